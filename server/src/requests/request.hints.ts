import { DataSubject, DataSubjectRequest } from '@vigie/schema';
import DataLoader from 'dataloader';
import type { Operation } from '../graphql/operation.ts';
import { ALIKE_SINCE } from '../subjects/identifier.spelling.ts';

/** Most of each that is shown: a hint, and no list to work through. */
const MOST = 20;

/** A claim that is an identifier on record, under the present spelling or still under the former one. */
const IS_CLAIMED = `i.organisation_id = k.organisation_id and i.scheme = k.scheme
  and (i.legal_entity_id is null or i.legal_entity_id = k.legal_entity_id)
  and i.index_hash = case when i.index_version < ${ALIKE_SINCE} then k.former_hash else k.index_hash end`;

/** Whom the open claims of a request find, by an exact match of their keyed hashes. */
const CANDIDATES = `
  select case_id as of, id from (
    select distinct k.case_id, i.data_subject_id as id
    from claimed_identifier k
    join subject_identifier i
      on ${IS_CLAIMED}
    where k.case_id = any($1::uuid[])) found
  order by case_id, id`;

/**
 * Earlier requests for the same right by the same person, or by whom it may be: through the person, through whom the claims
 * find, or through what both claim.
 */
const EARLIER = `
  with own as (
    select c.id as of, 'P' || c.data_subject_id as key, c.data_subject_id as person, null::bytea as hash
    from data_subject_request c where c.id = any($1::uuid[]) and c.data_subject_id is not null
    union
    select k.case_id, 'P' || i.data_subject_id, i.data_subject_id, null
    from claimed_identifier k
    join subject_identifier i
      on ${IS_CLAIMED}
    where k.case_id = any($1::uuid[])
    union
    select k.case_id, 'C' || encode(k.index_hash, 'hex'), null, k.index_hash
    from claimed_identifier k where k.case_id = any($1::uuid[]) and k.index_hash is not null
  ), other as (
    select o.of, c.id from own o join data_subject_request c on c.data_subject_id = o.person
    union
    select o.of, k.case_id from own o join claimed_identifier k on k.index_hash = o.hash
    union
    select o.of, k.case_id from own o
    join subject_identifier i on i.data_subject_id = o.person
    join claimed_identifier k
      on ${IS_CLAIMED}
  )
  select of, id from (
    select p.of, c.id, row_number() over (partition by p.of order by c.received_at desc, c.id desc) as place
    from other p
    join data_subject_request t on t.id = p.of
    join data_subject_request c on c.id = p.id and c.id <> t.id and c.organisation_id = t.organisation_id
    where (c.received_at, c.id) < (t.received_at, t.id) and c.right_codes && t.right_codes) hints
  where place <= ${MOST} order by of, place`;

type Hint = 'candidates' | 'earlier';
const STATEMENTS: Record<Hint, string> = { candidates: CANDIDATES, earlier: EARLIER };

const loaders = new WeakMap<Operation, Map<Hint, DataLoader<string, string[]>>>();

/** Ids by request, in one statement for all requests of a turn. */
function idsOf(ctx: Operation, hint: Hint, requestId: string): Promise<string[]> {
  const own = loaders.get(ctx) ?? new Map<Hint, DataLoader<string, string[]>>();
  loaders.set(ctx, own);
  let loader = own.get(hint);
  if (!loader) {
    loader = new DataLoader<string, string[]>(async (ids) => {
      const rows = await ctx.reader.snapshot.sql<{ of: string; id: string }>(STATEMENTS[hint], [ids]);
      return ids.map((of) => rows.filter((row) => row.of === of).map(({ id }) => id));
    });
    own.set(hint, loader);
  }
  return loader.load(requestId);
}

const present = <T>(found: (T | null)[]): T[] => found.filter((each) => each !== null);

/** The persons whom its claims find. */
export async function candidatesOf(ctx: Operation, { id }: DataSubjectRequest): Promise<DataSubject[]> {
  const ids = (await idsOf(ctx, 'candidates', id)).slice(0, MOST);
  return present(await Promise.all(ids.map((each) => ctx.reader.find(DataSubject, each))));
}

/** Earlier requests for the same right that may be the same person's, the latest first. */
export async function earlierOf(ctx: Operation, { id }: DataSubjectRequest): Promise<DataSubjectRequest[]> {
  const ids = await idsOf(ctx, 'earlier', id);
  return present(await Promise.all(ids.map((each) => ctx.reader.find(DataSubjectRequest, each))));
}
