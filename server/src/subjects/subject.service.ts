import {
  DataSubject,
  type EraseDataSubjectInput,
  type FindDataSubjectInput,
  type IdentifierScheme,
  type IdentifyDataSubjectInput,
  invalidField,
  type Locale,
  OWN_SCHEMES,
  RetentionClass,
  ruleBroken,
  SubjectIdentifier,
  type SubjectIdentifierInput,
  SuppressionEntry,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import type { Operation } from '../graphql/operation.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { nextReference } from '../organisations/reference.ts';
import { type Indexed, indexed, lookUp, type Path } from './subject.lookup.ts';

/** A field's code, bound into what is sealed: never renamed. */
export const IDENTIFIER_FIELD = 'SubjectIdentifier.value';

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
): Promise<{ subject: DataSubject | null; rows: SubjectIdentifier[] }> {
  if (dataSubjectId && isSomebodyNew) throw invalidField('isSomebodyNew', 'NOT_BOTH');
  const { match, rows } = await lookUp(ctx, wanted);
  if (!dataSubjectId && !isSomebodyNew) {
    if (match.obstacle) throw ruleBroken(match.obstacle);
    return { subject: match.dataSubjectId ? await ctx.get(DataSubject, match.dataSubjectId) : null, rows };
  }
  const subject = dataSubjectId ? await ctx.get(DataSubject, dataSubjectId) : null;
  if (subject?.erasedAt) throw ruleBroken('SUBJECT_ERASED');
  // An address or customer number that is somebody else's stays theirs, whoever decides.
  const isOthers = rows.some(
    (row) => row.dataSubjectId !== subject?.id && isOwn(row) && wanted.some((each) => has(row, each)),
  );
  if (isOthers) throw ruleBroken('IDENTIFIERS_OF_SEVERAL_PERSONS');
  const own = subject ? await ctx.em.find(SubjectIdentifier, { dataSubjectId: subject.id }) : [];
  return { subject, rows: own };
}

const has = (row: SubjectIdentifier, { scheme, hashes }: Indexed): boolean =>
  row.scheme === scheme && hashes.some((each) => row.indexHash?.equals(each));

/** Whether anybody is known by any of these identifiers. It opens nothing, and tells nothing of whom. */
export async function isAnyKnown(
  ctx: Context,
  identifiers: readonly SubjectIdentifierInput[],
): Promise<boolean> {
  const wanted: { scheme: string; hash: Buffer }[] = [];
  for (const { scheme, value } of identifiers) {
    const normal = normaliseIdentifier(scheme, value);
    for (const hash of normal === '' ? [] : await ctx.vault.indexes(scheme, normal))
      wanted.push({ scheme, hash });
  }
  const rows = await ctx.sql(
    `select from subject_identifier i join unnest($1::text[], $2::bytea[]) as w (scheme, hash)
       on i.scheme = w.scheme and i.index_hash = w.hash
     where i.organisation_id = $3 limit 1`,
    [wanted.map(({ scheme }) => scheme), wanted.map(({ hash }) => hash), ctx.organisationId],
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
  identifiers: readonly SubjectIdentifierInput[],
  { locale, path, ...decision }: Decision & { locale: Locale | null; path?: Path },
): Promise<DataSubject> {
  ctx.require('subjects:write');
  const wanted = await indexed(ctx.vault, identifiers, path);
  const { subject: found, rows } = await decide(ctx, wanted, decision);
  const subject =
    found ?? ctx.make(DataSubject, { reference: await nextReference(ctx, 'PC'), locale: locale ?? null });
  const own = rows.filter(({ dataSubjectId }) => dataSubjectId === subject.id);
  const missing = wanted.filter((each) => !own.some((row) => has(row, each)));
  for (const { scheme, value, hash } of missing) {
    const id = newId('SubjectIdentifier');
    const sealed = await ctx.vault.seal(subject.id, RetentionClass.PROFILE, IDENTIFIER_FIELD, value, id);
    ctx.make(SubjectIdentifier, { id, dataSubjectId: subject.id, scheme, indexHash: hash, value: sealed });
  }
  const schemes = (found ? missing : wanted).map(({ scheme }) => scheme);
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
  identifiers: readonly SubjectIdentifierInput[],
  more: { locale: Locale | null; path?: Path },
): Promise<DataSubject | null> {
  ctx.require('subjects:write');
  const { match } = await lookUp(ctx, await indexed(ctx.vault, identifiers, more.path));
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
  { identifiers }: FindDataSubjectInput,
): Promise<DataSubject | null> {
  const wanted = (await indexed(ctx.vault, identifiers)).flatMap(({ scheme, hashes }) =>
    hashes.map((hash) => ({ scheme, hash })),
  );
  const rows = await ctx.reader.snapshot.sql<{ id: string }>(
    `select distinct i.data_subject_id as id
     from subject_identifier i join unnest($1::text[], $2::bytea[]) as w (scheme, hash)
       on i.scheme = w.scheme and i.index_hash = w.hash
     where i.organisation_id = $3`,
    [wanted.map(({ scheme }) => scheme), wanted.map(({ hash }) => hash), ctx.organisationId],
  );
  if (rows.length > 1) throw ruleBroken('IDENTIFIERS_OF_SEVERAL_PERSONS');
  const [found] = rows;
  if (!found) return null;
  ctx.readings.note(found.id, IDENTIFIER_FIELD);
  return ctx.reader.find(DataSubject, found.id);
}

export async function identifyDataSubject(
  ctx: Context,
  input: IdentifyDataSubjectInput,
): Promise<DataSubject> {
  const { identifiers, locale = null, dataSubjectId, isSomebodyNew } = input;
  return identify(ctx, identifiers, { locale, dataSubjectId, isSomebodyNew });
}

/**
 * Erases a person's profile, GDPR 17: its keys are destroyed, its index goes, and the vault is asked to prove that it
 * can no longer open it. Files that the law makes the controller keep (requests, breaches, proofs) have keys of their
 * own and stay until their own retention ends.
 */
export async function eraseDataSubject(ctx: Context, input: EraseDataSubjectInput): Promise<DataSubject> {
  ctx.require('subjects:decide');
  const subject = await getVersion(ctx, DataSubject, input);
  if (subject.erasedAt) throw ruleBroken('ALREADY_ERASED');
  const rows = await ctx.em.find(SubjectIdentifier, { dataSubjectId: subject.id });
  let suppressed = 0;
  for (const row of rows) {
    if (input.keepObjection && row.indexHash) {
      await ctx.em.upsert(
        SuppressionEntry,
        {
          id: newId('SuppressionEntry'),
          organisationId: ctx.organisationId,
          scheme: row.scheme,
          indexHash: row.indexHash,
          reason: 'OBJECTION',
          createdAt: ctx.now,
        },
        { onConflictFields: ['organisationId', 'scheme', 'indexHash'], onConflictAction: 'ignore' },
      );
      suppressed += 1;
    }
    row.indexHash = null;
    row.updatedAt = ctx.now;
  }
  await ctx.em.flush();
  const keyIds = await ctx.vault.destroyKeys([subject.id], [RetentionClass.PROFILE]);
  const refused = await ctx.vault.countRefused(keyIds);
  if (refused !== keyIds.length) throw new Error('the vault still opens what was erased');
  subject.erasedAt = ctx.now;
  subject.erasureProof = { keyIds, refused, suppressed, provedAt: ctx.realNow.toISOString() };
  ctx.record('subject.erased', subject, { ground: input.ground, keys: keyIds.length, refused, suppressed });
  return subject;
}
