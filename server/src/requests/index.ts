export { ANSWER } from './request.clocks.service.ts';
export * from './request.delivery.service.ts';
export { deleteFilesOf, expireIdentityDocuments } from './request.documents.service.ts';
export { requestIntake } from './request.intake.ts';
export { requestVerbs } from './request.verbs.ts';
export { letterVerbs, rightVerbs } from './right.verbs.ts';
