import {
  CREATE_ESCALATION_POLICY,
  conflict,
  DIGEST_POLICY_ACCESS,
  DigestPolicy,
  type DigestSettings,
  ESCALATION_POLICY_VERBS,
  EscalationPolicy,
  forbidden,
  LegalEntity,
  ladderPolicyOf,
  nextDigestAt,
  policyObstacle,
  ruleBroken,
  type SaidRung,
  SET_DIGEST_POLICY,
  type Told,
} from '@vigie/schema';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessOfNode, creationOfNode, UNCHANGED, verbsOfNode } from '../graphql/verbs.ts';
import { isSame } from '../no-change.ts';
import { digestPlaceOf } from './counting.service.ts';
import { ring } from './doorbell.service.ts';

/** Nobody sets what holds beyond the legal entities that they reach. */
const reaches = ({ legalEntityIds }: Actor, legalEntityId: string | null | undefined): boolean =>
  legalEntityIds === null || Boolean(legalEntityId && legalEntityIds.includes(legalEntityId));

export function requireReach({ actor }: Context, legalEntityId: string | null): void {
  if (!reaches(actor, legalEntityId)) throw forbidden();
}

const rungsOf = (rungs: readonly SaidRung[]) =>
  rungs.map(({ moment, hours, isStandIn, recipients, channels }) => ({
    moment,
    hours,
    isStandIn: isStandIn ?? false,
    recipients,
    channels,
  }));

/** What the trail says of a policy: codes, no figure is personal. */
const codesOf = ({ family, legalEntityId, rungs, quietFrom, quietUntil, ...policy }: EscalationPolicy) => ({
  family,
  appliesTo: legalEntityId ?? null,
  rungs: rungs.map(({ moment, hours }) => (hours > 0 ? `${moment}_${hours}` : moment)),
  quiet: quietFrom ? `${quietFrom}-${quietUntil}` : null,
  quietWeekends: policy.quietWeekends,
  officeFrom: policy.officeFrom ?? null,
  acknowledgementSilences: policy.acknowledgementSilences,
});

/** Open clocks are planned anew by the sweep, which finds those of an earlier round. No date changes. */
async function nextRound(ctx: Context): Promise<void> {
  await ctx.em.flush();
  await ctx.sql('update organisation set policy_round = policy_round + 1 where id = $1', [
    ctx.organisationId,
  ]);
  ctx.afterCommit.push(ring);
}

function requireSound(policy: EscalationPolicy): void {
  const obstacle = policyObstacle(ladderPolicyOf(policy));
  if (obstacle) throw ruleBroken(obstacle);
}

/** Sets how the clocks of one family are told of, in the organisation or in one legal entity. */
async function create(
  ctx: Context,
  told: Told<typeof CREATE_ESCALATION_POLICY.fields>,
): Promise<EscalationPolicy> {
  const { family, legalEntityId = null } = told;
  requireReach(ctx, legalEntityId);
  if (legalEntityId) await ctx.get(LegalEntity, legalEntityId);
  // Of two who make one at once the second waits here, and finds it.
  await ctx.sql('select from organisation where id = $1 for no key update', [ctx.organisationId]);
  const existing = await ctx.em.findOne(EscalationPolicy, { family, legalEntityId, archivedAt: null });
  if (existing) throw ruleBroken('POLICY_EXISTS');
  const policy = ctx.make(EscalationPolicy, {
    family,
    legalEntityId,
    rungs: rungsOf(told.rungs),
    quietFrom: told.quietFrom ?? null,
    quietUntil: told.quietUntil ?? null,
    quietWeekends: told.quietWeekends ?? false,
    officeFrom: told.officeFrom ?? null,
    acknowledgementSilences: told.acknowledgementSilences ?? false,
  });
  requireSound(policy);
  await nextRound(ctx);
  ctx.record(CREATE_ESCALATION_POLICY.event, policy, codesOf(policy));
  return policy;
}

export const policyCreation = creationOfNode(EscalationPolicy, CREATE_ESCALATION_POLICY, create);

const OTHERS = ['quietFrom', 'quietUntil', 'quietWeekends', 'officeFrom', 'acknowledgementSilences'] as const;

export const policyVerbs = verbsOfNode({
  type: EscalationPolicy,
  noun: 'EscalationPolicy',
  verbs: ESCALATION_POLICY_VERBS,
  stateOf: ({ legalEntityId, archivedAt = null }, { actor }) => ({
    isReached: reaches(actor, legalEntityId),
    archivedAt,
  }),
  works: {
    /** What has gone out stays, what is to come is planned by it. */
    async update(ctx, policy, told) {
      const isUnchanged =
        (!told.rungs || isSame(rungsOf(told.rungs), policy.rungs)) &&
        OTHERS.every((name) => told[name] === undefined || isSame(told[name], policy[name]));
      if (isUnchanged) return UNCHANGED;
      if (told.rungs) policy.rungs = rungsOf(told.rungs);
      if (told.quietFrom !== undefined) policy.quietFrom = told.quietFrom;
      if (told.quietUntil !== undefined) policy.quietUntil = told.quietUntil;
      if (told.officeFrom !== undefined) policy.officeFrom = told.officeFrom;
      if (told.quietWeekends !== undefined) policy.quietWeekends = told.quietWeekends;
      if (told.acknowledgementSilences !== undefined)
        policy.acknowledgementSilences = told.acknowledgementSilences;
      requireSound(policy);
      policy.updatedAt = ctx.now;
      await nextRound(ctx);
      return { codes: codesOf(policy) };
    },

    /** What holds beyond it holds again, the organisation's or the product's own. */
    async archive(ctx, policy) {
      Object.assign(policy, { archivedAt: ctx.now, updatedAt: ctx.now });
      await nextRound(ctx);
      return { codes: codesOf(policy) };
    },
  },
});

const plainly = ({ isEnabled, hour, workingDaysOnly }: DigestPolicy) => ({
  isEnabled,
  hour,
  workingDaysOnly,
});

async function nextDigest(ctx: Context, settings: DigestSettings): Promise<Date | null> {
  const next = nextDigestAt(settings, await digestPlaceOf(ctx), ctx.now.toISOString());
  return next ? new Date(next) : null;
}

/** The next digest follows the working days as they are by now; one that is due already goes out. */
export async function moveDigest(ctx: Context): Promise<void> {
  const policy = await ctx.em.findOne(DigestPolicy, { organisationId: ctx.organisationId });
  if (policy?.nextAt && policy.nextAt > ctx.now) policy.nextAt = await nextDigest(ctx, policy);
}

/** Sets when the daily digest of the organisation goes out, or that there is none. */
export const digestPolicySetting = creationOfNode(
  DigestPolicy,
  SET_DIGEST_POLICY,
  async (ctx, { version = null, ...settings }) => {
    requireReach(ctx, null);
    await ctx.sql('select from organisation where id = $1 for no key update', [ctx.organisationId]);
    const existing = await ctx.em.findOne(DigestPolicy, { organisationId: ctx.organisationId });
    if ((existing?.version ?? null) !== version) throw conflict();
    if (existing && isSame(settings, plainly(existing))) return existing;
    const nextAt = await nextDigest(ctx, settings);
    const policy = existing
      ? Object.assign(existing, settings, { nextAt, updatedAt: ctx.now })
      : ctx.make(DigestPolicy, { ...settings, nextAt });
    ctx.afterCommit.push(ring);
    ctx.record(SET_DIGEST_POLICY.event, policy, settings);
    return policy;
  },
);

export const digestPolicyAccess = accessOfNode({ type: DigestPolicy, access: DIGEST_POLICY_ACCESS });
