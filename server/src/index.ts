export { type Actor, systemActor } from './actor.ts';
export { type App, type AppOptions, makeApp } from './app.ts';
export { Audit } from './audit/audit.service.ts';
export { type Checkpoint, parseCheckpoints } from './audit/checkpoint.ts';
export { checkpointsText } from './audit/checkpoints-out.ts';
export { contradictedBy, signedHere } from './audit/contradicted.ts';
export { exportTrail } from './audit/export.ts';
export { lastVerification, recordVerification, verificationIsDue } from './audit/last-verification.ts';
export { pruningObstacle } from './audit/pruning.ts';
export { sealAll } from './audit/sealing.ts';
export { describeVerification } from './audit/verification.labels.ts';
export type { Verification } from './audit/verification.ts';
export { verifyDatabase, verifyExport } from './audit/verify.ts';
export * as breaches from './breaches/index.ts';
export { type Context, newId } from './context.ts';
export {
  type Databases,
  inTransaction,
  openDatabases,
  type RoleUrls,
  roleUrls,
  type Sql,
  sqlOf,
} from './database.ts';
export { isOutage, isTransient } from './database-trouble.ts';
export * as alerts from './deadlines/alert.service.ts';
export type { AlertDesk, DeliveryOutcome, Outcomes } from './deadlines/alert-claim.service.ts';
export { LATE, waitingAlerts } from './deadlines/alert-watch.service.ts';
export type { DigestOutcome } from './deadlines/digest.service.ts';
export * as digests from './deadlines/digest.service.ts';
export { onRing } from './deadlines/doorbell.service.ts';
export * as deadlines from './deadlines/index.ts';
export * as policies from './deadlines/policy.verbs.ts';
export {
  type RehearsedAlert,
  type RehearsedDigest,
  rehearse,
  rehearseDigests,
} from './deadlines/rehearsal.service.ts';
export {
  durationInMs,
  type Environment,
  parseSecretKey,
  readEnvironment,
  SettingError,
} from './environment.ts';
export type { Health } from './health.ts';
export { People } from './identity/people.ts';
export { KeyRefused, keyGuard, requireKey } from './installation/key-guard.ts';
export type { FailedJob, QueueDesk } from './jobs/queue-desk.ts';
export { openTransport } from './mails/open-transport.ts';
export type { Mail, MailTransport } from './mails/transport.ts';
export * as organisations from './organisations/index.ts';
export * as members from './organisations/member.service.ts';
export { makeParts } from './parts.ts';
export * as requests from './requests/index.ts';
export { makeSchema, printedSchema } from './schema.ts';
export { Secrets } from './secrets.ts';
export * as subjects from './subjects/subject.service.ts';
export * as tasks from './tasks/index.ts';
export { type Parts, unitInEach, unitOfWork, variablesOf } from './unit-of-work.ts';
export { sealCarried } from './vault/carried-texts.ts';
export { brokenSealOf } from './vault/cipher.ts';
