export * from './rules.ts';
export * from './subject.entity.ts';
export * from './subject.match.ts';
