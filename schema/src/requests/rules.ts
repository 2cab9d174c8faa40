export * from './request.lifecycle.ts';
export * from './request.terms.ts';
