export * from './deadline.care.service.ts';
export * from './deadline.service.ts';
