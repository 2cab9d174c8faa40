import {
  ClaimedIdentifier,
  ClaimState,
  DataSubject,
  type DataSubjectRequest,
  IdentityResult,
  invalidField,
  notFound,
  ruleBroken,
  type SaidIdentifier,
  sealedFieldOf,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { checkAddresses, countryOf, indexed, type Path } from '../subjects/subject.lookup.ts';
import { identify, settleIn } from '../subjects/subject.service.ts';
import { sealerOf } from '../vault/seal.ts';

/** Where the identifiers of a message stand in its input. */
export const CLAIMED: Path = ['input', 'subjectIdentifiers'];

/** Keeps what a message says of who the person is: sealed with the request, and nobody's yet. */
export async function keepClaims(
  ctx: Context,
  request: DataSubjectRequest,
  identifiers: readonly SaidIdentifier[],
): Promise<ClaimedIdentifier[]> {
  const kept: ClaimedIdentifier[] = [];
  checkAddresses(identifiers, CLAIMED);
  const country = await countryOf(ctx, request.legalEntityId);
  for (const each of await indexed(ctx, identifiers, country, CLAIMED)) {
    const { scheme, system, value, hash: indexHash, formerHashes } = each;
    const formerHash = indexHash ? (formerHashes[0] ?? null) : null;
    const id = newId('ClaimedIdentifier');
    const { id: caseId, legalEntityId } = request;
    kept.push(
      ctx.make(ClaimedIdentifier, {
        id,
        caseId,
        legalEntityId,
        scheme,
        system,
        indexHash,
        formerHash,
        value: await sealerOf(ctx, ClaimedIdentifier, caseId, id)('value', value),
      }),
    );
  }
  return kept;
}

const claimsOf = (ctx: Context, { id }: DataSubjectRequest): Promise<ClaimedIdentifier[]> =>
  ctx.em.find(ClaimedIdentifier, { caseId: id }, { orderBy: { id: 'asc' } });

const isOpen = ({ state }: ClaimedIdentifier): boolean => state === ClaimState.OPEN;

/** Nobody was identified: what was claimed is nobody's, and nothing of it stays, GDPR 5(1)(c). */
export async function refuseClaims(ctx: Context, request: DataSubjectRequest): Promise<void> {
  const claims = (await claimsOf(ctx, request)).filter(isOpen);
  for (const claim of claims) claim.refuse(ctx.now);
  if (claims.length > 0)
    ctx.record('request.claimsSettled', request, { accepted: 0, refused: claims.length });
}

/** What somebody decided of who the person is. */
export interface PersonDecision {
  dataSubjectId?: string | null | undefined;
  acceptedClaimIds?: string[] | null | undefined;
  isSomebodyNew?: boolean | null | undefined;
  identifiers?: SaidIdentifier[] | null | undefined;
}

/** Whether anything is said of the person. */
export const decidesPerson = (decision: PersonDecision): boolean =>
  Boolean(
    decision.dataSubjectId ||
      decision.acceptedClaimIds ||
      decision.isSomebodyNew ||
      decision.identifiers?.length,
  );

async function accepted(
  ctx: Context,
  claims: readonly ClaimedIdentifier[],
  ids: readonly string[],
): Promise<SaidIdentifier[]> {
  const chosen = ids.map((id) => {
    const claim = claims.find((each) => each.id === id);
    // Another request's claim is, here, nobody's.
    if (!claim) throw notFound();
    if (!isOpen(claim) || !claim.value) throw invalidField('acceptedClaimIds', 'NO_OPEN_CLAIM');
    return { ...claim, sealed: claim.value };
  });
  const values = await ctx.vault.open(
    chosen.map(({ id, caseId, sealed }) => ({
      sealed,
      field: sealedFieldOf(ClaimedIdentifier, 'value'),
      nodeId: caseId,
      rowId: id,
    })),
  );
  return chosen.map(({ scheme, system }, place) => ({
    scheme,
    system: system ?? null,
    value: values[place] ?? '',
  }));
}

/**
 * Who the person is, as somebody decided it. A person who is known is named at any time; only once identity is settled is
 * anything added to them, or somebody new recorded, GDPR 5(1)(d), 12(6).
 */
export async function settlePerson(
  ctx: Context,
  request: DataSubjectRequest,
  decision: PersonDecision,
): Promise<void> {
  const { acceptedClaimIds, isSomebodyNew = null } = decision;
  const all = acceptedClaimIds ? await claimsOf(ctx, request) : [];
  const taken = await accepted(ctx, all, acceptedClaimIds ?? []);
  const claims = all.filter(isOpen);
  // Those of the input first: what is refused of them is told by their place in it.
  const identifiers = [...(decision.identifiers ?? []), ...taken];
  const isSettled =
    request.identity === IdentityResult.VERIFIED || request.identity === IdentityResult.NOT_NEEDED;
  if (!isSettled && (acceptedClaimIds || isSomebodyNew || identifiers.length > 0))
    throw ruleBroken('IDENTITY_UNSETTLED');
  if (isSomebodyNew && identifiers.length === 0) throw invalidField('acceptedClaimIds', 'EMPTY');
  const dataSubjectId = decision.dataSubjectId ?? (isSomebodyNew ? null : request.dataSubjectId);
  const { locale, legalEntityId } = request;
  const subject =
    identifiers.length > 0
      ? await identify(ctx, identifiers, { locale, legalEntityId, dataSubjectId, isSomebodyNew })
      : dataSubjectId
        ? await ctx.get(DataSubject, dataSubjectId)
        : null;
  if (subject?.erasedAt) throw ruleBroken('SUBJECT_ERASED');
  if (subject) await settleIn(ctx, subject, legalEntityId);
  for (const claim of claims) {
    if (acceptedClaimIds?.includes(claim.id)) claim.accept(ctx.now);
    else claim.refuse(ctx.now);
  }
  if (claims.length > 0) {
    const { length } = taken;
    ctx.record('request.claimsSettled', request, { accepted: length, refused: claims.length - length });
  }
  if (!subject || subject.id === request.dataSubjectId) return;
  request.dataSubjectId = subject.id;
  ctx.record('request.subjectIdentified', request, { dataSubjectId: subject.id });
}
