export * from './breach.assessment.entity.ts';
export * from './breach.communication.entity.ts';
export * from './breach.entity.ts';
export * from './breach.filing.entity.ts';
export * from './breach.involved.types.ts';
export * from './breach.measure.entity.ts';
export * from './breach.regime.entity.ts';
export * from './rules.ts';
