export * from './errors.ts';
export * from './invalid.ts';
export * from './locale.ts';
export * from './node-types.ts';
export * from './permissions.ts';
