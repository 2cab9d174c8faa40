export * from './organisation.entity.ts';
