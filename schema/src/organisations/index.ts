export * from './organisation.entity.ts';
export * from './organisation.input.ts';
export * from './regime.input.ts';
export * from './regime.setting.entity.ts';
export * from './rules.ts';
