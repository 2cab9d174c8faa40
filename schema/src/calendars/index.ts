export * from './calendar.entity.ts';
export * from './rules.ts';
