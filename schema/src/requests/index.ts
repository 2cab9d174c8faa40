export * from './request.entity.ts';
export * from './rules.ts';
