import 'reflect-metadata';

export * from './ai/index.ts';
export * from './audit/index.ts';
export * from './breaches/index.ts';
export * from './calendars/index.ts';
export * from './deadlines/index.ts';
export * from './documents/index.ts';
export * from './dpias/index.ts';
export * from './jobs/index.ts';
export * from './mails/index.ts';
export * from './organisations/index.ts';
export * from './permissions.ts';
export * from './requests/index.ts';
export * from './shared/index.ts';
export * from './subjects/index.ts';
export * from './tasks/index.ts';
export * from './vault/index.ts';
