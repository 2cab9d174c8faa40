import {
  addressObstacle,
  externalReferenceProblem,
  IdentifierScheme,
  invalidInput,
  type Match,
  matchOf,
  notFound,
  type SaidIdentifier,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import type { Sql } from '../database.ts';
import type { Vault } from '../vault/vault.ts';
import {
  ALIKE_SINCE,
  formerSpelling,
  likeness,
  SPELLING,
  spellingOf,
  visible,
} from './identifier.spelling.ts';

/** A field's code, bound into what is sealed: never renamed. */
export const IDENTIFIER_FIELD = 'SubjectIdentifier.value';

/** What a look-up needs: a unit of work has it, and so has a query. */
export interface Seeker {
  organisationId: string;
  sql: Sql;
  vault: Vault;
}

/** An identifier as it is compared. */
export interface Indexed {
  scheme: IdentifierScheme;
  value: string;
  /** Which system a customer number is of, in small letters. */
  system: string | null;
  /** Under which it is stored; null for what finds nobody. */
  hash: Buffer | null;
  /** Every hash of the present spelling under which it may be stored, the newest first. */
  hashes: Buffer[];
  /** The same of the former spelling, for what is still stored under it. */
  formerHashes: Buffer[];
}

/** An identifier of somebody, by the hash of its present spelling. */
export interface Held {
  id: string;
  dataSubjectId: string;
  scheme: IdentifierScheme;
  system: string | null;
  hash: Buffer | null;
  sealed: Buffer;
}

/** Where a caller gave the identifiers, for what is refused of them. */
export type Path = (string | number)[];

/** Where identifiers stand in the input of most verbs. */
export const IDENTIFIERS: Path = ['input', 'identifiers'];

/**
 * The country that a national phone number belongs to: of the legal entity that received it; where none is named, of the
 * organisation's legal entities if it is the same for all; else nobody knows.
 */
export async function countryOf(
  { organisationId, sql }: Seeker,
  legalEntityId: string | null | undefined,
): Promise<string | null> {
  const rows = await sql<{ country: string }>(
    'select distinct country from legal_entity where organisation_id = $1 and ($2::uuid is null or id = $2::uuid) limit 2',
    [organisationId, legalEntityId ?? null],
  );
  if (legalEntityId && rows.length === 0) throw notFound();
  return rows.length === 1 ? (rows[0] as { country: string }).country : null;
}

/** Refuses an address that is none, or that no mail can reach, at the field that it was sent in. */
export function checkAddresses(identifiers: readonly SaidIdentifier[], path: Path = IDENTIFIERS): void {
  const wrong = identifiers.flatMap(({ scheme, value }, place) => {
    const code = scheme === IdentifierScheme.EMAIL ? addressObstacle(value.trim()) : null;
    return code ? [{ path: [...path, place, 'value'], code }] : [];
  });
  if (wrong.length > 0) throw invalidInput(...wrong);
}

/** Why an identifier cannot be of that system. */
function systemProblem({ scheme, system }: SaidIdentifier): string | null {
  if (system === null || system === undefined) return null;
  return scheme === IdentifierScheme.CUSTOMER_NUMBER
    ? externalReferenceProblem('system', system)
    : 'CUSTOMER_NUMBER_ONLY';
}

/** Identifiers by their keyed hashes, each once. A full name has none: it is kept and sealed, yet finds nobody. */
export async function indexed(
  { vault }: Seeker,
  identifiers: readonly SaidIdentifier[],
  country: string | null,
  path: Path = IDENTIFIERS,
): Promise<Indexed[]> {
  const seen = new Map<string, Indexed>();
  for (const [place, identifier] of identifiers.entries()) {
    const code = systemProblem(identifier);
    if (code) throw invalidInput({ path: [...path, place, 'system'], code });
    const { scheme, value } = identifier;
    const system = identifier.system?.toLowerCase() ?? null;
    const spelling = spellingOf({ scheme, value, system }, country);
    if (spelling === '') throw invalidInput({ path: [...path, place, 'value'], code: 'EMPTY' });
    const key = `${scheme} ${spelling ?? likeness(scheme, value)}`;
    if (seen.has(key)) continue;
    const isName = scheme === IdentifierScheme.FULL_NAME;
    // The index first: it makes an organisation's very first key.
    const hash = spelling === null ? null : await vault.index(scheme, spelling);
    seen.set(key, {
      scheme,
      value: visible(value),
      system,
      hash,
      hashes: spelling === null ? [] : await vault.indexes(scheme, spelling),
      formerHashes: isName ? [] : await vault.indexes(scheme, formerSpelling({ scheme, value, system })),
    });
  }
  return [...seen.values()];
}

interface Row {
  id: string;
  data_subject_id: string;
  scheme: IdentifierScheme;
  system: string | null;
  index_hash: Buffer | null;
  index_version: number;
  value: Buffer;
}

/** The country in which what is on record of each person was received, as far as their requests tell. */
export async function countriesOf(
  seeker: Seeker,
  subjectIds: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await seeker.sql<{ id: string; countries: string[] }>(
    `select r.data_subject_id as id, array_agg(distinct e.country::text) as countries
     from data_subject_request r join legal_entity e on e.id = r.legal_entity_id
     where r.organisation_id = $1 and r.data_subject_id = any($2::uuid[]) group by 1`,
    [seeker.organisationId, subjectIds],
  );
  const told = new Map(rows.map(({ id, countries }) => [id, countries.length === 1 ? countries[0] : null]));
  const common = await countryOf(seeker, null);
  return new Map(subjectIds.map((id) => [id, told.has(id) ? (told.get(id) ?? null) : common]));
}

/** The present hash of rows that still have the former one, by row. Null where it can no longer be opened, or not compared. */
export async function presentHashes(
  seeker: Seeker,
  rows: readonly Pick<Row, 'id' | 'data_subject_id' | 'scheme' | 'system' | 'value'>[],
): Promise<Map<string, Buffer | null>> {
  const present = new Map<string, Buffer | null>();
  if (rows.length === 0) return present;
  const countries = await countriesOf(seeker, [...new Set(rows.map((row) => row.data_subject_id))]);
  for (const { id, data_subject_id: nodeId, scheme, system, value: sealed } of rows) {
    const value = await seeker.vault.openOne({ sealed, field: IDENTIFIER_FIELD, nodeId, rowId: id });
    const spelling =
      value === null ? null : spellingOf({ scheme, value, system }, countries.get(nodeId) ?? null);
    present.set(id, spelling ? await seeker.vault.index(scheme, spelling) : null);
  }
  return present;
}

const ROW = 'i.id, i.data_subject_id, i.scheme, i.system, i.index_hash, i.index_version, i.value';

/** All that these persons are known by. What still has its former hash is compared by the present one. */
export async function heldBy(seeker: Seeker, subjectIds: readonly string[]): Promise<Held[]> {
  const rows = await seeker.sql<Row>(
    `select ${ROW} from subject_identifier i
     where i.organisation_id = $1 and i.data_subject_id = any($2::uuid[]) order by i.id`,
    [seeker.organisationId, subjectIds],
  );
  const former = rows.filter((row) => row.index_version < SPELLING && row.index_hash);
  const present = await presentHashes(seeker, former);
  return rows.map((row) => ({
    id: row.id,
    dataSubjectId: row.data_subject_id,
    scheme: row.scheme,
    system: row.system,
    sealed: row.value,
    hash: present.has(row.id) ? (present.get(row.id) ?? null) : row.index_hash,
  }));
}

/** Whether it is that identifier. */
export const isSame = ({ scheme, hash }: Held, wanted: Indexed): boolean =>
  hash !== null && scheme === wanted.scheme && wanted.hashes.some((each) => each.equals(hash));

/** Whether it is that one, which has no hash to be compared by. */
export const isAlike = ({ vault }: Seeker, held: Held, { scheme, value }: Indexed): Promise<boolean> => {
  const { id: rowId, dataSubjectId: nodeId, sealed } = held;
  return vault.holds({ sealed, field: IDENTIFIER_FIELD, nodeId, rowId }, value, (text) =>
    likeness(scheme, text),
  );
};

interface Found {
  id: string;
  legal_entity_id: string | null;
}

/**
 * The records of one place. A controller knows a person by what it was told itself (GDPR 4(7), 5(1)(f)): a legal entity's
 * own come first, then those of the organisation as a whole; another one's never. Asked without a legal entity, the
 * organisation's come first, then those of where the oldest one is.
 */
function ofOnePlace(found: readonly Found[], legalEntityId: string | null): Found[] {
  const byAge = found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const places = legalEntityId ? [legalEntityId, null] : [null, ...byAge.map((each) => each.legal_entity_id)];
  const here = places.map((place) => byAge.filter((each) => each.legal_entity_id === place));
  return here.find((some) => some.length > 0) ?? [];
}

/**
 * Who is known to that legal entity by any of these, with all that they are known by: by both spellings, as long as some
 * have the former one.
 */
export async function seek(
  seeker: Seeker,
  wanted: readonly Indexed[],
  legalEntityId: string | null = null,
): Promise<{ match: Match; held: Held[] }> {
  const places = wanted.flatMap(({ scheme, hashes, formerHashes }) => [
    ...hashes.map((hash) => ({ scheme, hash, isFormer: false })),
    ...formerHashes.map((hash) => ({ scheme, hash, isFormer: true })),
  ]);
  if (places.length === 0) return { match: matchOf([], []), held: [] };
  const found = await seeker.sql<Found>(
    `select distinct i.data_subject_id as id, i.legal_entity_id
     from subject_identifier i
     join unnest($1::text[], $2::bytea[], $3::bool[]) as w (scheme, hash, is_former)
       on i.scheme = w.scheme and i.index_hash = w.hash and w.is_former = (i.index_version < $5)
     where i.organisation_id = $4`,
    [
      places.map(({ scheme }) => scheme),
      places.map(({ hash }) => hash),
      places.map(({ isFormer }) => isFormer),
      seeker.organisationId,
      ALIKE_SINCE,
    ],
  );
  const held = await heldBy(
    seeker,
    ofOnePlace(found, legalEntityId).map(({ id }) => id),
  );
  // A hash under an older key counts as the one by which it is asked for.
  const nameOf = (each: Held): string =>
    (wanted.find((one) => isSame(each, one))?.hash ?? each.hash ?? Buffer.alloc(0)).toString('hex');
  const match = matchOf(
    wanted.flatMap(({ scheme, system, hash }) =>
      hash ? [{ scheme, system, hash: hash.toString('hex') }] : [],
    ),
    held.filter(({ hash }) => hash).map((each) => ({ ...each, hash: nameOf(each) })),
  );
  return { match, held };
}

/**
 * The same for who may write. Who is looked up by these hashes is looked up by one unit of work at a time: two messages at
 * once of a person who is new do not make two of them, and neither is refused.
 */
export async function lookUp(
  ctx: Context,
  wanted: readonly Indexed[],
  legalEntityId: string | null = null,
): Promise<{ match: Match; held: Held[] }> {
  const turns = wanted.flatMap(({ scheme, hashes, formerHashes }) =>
    [...hashes, ...formerHashes].map((hash) => `${ctx.organisationId} ${scheme} ${hash.toString('hex')}`),
  );
  for (const turn of [...new Set(turns)].sort())
    await ctx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [turn]);
  return seek(ctx, wanted, legalEntityId);
}
