import {
  type CreateEscalationPolicyInput,
  conflict,
  DigestPolicy,
  type DigestSettings,
  EscalationPolicy,
  type EscalationRungInput,
  forbidden,
  invalidField,
  LegalEntity,
  ladderPolicyOf,
  nextDigestAt,
  policyObstacle,
  ruleBroken,
  type SetDigestPolicyInput,
  type UpdateEscalationPolicyInput,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { isSame, leaveAsItWas } from '../no-change.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { digestPlaceOf } from './counting.service.ts';
import { ring } from './doorbell.service.ts';

/** Nobody sets what holds beyond the legal entities that they reach. */
export function requireReach(ctx: Context, legalEntityId: string | null | undefined): void {
  const reached = ctx.actor.legalEntityIds;
  if (reached !== null && !(legalEntityId && reached.includes(legalEntityId))) throw forbidden();
}

const rungsOf = (rungs: readonly EscalationRungInput[]) =>
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

const nodeOf = ({ id, legalEntityId }: EscalationPolicy) => (legalEntityId ? { id, legalEntityId } : { id });

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
export async function createEscalationPolicy(
  ctx: Context,
  input: CreateEscalationPolicyInput,
): Promise<EscalationPolicy> {
  ctx.require('deadlines:admin');
  const { family, legalEntityId = null } = input;
  requireReach(ctx, legalEntityId);
  if (legalEntityId) await ctx.get(LegalEntity, legalEntityId);
  // Of two who make one at once the second waits here, and finds it.
  await ctx.sql('select from organisation where id = $1 for no key update', [ctx.organisationId]);
  const existing = await ctx.em.findOne(EscalationPolicy, { family, legalEntityId, archivedAt: null });
  if (existing) throw ruleBroken('POLICY_EXISTS');
  const policy = ctx.make(EscalationPolicy, {
    family,
    legalEntityId,
    rungs: rungsOf(input.rungs),
    quietFrom: input.quietFrom ?? null,
    quietUntil: input.quietUntil ?? null,
    quietWeekends: input.quietWeekends ?? false,
    officeFrom: input.officeFrom ?? null,
    acknowledgementSilences: input.acknowledgementSilences ?? false,
  });
  requireSound(policy);
  await nextRound(ctx);
  ctx.record('escalationPolicy.created', nodeOf(policy), codesOf(policy));
  return policy;
}

/** The policy in the version that the caller knew, if it still holds and they reach it. */
async function taken(ctx: Context, input: { id: string; version: number }): Promise<EscalationPolicy> {
  ctx.require('deadlines:admin');
  const policy = await getVersion(ctx, EscalationPolicy, input);
  requireReach(ctx, policy.legalEntityId);
  if (policy.archivedAt) throw ruleBroken('POLICY_ARCHIVED');
  return policy;
}

const OTHERS = ['quietFrom', 'quietUntil', 'quietWeekends', 'acknowledgementSilences'] as const;

/** Changes a policy; what has gone out stays, what is to come is planned by it. */
export async function updateEscalationPolicy(
  ctx: Context,
  input: UpdateEscalationPolicyInput,
): Promise<EscalationPolicy> {
  const policy = await taken(ctx, input);
  for (const name of ['rungs', 'quietWeekends', 'acknowledgementSilences'] as const) {
    if (input[name] === null) throw invalidField(name, 'NOT_NULL');
  }
  const isUnchanged =
    (!input.rungs || isSame(rungsOf(input.rungs), policy.rungs)) &&
    OTHERS.every((name) => input[name] === undefined || isSame(input[name], policy[name]));
  if (isUnchanged) return leaveAsItWas(policy);
  if (input.rungs) policy.rungs = rungsOf(input.rungs);
  if (input.quietFrom !== undefined) policy.quietFrom = input.quietFrom;
  if (input.quietUntil !== undefined) policy.quietUntil = input.quietUntil;
  if (input.officeFrom !== undefined) policy.officeFrom = input.officeFrom;
  if (input.quietWeekends != null) policy.quietWeekends = input.quietWeekends;
  if (input.acknowledgementSilences != null) policy.acknowledgementSilences = input.acknowledgementSilences;
  requireSound(policy);
  await nextRound(ctx);
  ctx.record('escalationPolicy.updated', nodeOf(policy), codesOf(policy));
  return policy;
}

/** Ends a policy: what holds beyond it holds again, the organisation's or the product's own. */
export async function archiveEscalationPolicy(
  ctx: Context,
  input: { id: string; version: number },
): Promise<EscalationPolicy> {
  const policy = await taken(ctx, input);
  policy.archivedAt = ctx.now;
  await nextRound(ctx);
  ctx.record('escalationPolicy.archived', nodeOf(policy), codesOf(policy));
  return policy;
}

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
export async function setDigestPolicy(ctx: Context, input: SetDigestPolicyInput): Promise<DigestPolicy> {
  ctx.require('deadlines:admin');
  requireReach(ctx, null);
  const { isEnabled, hour, workingDaysOnly, version = null } = input;
  await ctx.sql('select from organisation where id = $1 for no key update', [ctx.organisationId]);
  const existing = await ctx.em.findOne(DigestPolicy, { organisationId: ctx.organisationId });
  if ((existing?.version ?? null) !== version) throw conflict();
  const settings = { isEnabled, hour, workingDaysOnly };
  if (existing && isSame(settings, plainly(existing))) return existing;
  const nextAt = await nextDigest(ctx, settings);
  const policy = existing
    ? Object.assign(existing, settings, { nextAt, updatedAt: ctx.now })
    : ctx.make(DigestPolicy, { ...settings, nextAt });
  ctx.afterCommit.push(ring);
  ctx.record('digestPolicy.set', policy, settings);
  return policy;
}
