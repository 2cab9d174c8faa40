export { ANSWER } from './request.clocks.service.ts';
export * from './request.course.service.ts';
export * from './request.decision.service.ts';
export * from './request.delivery.service.ts';
export * from './request.requester.service.ts';
export * from './request.service.ts';
