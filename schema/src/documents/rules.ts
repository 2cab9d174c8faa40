export * from './document.labels.ts';
export * from './document.terms.ts';
