export * from './request.entity.ts';
export * from './request.input.ts';
export * from './rules.ts';
