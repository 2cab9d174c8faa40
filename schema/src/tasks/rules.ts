export * from './task.reading.ts';
export * from './task.verbs.ts';
