export * from './organisation.entity.ts';
export * from './organisation.input.ts';
