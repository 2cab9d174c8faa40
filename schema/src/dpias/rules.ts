export * from './dpia.screening.labels.ts';
export * from './dpia.screening.ts';
export * from './dpia.terms.ts';
