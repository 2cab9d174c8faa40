export * from './deadline.entity.ts';
export * from './rules.ts';
