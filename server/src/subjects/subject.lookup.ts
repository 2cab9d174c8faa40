import {
  IdentifierScheme,
  invalidInput,
  type Match,
  matchOf,
  normaliseIdentifier,
  SubjectIdentifier,
  type SubjectIdentifierInput,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import type { Vault } from '../vault/vault.ts';

/** An identifier as it is compared. */
export interface Indexed {
  scheme: IdentifierScheme;
  value: string;
  /** Under which it is stored; null for what finds nobody. */
  hash: Buffer | null;
  /** Every hash under which it may be stored, the newest first. */
  hashes: Buffer[];
}

/** Where a caller gave the identifiers, for what is refused of them. */
export type Path = (string | number)[];

/** Where identifiers stand in the input of most verbs. */
export const IDENTIFIERS: Path = ['input', 'identifiers'];

/** Identifiers by their keyed hashes, each once. A full name has none: it is kept and sealed, yet finds nobody. */
export async function indexed(
  vault: Vault,
  identifiers: readonly SubjectIdentifierInput[],
  path: Path = IDENTIFIERS,
): Promise<Indexed[]> {
  const seen = new Map<string, Indexed>();
  for (const [place, { scheme, value }] of identifiers.entries()) {
    const normal = normaliseIdentifier(scheme, value);
    if (normal === '') throw invalidInput({ path: [...path, place, 'value'], code: 'EMPTY' });
    const isName = scheme === IdentifierScheme.FULL_NAME;
    // The index first: it makes an organisation's very first key.
    const hash = isName ? null : await vault.index(scheme, normal);
    const hashes = isName ? [] : await vault.indexes(scheme, normal);
    seen.set(`${scheme} ${normal}`, { scheme, value, hash, hashes });
  }
  return [...seen.values()];
}

/**
 * Who is looked up by these hashes is looked up by one unit of work at a time: two messages at once of a person who is new
 * do not make two of them, and neither is refused.
 */
async function takeTurns(ctx: Context, wanted: readonly Indexed[]): Promise<void> {
  const turns = wanted.flatMap(({ scheme, hashes }) =>
    hashes.map((hash) => `${ctx.organisationId} ${scheme} ${hash.toString('hex')}`),
  );
  for (const turn of [...new Set(turns)].sort())
    await ctx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [turn]);
}

/** Who is meant by identifiers, and everything that the candidates are known by. */
export async function lookUp(
  ctx: Context,
  wanted: readonly Indexed[],
): Promise<{ match: Match; rows: SubjectIdentifier[] }> {
  const hashes = wanted.flatMap((each) => each.hashes);
  if (hashes.length === 0) return { match: matchOf([], []), rows: [] };
  await takeTurns(ctx, wanted);
  const found = await ctx.em.find(SubjectIdentifier, { indexHash: { $in: hashes } });
  const ids = [...new Set(found.map(({ dataSubjectId }) => dataSubjectId))];
  const rows = await ctx.em.find(SubjectIdentifier, { dataSubjectId: { $in: ids } });
  // A row under an older key counts as the one hash by which it is asked for.
  const nameOf = (hash: Buffer): string =>
    (wanted.find((each) => each.hashes.some((one) => one.equals(hash)))?.hash ?? hash).toString('hex');
  const match = matchOf(
    wanted.flatMap(({ scheme, hash }) => (hash ? [{ scheme, hash: nameOf(hash) }] : [])),
    rows.flatMap(({ scheme, indexHash, dataSubjectId }) =>
      indexHash ? [{ scheme, hash: nameOf(indexHash), dataSubjectId }] : [],
    ),
  );
  return { match, rows };
}
