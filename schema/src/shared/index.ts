export * from './base.entity.ts';
export * from './external-reference.types.ts';
export * from './input.ts';
export * from './rules.ts';
export * from './scalars.ts';
export * from './sealed.ts';
export * from './tenancy.ts';
