export * from './document.entity.ts';
export * from './document.input.ts';
export * from './rules.ts';
