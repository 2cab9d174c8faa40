export * from './request.deadline.ts';
export * from './request.lifecycle.ts';
export * from './request.rights.labels.ts';
export * from './request.rights.terms.ts';
export * from './request.rights.ts';
export * from './request.terms.ts';
