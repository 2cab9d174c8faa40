import {
  type Deadline,
  DeadlineState,
  EscalationPolicy,
  familyOf,
  type LadderClock,
  type LadderPolicy,
  ladderPolicyOf,
  nextAlertAt,
  policyFor,
  standardPolicy,
} from '@vigie/schema';
import type { Sql } from '../database.ts';

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

/** What policies are read with: a unit of work, or the snapshot of a query. */
interface Source {
  organisationId: string;
  sql: Sql;
}

const READ = new WeakMap<Sql, Promise<Standing>>();

/** Round and policies by one statement, so that they belong together. */
async function readStanding({ organisationId, sql }: Source): Promise<Standing> {
  const rows = await sql<{ round: number; policy: Record<string, never> | null }>(
    `select o.policy_round as round,
       (select jsonb_build_object('family', p.family, 'legalEntityId', p.legal_entity_id, 'rungs', p.rungs,
          'quietFrom', p.quiet_from, 'quietUntil', p.quiet_until, 'quietWeekends', p.quiet_weekends,
          'officeFrom', p.office_from,
          'acknowledgementSilences', p.acknowledgement_silences) where p.id is not null) as policy
     from organisation o left join escalation_policy p on p.organisation_id = o.id and p.archived_at is null
     where o.id = $1 order by p.id`,
    [organisationId],
  );
  return {
    round: rows[0]?.round ?? 0,
    policies: rows.flatMap(({ policy }) => (policy ? [Object.assign(new EscalationPolicy(), policy)] : [])),
  };
}

/** Read once a unit of work or query: many clocks of it stand under the same policies. */
const standingOf = (source: Source): Promise<Standing> => {
  const known = READ.get(source.sql) ?? readStanding(source);
  READ.set(source.sql, known);
  return known;
};

/** The policy that holds for a clock: the legal entity's, else the organisation's, else the product's own. */
export async function policyOf(
  source: Source,
  deadline: Parameters<typeof clockOf>[0] & { legalEntityId: string },
): Promise<HeldPolicy> {
  const { round, policies } = await standingOf(source);
  const clock = clockOf(deadline);
  const own = policyFor(policies, familyOf(clock), deadline.legalEntityId);
  return { round, policy: own ? ladderPolicyOf(own) : standardPolicy(clock) };
}

/** When a clock gives its next alert after `now`, as things stand; null where none comes, or while it stands still. */
export async function nextAlertOf(source: Source, deadline: Deadline, now: Date): Promise<Date | null> {
  if (deadline.state !== DeadlineState.RUNNING && deadline.state !== DeadlineState.MISSED) return null;
  const { policy } = await policyOf(source, deadline);
  const next = nextAlertAt(clockOf(deadline), now.toISOString(), policy);
  return next === null ? null : new Date(next);
}
