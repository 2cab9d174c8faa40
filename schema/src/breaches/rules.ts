export * from './breach.lifecycle.ts';
export * from './breach.terms.ts';
