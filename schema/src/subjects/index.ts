export * from './subject.entity.ts';
export * from './subject.input.ts';
export * from './subject.match.ts';
export * from './subject.terms.ts';
