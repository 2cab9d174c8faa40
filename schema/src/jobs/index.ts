export * from './job.types.ts';
export * from './rules.ts';
