import {
  DataSubject,
  type EraseDataSubjectInput,
  type FindDataSubjectInput,
  IdentifierScheme,
  type IdentifyDataSubjectInput,
  invalidField,
  type Locale,
  normaliseIdentifier,
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

/** A field's code, bound into what is sealed: never renamed. */
export const IDENTIFIER_FIELD = 'SubjectIdentifier.value';

interface Indexed {
  scheme: IdentifierScheme;
  value: string;
  hash: Buffer;
  /** Every hash under which it may be stored, the newest first. */
  hashes: Buffer[];
}

/** An identifier as it is compared. */
function normalised({ scheme, value }: SubjectIdentifierInput): string {
  const normal = normaliseIdentifier(scheme, value);
  if (normal === '') throw invalidField('identifiers', 'EMPTY');
  return normal;
}

async function indexed(ctx: Context, identifiers: readonly SubjectIdentifierInput[]): Promise<Indexed[]> {
  const seen = new Map<string, Indexed>();
  for (const identifier of identifiers) {
    const { scheme, value } = identifier;
    const normal = normalised(identifier);
    // The index first: it makes an organisation's very first key.
    const hash = await ctx.vault.index(scheme, normal);
    const hashes = await ctx.vault.indexes(scheme, normal);
    seen.set(`${scheme} ${hash.toString('hex')}`, { scheme, value, hash, hashes });
  }
  return [...seen.values()];
}

const findRows = (ctx: Context, wanted: readonly Indexed[]): Promise<SubjectIdentifier[]> =>
  ctx.em.find(SubjectIdentifier, {
    $or: wanted.map(({ scheme, hashes }) => ({ scheme, indexHash: { $in: hashes } })),
  });

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
 * added to who was found.
 *
 * A full name alone finds nobody: people share names.
 */
export async function identify(
  ctx: Context,
  identifiers: readonly SubjectIdentifierInput[],
  locale: Locale | null,
): Promise<DataSubject> {
  const wanted = await indexed(ctx, identifiers);
  const strong = wanted.filter(({ scheme }) => scheme !== IdentifierScheme.FULL_NAME);
  const rows = strong.length > 0 ? await findRows(ctx, strong) : [];
  const known = new Set(rows.map(({ dataSubjectId }) => dataSubjectId));
  if (known.size > 1) throw ruleBroken('IDENTIFIERS_OF_SEVERAL_PERSONS');
  const [id] = known;
  const subject = id
    ? await ctx.get(DataSubject, id)
    : ctx.make(DataSubject, { reference: await nextReference(ctx, 'PC'), locale });
  const missing = wanted.filter(
    ({ scheme, hashes }) =>
      !rows.some((row) => row.scheme === scheme && hashes.some((each) => row.indexHash?.equals(each))),
  );
  for (const { scheme, value, hash } of missing) {
    // A name is kept and sealed, yet not looked up: no index, and so no clash of namesakes.
    const id = newId('SubjectIdentifier');
    const sealed = await ctx.vault.seal(subject.id, RetentionClass.PROFILE, IDENTIFIER_FIELD, value, id);
    ctx.make(SubjectIdentifier, {
      id,
      dataSubjectId: subject.id,
      scheme,
      indexHash: scheme === IdentifierScheme.FULL_NAME ? null : hash,
      value: sealed,
    });
  }
  if (!id) ctx.record('subject.identified', subject, { schemes: wanted.map(({ scheme }) => scheme) });
  else if (missing.length > 0) {
    subject.updatedAt = ctx.now;
    ctx.record('subject.identifierAdded', subject, { schemes: missing.map(({ scheme }) => scheme) });
  }
  return subject;
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
  const wanted: { scheme: string; hash: Buffer }[] = [];
  for (const identifier of identifiers) {
    const normal = normalised(identifier);
    const { scheme } = identifier;
    if (scheme === IdentifierScheme.FULL_NAME) continue;
    for (const hash of await ctx.vault.indexes(scheme, normal)) wanted.push({ scheme, hash });
  }
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
  ctx.require('subjects:write');
  return identify(ctx, input.identifiers, input.locale ?? null);
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
