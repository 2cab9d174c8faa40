export * from './document.terms.ts';
export * from './document.verbs.ts';
