export * from './deadline.engine.ts';
export * from './deadline.facts.ts';
export * from './deadline.holidays.ts';
export * from './deadline.labels.ts';
export type { DeadlineRule, DeadlineUnit } from './deadline.rule.ts';
export * from './deadline.rules.ts';
export * from './deadline.terms.ts';
export { isoInstant, parseInstant } from './deadline.counting.ts';
