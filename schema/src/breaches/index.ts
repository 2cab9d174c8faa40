export * from './breach.entity.ts';
export * from './rules.ts';
