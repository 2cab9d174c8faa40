import {
  DataSubject,
  IdentifierScheme,
  invalidField,
  type Locale,
  OWN_SCHEMES,
  RetentionClass,
  ruleBroken,
  type SaidIdentifier,
  SubjectIdentifier,
  type SubjectQuestion,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import type { Operation } from '../graphql/operation.ts';
import { nextReference } from '../organisations/reference.ts';
import { formerSpelling, SPELLING, spellingOf } from './identifier.spelling.ts';
import {
  checkAddresses,
  countryOf,
  heldBy,
  IDENTIFIER_FIELD,
  type Indexed,
  indexed,
  isAlike,
  isSame,
  lookUp,
  type Path,
  type Seeker,
  seek,
} from './subject.lookup.ts';

export { nextToRespell, respell } from './subject.respelling.ts';

/** What somebody decided of whom identifiers mean, where these leave it open. */
export interface Decision {
  /** Whose they are. */
  dataSubjectId?: string | null | undefined;
  /** Nobody's who is known. */
  isSomebodyNew?: boolean | null | undefined;
}

const isOwn = ({ scheme }: { scheme: IdentifierScheme }): boolean => OWN_SCHEMES.includes(scheme);

/** Whose identifiers these are, by the rule or by the decision; null for somebody new. */
async function decide(
  ctx: Context,
  wanted: readonly Indexed[],
  { dataSubjectId, isSomebodyNew }: Decision,
  legalEntityId: string | null,
): Promise<DataSubject | null> {
  if (dataSubjectId && isSomebodyNew) throw invalidField('isSomebodyNew', 'NOT_BOTH');
  const subject = dataSubjectId ? await ctx.get(DataSubject, dataSubjectId) : null;
  // What others have in the legal entity that knows the person counts, not what another controller knows.
  const { match, held } = await lookUp(ctx, wanted, subject?.legalEntityId ?? legalEntityId);
  if (!dataSubjectId && !isSomebodyNew) {
    if (match.obstacle) throw ruleBroken(match.obstacle);
    return match.dataSubjectId ? ctx.get(DataSubject, match.dataSubjectId) : null;
  }
  if (subject?.erasedAt) throw ruleBroken('SUBJECT_ERASED');
  // An address or customer number that is somebody else's stays theirs, whoever decides.
  const isOthers = held.some(
    (each) => each.dataSubjectId !== subject?.id && isOwn(each) && wanted.some((one) => isSame(each, one)),
  );
  if (isOthers) throw ruleBroken('IDENTIFIERS_OF_SEVERAL_PERSONS');
  return subject;
}

/** What the organisation as a whole knows becomes a legal entity's with its first case; another one's record does not. */
export async function settleIn(ctx: Context, subject: DataSubject, legalEntityId: string): Promise<void> {
  if (subject.legalEntityId === legalEntityId) return;
  if (subject.legalEntityId) throw ruleBroken('SUBJECT_OF_ANOTHER_ENTITY');
  Object.assign(subject, { legalEntityId, updatedAt: ctx.now });
  for (const row of await ctx.em.find(SubjectIdentifier, { dataSubjectId: subject.id })) {
    Object.assign(row, { legalEntityId, updatedAt: ctx.now });
  }
}

/** Somebody new. Who is confined to several legal entities has to say which of them knows the person. */
async function record(
  ctx: Context,
  locale: Locale | null,
  legalEntityId: string | null,
): Promise<DataSubject> {
  if (!legalEntityId && ctx.actor.legalEntityIds !== null) throw invalidField('legalEntityId', 'REQUIRED');
  return ctx.make(DataSubject, { reference: await nextReference(ctx, 'PC'), locale, legalEntityId });
}

/** What of these is not on record of that person yet. */
async function missingOf(ctx: Context, subjectId: string, wanted: readonly Indexed[]): Promise<Indexed[]> {
  const own = await heldBy(ctx, [subjectId]);
  const isThere = await Promise.all(
    wanted.map(async (one) => {
      if (one.hash) return own.some((each) => isSame(each, one));
      const ofKind = own.filter(({ scheme }) => scheme === one.scheme);
      return (await Promise.all(ofKind.map((each) => isAlike(ctx, each, one)))).includes(true);
    }),
  );
  return wanted.filter((_, place) => !isThere[place]);
}

export interface Identification extends Decision {
  locale: Locale | null;
  /** The legal entity that received the identifiers. */
  legalEntityId?: string | null | undefined;
  path?: Path;
}

/**
 * Whether anybody is known by any of these customer numbers, in whichever system. It opens nothing, and tells nothing of
 * whom.
 */
export async function isNumberKnown(ctx: Context, values: readonly string[]): Promise<boolean> {
  const scheme = IdentifierScheme.CUSTOMER_NUMBER;
  const systems = await ctx.sql<{ system: string | null }>(
    'select distinct system from subject_identifier where organisation_id = $1 and scheme = $2',
    [ctx.organisationId, scheme],
  );
  const spellings = systems.flatMap(({ system }) =>
    values.flatMap((value) => [
      spellingOf({ scheme, value, system }, null),
      formerSpelling({ scheme, value, system }),
    ]),
  );
  const hashes: Buffer[] = [];
  for (const spelling of new Set(spellings))
    if (spelling) hashes.push(...(await ctx.vault.indexes(scheme, spelling)));
  const rows = await ctx.sql(
    `select from subject_identifier
     where organisation_id = $1 and scheme = $2 and index_hash = any($3::bytea[]) limit 1`,
    [ctx.organisationId, scheme, hashes],
  );
  return rows.length > 0;
}

/**
 * The person who is known by these identifiers, found by an exact match of any, or recorded anew. New identifiers are
 * added to who was found. Refused where they are those of several persons, or where one has an address of their own that is
 * another: that is for somebody to decide.
 *
 * A full name alone finds nobody: people share names.
 */
export async function identify(
  ctx: Context,
  identifiers: readonly SaidIdentifier[],
  { locale, path, legalEntityId = null, ...decision }: Identification,
): Promise<DataSubject> {
  ctx.require('subjects:write');
  checkAddresses(identifiers, path);
  const wanted = await indexed(ctx, identifiers, await countryOf(ctx, legalEntityId), path);
  const found = await decide(ctx, wanted, decision, legalEntityId);
  if (found && legalEntityId) await settleIn(ctx, found, legalEntityId);
  const subject = found ?? (await record(ctx, locale, legalEntityId));
  const missing = found ? await missingOf(ctx, found.id, wanted) : wanted;
  for (const { scheme, system, value, hash } of missing) {
    const id = newId('SubjectIdentifier');
    const sealed = await ctx.vault.seal(subject.id, RetentionClass.PROFILE, IDENTIFIER_FIELD, value, id);
    const index = { indexHash: hash, indexVersion: SPELLING };
    const whose = { dataSubjectId: subject.id, legalEntityId: subject.legalEntityId ?? null };
    ctx.make(SubjectIdentifier, { id, ...whose, scheme, system, ...index, value: sealed });
  }
  const schemes = missing.map(({ scheme }) => scheme);
  if (!found) ctx.record('subject.identified', subject, { schemes });
  else if (missing.length > 0) {
    subject.updatedAt = ctx.now;
    ctx.record('subject.identifierAdded', subject, { schemes });
  }
  return subject;
}

/** The same, for identifiers that are vouched for: null where whom they mean is in doubt, and nobody is written. */
export async function recognise(
  ctx: Context,
  identifiers: readonly SaidIdentifier[],
  more: Identification,
): Promise<DataSubject | null> {
  ctx.require('subjects:write');
  const country = await countryOf(ctx, more.legalEntityId);
  const wanted = await indexed(ctx, identifiers, country, more.path);
  const { match } = await lookUp(ctx, wanted, more.legalEntityId ?? null);
  return match.obstacle ? null : identify(ctx, identifiers, more);
}

/**
 * The person who is known by any of these identifiers, by an exact match; null when nobody is, and nobody is recorded.
 * Whom one finds this way has been read, and that is in the trail.
 *
 * A full name alone finds nobody: people share names.
 */
export async function findDataSubject(
  ctx: Operation,
  { identifiers, legalEntityId }: SubjectQuestion,
): Promise<DataSubject | null> {
  const seeker = seekerOf(ctx);
  const country = await countryOf(seeker, legalEntityId);
  const { match } = await seek(seeker, await indexed(seeker, identifiers, country), legalEntityId ?? null);
  const [id, ...others] = match.candidateIds;
  if (others.length > 0) throw ruleBroken('IDENTIFIERS_OF_SEVERAL_PERSONS');
  if (!id) return null;
  ctx.readings.note(id, IDENTIFIER_FIELD);
  return ctx.reader.find(DataSubject, id);
}

const seekerOf = ({ organisationId, vault, reader }: Operation): Seeker => ({
  organisationId,
  vault,
  sql: reader.snapshot.sql,
});

/**
 * Whether an objection of somebody whose profile is erased holds for one of these, GDPR 21(3). All that is left of it is a
 * hash, so it is asked for by every spelling that there ever was: one too many is silent, one too few is contacted. To which
 * controller they objected stays as well: another one is not told of it, GDPR 5(1)(f).
 */
export async function isSuppressed(
  ctx: Operation,
  { identifiers, legalEntityId }: SubjectQuestion,
): Promise<boolean> {
  const seeker = seekerOf(ctx);
  const wanted = await indexed(seeker, identifiers, await countryOf(seeker, legalEntityId));
  const places = wanted.flatMap(({ scheme, hashes, formerHashes }) =>
    [...hashes, ...formerHashes].map((hash) => ({ scheme, hash })),
  );
  const rows = await seeker.sql(
    `select 1 from suppression_entry e join unnest($1::text[], $2::bytea[]) as w (scheme, hash)
       on e.scheme = w.scheme and e.index_hash = w.hash
     where e.organisation_id = $3 and ($4::uuid is null or e.legal_entity_id is null or e.legal_entity_id = $4)
     limit 1`,
    [
      places.map(({ scheme }) => scheme),
      places.map(({ hash }) => hash),
      ctx.organisationId,
      legalEntityId ?? null,
    ],
  );
  return rows.length > 0;
}
