import {
  type Deadline,
  EscalationPolicy,
  familyOf,
  type LadderClock,
  type LadderPolicy,
  ladderPolicyOf,
  policyFor,
  standardPolicy,
} from '@vigie/schema';
import type { Context } from '../context.ts';

/** The policies that hold in an organisation, and how often they changed. */
interface Standing {
  round: number;
  policies: EscalationPolicy[];
}

/** How a clock is told of, and as of which round of the policies. */
export interface HeldPolicy {
  policy: LadderPolicy;
  round: number;
}

/** What the ladder is made from. */
export const clockOf = (
  deadline: Pick<
    Deadline,
    | 'rule'
    | 'kind'
    | 'anchorAt'
    | 'dueAt'
    | 'notBeforeAt'
    | 'inputs'
    | 'acknowledgedAt'
    | 'snoozedUntil'
    | 'round'
  >,
): LadderClock => ({
  rule: deadline.rule,
  kind: deadline.kind,
  anchorAt: deadline.anchorAt.toISOString(),
  dueAt: deadline.dueAt?.toISOString() ?? null,
  notBeforeAt: deadline.notBeforeAt?.toISOString() ?? null,
  timeZone: String(deadline.inputs.timeZone),
  isAcknowledged: Boolean(deadline.acknowledgedAt),
  isMoved: deadline.round > 1,
  snoozedUntil: deadline.snoozedUntil?.toISOString() ?? null,
});

const READ = new WeakMap<Context, Promise<Standing>>();

/** Round and policies by one statement, so that they belong together. */
async function readStanding(ctx: Context): Promise<Standing> {
  const rows = await ctx.sql<{ round: number; policy: Record<string, never> | null }>(
    `select o.policy_round as round,
       (select jsonb_build_object('family', p.family, 'legalEntityId', p.legal_entity_id, 'rungs', p.rungs,
          'quietFrom', p.quiet_from, 'quietUntil', p.quiet_until, 'quietWeekends', p.quiet_weekends,
          'officeFrom', p.office_from,
          'acknowledgementSilences', p.acknowledgement_silences) where p.id is not null) as policy
     from organisation o left join escalation_policy p on p.organisation_id = o.id and p.archived_at is null
     where o.id = $1 order by p.id`,
    [ctx.organisationId],
  );
  return {
    round: rows[0]?.round ?? 0,
    policies: rows.flatMap(({ policy }) => (policy ? [Object.assign(new EscalationPolicy(), policy)] : [])),
  };
}

/** Read once a unit of work: many clocks of it stand under the same policies. */
const standingOf = (ctx: Context): Promise<Standing> => {
  const known = READ.get(ctx) ?? readStanding(ctx);
  READ.set(ctx, known);
  return known;
};

/** The policy that holds for a clock: the legal entity's, else the organisation's, else the product's own. */
export async function policyOf(
  ctx: Context,
  deadline: Parameters<typeof clockOf>[0] & { legalEntityId: string },
): Promise<HeldPolicy> {
  const { round, policies } = await standingOf(ctx);
  const clock = clockOf(deadline);
  const own = policyFor(policies, familyOf(clock), deadline.legalEntityId);
  return { round, policy: own ? ladderPolicyOf(own) : standardPolicy(clock) };
}
