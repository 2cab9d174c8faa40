export * from './errors.ts';
export * from './external-reference.ts';
export * from './invalid.ts';
export * from './locale.ts';
export * from './node-types.ts';
export * from './permissions.ts';
export * from './refusal.labels.ts';
export * from './retention.rules.ts';
