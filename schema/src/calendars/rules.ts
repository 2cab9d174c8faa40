export * from './calendar.entry.ts';
export * from './calendar.labels.ts';
export * from './calendar.verbs.ts';
