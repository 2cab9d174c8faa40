import type { Label } from './locale.ts';

/** What is done with what is kept long enough. */
export type RetentionAction =
  | 'DELETE' // the rows go
  | 'ARCHIVE' // out of daily use, kept as evidence
  | 'DESTROY_KEYS' // what was sealed is noise from now on
  | 'DROP_MONTH'; // a whole month of a partitioned table

/** How long Vigie keeps something of its own, from when, and by what right: GDPR 5(1)(e). */
export interface RetentionRule {
  code: string;
  label: Label;
  /** From this fact the period runs. */
  from: string;
  /** ISO 8601: `P12M`, `P30D`, `PT24H`. */
  period: string;
  action: RetentionAction;
  /** What the figure rests on. */
  source: string;
}

/** Vigie's own retention. The job that applies it counts what it removes, rule by rule. */
export const OWN_RETENTION = {
  SESSIONS: {
    code: 'SESSIONS',
    label: { FR: 'Sessions terminées', EN: 'Ended sessions' },
    from: 'session.endedAt',
    period: 'P30D',
    action: 'DELETE',
    source: 'product default',
  },
  IDEMPOTENCY_KEYS: {
    code: 'IDEMPOTENCY_KEYS',
    label: { FR: 'Clés d’idempotence', EN: 'Idempotency keys' },
    from: 'idempotencyKey.createdAt',
    period: 'PT24H',
    action: 'DELETE',
    source: 'product default',
  },
  MAILS: {
    code: 'MAILS',
    label: { FR: 'Courriels envoyés', EN: 'Sent mails' },
    from: 'mailMessage.createdAt',
    period: 'P12M',
    action: 'DELETE',
    source: 'product default',
  },
  DIGESTS: {
    code: 'DIGESTS',
    label: { FR: 'Récapitulatifs quotidiens : preuves d’envoi', EN: 'Daily digests: records of delivery' },
    from: 'digest.createdAt',
    period: 'P12M',
    action: 'DELETE',
    source: 'product default: as the mails',
  },
  IDENTITY_DOCUMENTS: {
    code: 'IDENTITY_DOCUMENTS',
    label: { FR: 'Justificatifs d’identité non décidés', EN: 'Identity documents without a decision' },
    from: 'document.createdAt',
    period: 'P30D',
    action: 'DESTROY_KEYS',
    source: 'GDPR 5(1)(c), 12(6); EDPB 01/2022: deleted with the decision, and after this period without one',
  },
  REQUEST_FILES_ACTIVE: {
    code: 'REQUEST_FILES_ACTIVE',
    label: { FR: 'Demandes closes : passage en archive', EN: 'Closed requests: moved to the archive' },
    from: 'request.closedAt',
    period: 'P12M',
    action: 'ARCHIVE',
    source: 'product default; CNIL guide on retention periods (active, intermediate, final)',
  },
  REQUEST_FILES_ARCHIVE: {
    code: 'REQUEST_FILES_ARCHIVE',
    label: { FR: 'Demandes archivées : fin de conservation', EN: 'Archived requests: end of retention' },
    from: 'request.archivedAt',
    period: 'P4Y',
    action: 'DESTROY_KEYS',
    source: 'product default: five years in all, as for claims in civil law',
  },
  TASKS: {
    code: 'TASKS',
    label: {
      FR: 'Tâches faites et commentaires sans dossier : textes',
      EN: 'Done tasks and comments outside a file: their words',
    },
    from: 'task.doneAt, comment.createdAt',
    period: 'P2Y',
    action: 'DESTROY_KEYS',
    source: 'product default; those that hang on a file die with that file',
  },
  DELIVERIES: {
    code: 'DELIVERIES',
    label: { FR: 'Événements transmis', EN: 'Relayed events' },
    from: 'outboxEvent.at',
    period: 'P90D',
    action: 'DROP_MONTH',
    source: 'product default',
  },
  READINGS: {
    code: 'READINGS',
    label: { FR: 'Journal d’audit : consultations', EN: 'Audit trail: readings' },
    from: 'auditEntry.at',
    period: 'P12M',
    action: 'DROP_MONTH',
    source: 'product default; CNIL recommendation on logging (2021-122): six months to one year',
  },
  AUDIT: {
    code: 'AUDIT',
    label: { FR: 'Journal d’audit : modifications', EN: 'Audit trail: changes' },
    from: 'auditEntry.at',
    period: 'P6Y',
    action: 'DROP_MONTH',
    source: 'product default: GDPR 5(2) and the limitation of claims',
  },
} as const satisfies Record<string, RetentionRule>;

export type RetentionCode = keyof typeof OWN_RETENTION;
