export * from './assessment.service.ts';
export { noticesOf } from './breach.clocks.ts';
export * from './breach.service.ts';
export * from './closing.service.ts';
export * from './communication.service.ts';
export * from './controller-notice.service.ts';
export * from './filing.service.ts';
export * from './measure.service.ts';
