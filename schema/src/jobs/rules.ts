export * from './job.labels.ts';
export * from './job.replay.ts';
export * from './job.terms.ts';
export * from './job.verbs.ts';
