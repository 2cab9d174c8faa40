import type { PolicyDef } from '@mikro-orm/core';

/**
 * The four kinds of table. A test compares this list with `pg_policies` and the grants of the database:
 *
 * - TENANT: an organisation's rows. Forced row-level security; `vigie_app` sees its organisation or nothing.
 * - IDENTITY: who may sign in at all. Only `vigie_system` touches it, through the identity module.
 * - INSTALLATION: of no organisation: the check value of the secret key, and what the processes say of themselves. Only `vigie_system` touches it.
 * - REFERENCE: the same for everyone, read only.
 */
export const TABLES = {
  organisation: 'TENANT',
  legal_entity: 'TENANT',
  membership: 'TENANT',
  api_token: 'TENANT',
  organisation_key: 'TENANT',
  protection_key: 'TENANT',
  suppression_entry: 'TENANT',
  data_subject: 'TENANT',
  subject_identifier: 'TENANT',
  data_subject_request: 'TENANT',
  exercised_right: 'TENANT',
  suspension: 'TENANT',
  identity_check: 'TENANT',
  claimed_identifier: 'TENANT',
  request_assessment: 'TENANT',
  right_decision: 'TENANT',
  request_communication: 'TENANT',
  recipient_notice: 'TENANT',
  fee_announcement: 'TENANT',
  access_information: 'TENANT',
  document: 'TENANT',
  document_content: 'TENANT',
  breach: 'TENANT',
  regime_filing: 'TENANT',
  severity_assessment: 'TENANT',
  breach_decision: 'TENANT',
  subject_communication: 'TENANT',
  communication_exemption: 'TENANT',
  breach_measure: 'TENANT',
  controller_notice: 'TENANT',
  regime_setting: 'TENANT',
  breach_regime: 'TENANT',
  task: 'TENANT',
  comment: 'TENANT',
  deadline: 'TENANT',
  deadline_revision: 'TENANT',
  alert_step: 'TENANT',
  notification: 'TENANT',
  escalation_policy: 'TENANT',
  digest_policy: 'TENANT',
  digest: 'TENANT',
  counting_policy: 'TENANT',
  holiday_change: 'TENANT',
  calendar_feed: 'TENANT',
  mail_message: 'TENANT',
  idempotency_key: 'TENANT',
  reference_counter: 'TENANT',
  audit_entry: 'TENANT',
  audit_head: 'TENANT',
  audit_checkpoint: 'TENANT',
  outbox_event: 'TENANT',
  retention_run: 'TENANT',
  user_account: 'IDENTITY',
  session: 'IDENTITY',
  worker_process: 'INSTALLATION',
  installation: 'INSTALLATION',
  schema_migration: 'REFERENCE',
} as const;

export type TableKind = 'TENANT' | 'IDENTITY' | 'INSTALLATION' | 'REFERENCE';

/** Session variables that the policies read, set for one transaction only. */
export const VARIABLES = {
  organisation: 'app.organisation',
  /** `*` for all legal entities, else a comma-separated list of ids; absent shows none. */
  legalEntities: 'app.legal_entities',
  /** The user or token that asks; absent for Vigie itself and the public. */
  actor: 'app.actor',
} as const;

// Written as PostgreSQL prints them, or the comparison of migrations and entities never comes out empty. The
// sub-selects are evaluated once a statement, not once a row.
const organisationIs = (column: string) =>
  `${column} = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")`;
const REACH = `( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)`;
const REACHES_ALL = `( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text))`;
const entityIn = (column: string) => `${REACHES_ALL} OR (${column} = ANY (${REACH}::uuid[]))`;
const actorIs = (column: string) =>
  `${column} = ( SELECT (NULLIF(current_setting('app.actor'::text, true), ''::text))::uuid AS "nullif")`;

const policyOf = (expression: string): PolicyDef[] => [
  { name: 'organisation', using: expression, check: expression },
];

/** Rows of one organisation. */
export const tenantPolicies = (column = 'organisation_id'): PolicyDef[] =>
  policyOf(`(${organisationIs(column)})`);

const inOrganisation = (expression: string): PolicyDef[] =>
  policyOf(`((${organisationIs('organisation_id')}) AND (${expression}))`);

/**
 * Rows of one organisation that also belong to one legal entity, inside which a membership may be confined. Where the
 * column may be null, such a row belongs to the organisation as a whole: who is confined does not see it.
 */
export const entityPolicies = (column = 'legal_entity_id'): PolicyDef[] => inOrganisation(entityIn(column));

/** The same, and rows of the organisation as a whole that every membership sees. */
export const eitherPolicies = (column = 'legal_entity_id'): PolicyDef[] =>
  inOrganisation(`(${column} IS NULL) OR ${entityIn(column)}`);

/** The same, and rows of the organisation as a whole that only whoever they are meant for sees, beside who reaches all. */
export const ownPolicies = (owner: string, column = 'legal_entity_id'): PolicyDef[] =>
  inOrganisation(`((${column} IS NULL) AND (${actorIs(owner)})) OR ${entityIn(column)}`);

/** Rows that reach some legal entities, all of them when null: seen by who reaches at least as far. */
export const reachPolicies = (column = 'legal_entity_ids'): PolicyDef[] =>
  inOrganisation(`${REACHES_ALL} OR (${column} <@ ${REACH})`);
