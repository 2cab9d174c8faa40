// For the browser too: no ORM, no GraphQL, no Node; temporal-polyfill is its only package.
export * from './ai/rules.ts';
export * from './breaches/rules.ts';
export * from './calendars/rules.ts';
export * from './deadlines/rules.ts';
export * from './documents/rules.ts';
export * from './dpias/rules.ts';
export * from './jobs/rules.ts';
export * from './mails/mail.terms.ts';
export * from './organisations/rules.ts';
export * from './permissions.ts';
export * from './requests/rules.ts';
export * from './shared/rules.ts';
export * from './subjects/rules.ts';
export * from './tasks/rules.ts';
