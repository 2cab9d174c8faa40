export * from './rules.ts';
export * from './task.entity.ts';
