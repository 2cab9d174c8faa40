export * from './mail.entity.ts';
export * from './mail.terms.ts';
