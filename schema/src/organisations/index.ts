export * from './organisation.entity.ts';
export * from './regime.setting.entity.ts';
export * from './rules.ts';
export * from './sign-in.input.ts';
