import { randomUUID } from 'node:crypto';
import { OWN_RETENTION, RetentionClass, type RetentionCode } from '@vigie/schema';
import { type Context, inTransaction, requests, systemActor, unitOfWork, variablesOf } from '@vigie/server';
import { errorFields, type Office } from '../office.ts';
import { type Progress, unseen } from '../progress.ts';
import { forgetMailFiles } from './mail-files.ts';
import { dropMonths, makePartitions } from './partitions.ts';

/** Rows of one statement: short locks, flat memory. */
const BATCH = 1000;
/** Under this organisation stand the runs that concern the installation as a whole. */
const INSTALLATION = '00000000-0000-0000-0000-000000000000';

/** How many a rule removed. */
export type PurgeResult = Partial<Record<RetentionCode, number>>;

/** One rule inside one organisation: removes at most a batch, and gives how many. */
type Rule = (ctx: Context) => Promise<number>;

const deleteMails: Rule = async (ctx) => {
  const rows = await ctx.sql(
    `delete from mail_message where id in (
       select id from mail_message
       where organisation_id = $1 and created_at < $2::timestamptz - $3::interval limit $4
     ) returning id`,
    [ctx.organisationId, ctx.now, OWN_RETENTION.MAILS.period, BATCH],
  );
  return rows.length;
};

const deleteDigests: Rule = async (ctx) => {
  const rows = await ctx.sql(
    `delete from digest where id in (
       select id from digest
       where organisation_id = $1 and created_at < $2::timestamptz - $3::interval limit $4
     ) returning id`,
    [ctx.organisationId, ctx.now, OWN_RETENTION.DIGESTS.period, BATCH],
  );
  return rows.length;
};

const deleteIdempotencyKeys: Rule = async (ctx) => {
  const rows = await ctx.sql(
    `delete from idempotency_key where (organisation_id, actor_id, key) in (
       select organisation_id, actor_id, key from idempotency_key
       where organisation_id = $1 and created_at < $2::timestamptz - $3::interval limit $4
     ) returning key`,
    [ctx.organisationId, ctx.realNow, OWN_RETENTION.IDEMPOTENCY_KEYS.period, BATCH],
  );
  return rows.length;
};

const archiveRequests: Rule = async (ctx) => {
  const rows = await ctx.sql<{ id: string; legal_entity_id: string }>(
    `update data_subject_request set archived_at = $2, updated_at = $2, version = version + 1 where id in (
       select id from data_subject_request
       where organisation_id = $1 and archived_at is null and closed_at < $2::timestamptz - $3::interval limit $4
     ) returning id, legal_entity_id`,
    [ctx.organisationId, ctx.now, OWN_RETENTION.REQUEST_FILES_ACTIVE.period, BATCH],
  );
  for (const row of rows) ctx.record('request.archived', { id: row.id, legalEntityId: row.legal_entity_id });
  return rows.length;
};

/** The sealed part of the file dies with its keys; reference, dates and outcome stay as the register of requests. */
const destroyRequestFiles: Rule = async (ctx) => {
  const rows = await ctx.sql<{ owner_id: string; legal_entity_id: string }>(
    `select c.id as owner_id, c.legal_entity_id from data_subject_request c
     where c.organisation_id = $1 and c.archived_at < $2::timestamptz - $3::interval
       and (exists (select from protection_key k where k.owner_id = c.id and k.organisation_id = c.organisation_id
                      and k.retention_class = 'REQUEST_FILE' and k.destroyed_at is null)
         or exists (select from document d where d.node_id = c.id and d.organisation_id = c.organisation_id
                      and d.deleted_at is null))
     limit $4`,
    [ctx.organisationId, ctx.now, OWN_RETENTION.REQUEST_FILES_ARCHIVE.period, BATCH],
  );
  if (rows.length === 0) return 0;
  const owners = rows.map(({ owner_id }) => owner_id);
  await requests.deleteFilesOf(ctx, owners);
  await ctx.sql(
    `update claimed_identifier set index_hash = null, former_hash = null, system = null, value = null, updated_at = $3, version = version + 1
     where organisation_id = $1 and case_id = any($2::uuid[]) and (index_hash is not null or value is not null)`,
    [ctx.organisationId, owners, ctx.now],
  );
  await ctx.vault.destroyKeys(owners, [RetentionClass.REQUEST_FILE]);
  for (const row of rows)
    ctx.record('request.purged', { id: row.owner_id, legalEntityId: row.legal_entity_id });
  return owners.length;
};

const deleteIdentityDocuments: Rule = (ctx) =>
  requests.expireIdentityDocuments(ctx, OWN_RETENTION.IDENTITY_DOCUMENTS.period, BATCH);

/** Words that hang on no file have a period of their own: done tasks, and comments. What they hang on, when and by whom, stays. */
const destroyLooseWords: Rule = async (ctx) => {
  const rows = await ctx.sql<{ id: string; legal_entity_id: string | null; kind: string }>(
    `select w.* from (
       select id, legal_entity_id, 'task' as kind from task
       where organisation_id = $1 and file_id = id and done_at < $2::timestamptz - $3::interval
       union all
       select id, legal_entity_id, 'comment' from comment
       where organisation_id = $1 and file_id = id and created_at < $2::timestamptz - $3::interval
     ) w
     where exists (select from protection_key k where k.owner_id = w.id and k.organisation_id = $1 and k.destroyed_at is null)
     limit $4`,
    [ctx.organisationId, ctx.now, OWN_RETENTION.TASKS.period, BATCH],
  );
  await ctx.vault.destroyKeys(
    rows.map(({ id }) => id),
    [RetentionClass.DOCUMENT],
  );
  for (const { id, legal_entity_id: legalEntityId, kind } of rows)
    ctx.record(`${kind}.purged`, { id, legalEntityId });
  return rows.length;
};

const RULES: Partial<Record<RetentionCode, Rule>> = {
  IDEMPOTENCY_KEYS: deleteIdempotencyKeys,
  MAILS: deleteMails,
  DIGESTS: deleteDigests,
  IDENTITY_DOCUMENTS: deleteIdentityDocuments,
  REQUEST_FILES_ACTIVE: archiveRequests,
  REQUEST_FILES_ARCHIVE: destroyRequestFiles,
  TASKS: destroyLooseWords,
};

const RUN = `insert into retention_run (organisation_id, id, rule, ran_at, removed) values ($1, $2, $3, $4, $5)`;

/** One process at a time applies a rule in an organisation: two that update the same rows would both tell of them. */
async function isAlone(ctx: Context, code: RetentionCode): Promise<boolean> {
  const [row] = await ctx.sql<{ free: boolean }>(
    'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free',
    [`retention ${ctx.organisationId} ${code}`],
  );
  return row?.free ?? false;
}

/** One batch of one rule in one unit of work, counted in the same transaction; nothing while another process is at it. */
const runRule = (office: Office, organisationId: string, code: RetentionCode, rule: Rule): Promise<number> =>
  unitOfWork(
    office.desk.parts,
    { actor: systemActor(organisationId), organisationId, requestId: randomUUID() },
    async (ctx) => {
      if (!(await isAlone(ctx, code))) return 0;
      const removed = await rule(ctx);
      if (removed === 0) return 0;
      await ctx.sql(RUN, [organisationId, randomUUID(), code, ctx.realNow, removed]);
      ctx.notes.push({ action: 'retention.run', nodeId: null, data: { rule: code, removed } });
      return removed;
    },
  );

/** Counts what concerns the whole installation: as vigie_app, in no organisation. */
async function countRun(office: Office, code: RetentionCode, removed: number): Promise<void> {
  if (removed === 0) return;
  await inTransaction(office.desk.parts.databases.app, async (sql) => {
    for (const [name, value] of Object.entries(variablesOf(INSTALLATION, systemActor(INSTALLATION)))) {
      await sql('select set_config($1, $2, true)', [name, value]);
    }
    await sql(RUN, [INSTALLATION, randomUUID(), code, new Date(), removed]);
  });
}

async function deleteSessions({ system }: Office): Promise<number> {
  const { rowCount } = await system.query(
    `delete from session where coalesce(ended_at, expires_at) < clock_timestamp() - $1::interval`,
    [OWN_RETENTION.SESSIONS.period],
  );
  return rowCount ?? 0;
}

/** Mails that were written as files go by the same rule as their rows, by the real clock. */
async function deleteMailFiles({ system, desk }: Office): Promise<number> {
  const { rows } = await system.query<{ before: Date }>('select clock_timestamp() - $1::interval as before', [
    OWN_RETENTION.MAILS.period,
  ]);
  return desk.transport.forgetBefore((rows[0] as { before: Date }).before);
}

/**
 * Applies Vigie's own retention, and makes the partitions of the months to come. Safe to run twice and by two at once.
 *
 * @param onProgress told after each organisation how far it has come, from 0 to 1
 * @returns how many each rule removed
 */
export async function purge(
  office: Office,
  signal: AbortSignal,
  onProgress: Progress = unseen,
): Promise<PurgeResult> {
  const result: PurgeResult = {};
  await makePartitions(office.system);
  const sessions = await deleteSessions(office);
  const months = await dropMonths(office);
  const files = await deleteMailFiles(office);
  for (const [code, removed] of Object.entries({ SESSIONS: sessions, MAILS: files, ...months }) as [
    RetentionCode,
    number,
  ][]) {
    await countRun(office, code, removed);
    if (removed > 0) result[code] = removed;
  }
  const { rows } = await office.system.query<{ id: string }>('select id from organisation order by id');
  for (const [index, { id }] of rows.entries()) {
    onProgress(index / rows.length);
    for (const [code, rule] of Object.entries(RULES) as [RetentionCode, Rule][]) {
      try {
        for (let removed = BATCH; removed === BATCH && !signal.aborted; ) {
          removed = await runRule(office, id, code, rule);
          if (removed > 0) result[code] = (result[code] ?? 0) + removed;
        }
      } catch (error) {
        office.logger.error(
          { organisationId: id, rule: code, ...errorFields(error) },
          'a retention rule could not be applied',
        );
      }
    }
  }
  const gone = await forgetMailFiles(
    office,
    rows.map(({ id }) => id),
  );
  await countRun(office, 'MAILS', gone);
  if (gone > 0) result.MAILS = (result.MAILS ?? 0) + gone;
  onProgress(1);
  return result;
}
