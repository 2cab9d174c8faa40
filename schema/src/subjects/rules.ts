export * from './subject.fields.ts';
export * from './subject.terms.ts';
export * from './subject.verbs.ts';
