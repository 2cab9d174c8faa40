export * from './calendar.entity.ts';
export * from './calendar.input.ts';
export * from './rules.ts';
