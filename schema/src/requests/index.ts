export * from './request.communication.entity.ts';
export * from './request.decision.entity.ts';
export * from './request.entity.ts';
export * from './request.identity.entity.ts';
export * from './request.input.ts';
export * from './request.rights.input.ts';
export * from './request.work.input.ts';
export * from './rules.ts';
