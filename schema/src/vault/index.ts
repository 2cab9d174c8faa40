export * from './vault.entity.ts';
