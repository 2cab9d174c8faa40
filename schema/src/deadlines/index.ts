export { DigestPolicy } from './alert.digest.entity.ts';
export * from './alert.policy.entity.ts';
export * from './counting.policy.entity.ts';
export * from './deadline.entity.ts';
export * from './rules.ts';
