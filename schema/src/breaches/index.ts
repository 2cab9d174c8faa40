export * from './breach.entity.ts';
export * from './breach.input.ts';
export * from './rules.ts';
