export * from './document.entity.ts';
export * from './rules.ts';
