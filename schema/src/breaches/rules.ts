export * from './breach.lifecycle.ts';
export * from './breach.register.ts';
export * from './breach.severity.labels.ts';
export * from './breach.severity.ts';
export * from './breach.terms.ts';
