export * from './regime.rules.ts';
