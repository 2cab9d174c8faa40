export * from './audit.terms.ts';
export * from './audit.types.ts';
