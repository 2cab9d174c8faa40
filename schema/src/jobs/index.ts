export * from './job.input.ts';
export * from './job.types.ts';
export * from './rules.ts';
