export * from './deadline.service.ts';
export { deadlineVerbs } from './deadline.verbs.ts';
