import { type AlertChannel, type AlertStepState, alertUrgency, type Deadline } from '@vigie/schema';
import { type Context, newId } from '../context.ts';

/** The clock that rows of a ladder belong to, in its present round. */
type Owner = Pick<Deadline, 'id' | 'round'>;

/** The part of a clock that its rows repeat. */
export type LineOwner = Owner & Pick<Deadline, 'legalEntityId' | 'anchorAt' | 'dueAt'>;

/** One row of a ladder: of which clock, which alert, for whom, by what, when. */
export interface StepLine {
  owner: LineOwner;
  code: string;
  dueAt: string;
  recipientId: string;
  channel: AlertChannel;
  state: AlertStepState;
}

/** What is there already stays as it is. */
const KEEP = 'do nothing';

/** What is there and still ahead moves with the policy; it is never given up for lying behind by the new one. */
const MOVE = `do update set due_at = excluded.due_at, updated_at = excluded.updated_at, version = alert_step.version + 1,
    state = case when 'PLANNED' in (alert_step.state, excluded.state) then 'PLANNED' else alert_step.state end
  where alert_step.state in ('PLANNED', 'SUPERSEDED') and alert_step.due_at > excluded.created_at
    and alert_step.attempts = 0
    and (alert_step.due_at <> excluded.due_at or (alert_step.state <> 'PLANNED' and excluded.state = 'PLANNED'))`;

const urgencyOf = ({ owner: { anchorAt, dueAt }, code }: StepLine) =>
  alertUrgency({ anchorAt: anchorAt.toISOString(), dueAt: dueAt?.toISOString() ?? null }, code);

/** Writes rows of the present rounds of clocks. Gives the clock of each that is new or another one than before. */
export async function writeLines(ctx: Context, lines: readonly StepLine[], moves = false): Promise<string[]> {
  if (lines.length === 0) return [];
  const rows = await ctx.sql<{ deadline_id: string }>(
    `insert into alert_step (id, organisation_id, created_at, updated_at, deadline_id, legal_entity_id, round,
                             code, channel, recipient_id, due_at, state, urgency, next_attempt_at)
     select id, $1, $2, $2, deadline_id, legal_entity_id, round, code, channel, recipient_id, due_at, state, urgency, $3
     from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::int[], $8::text[], $9::text[], $10::uuid[], $11::timestamptz[],
                 $12::text[], $13::smallint[])
       as s (id, deadline_id, legal_entity_id, round, code, channel, recipient_id, due_at, state, urgency)
     on conflict (organisation_id, deadline_id, round, code, recipient_id, channel) ${moves ? MOVE : KEEP}
     returning deadline_id`,
    [
      ctx.organisationId,
      ctx.now,
      ctx.realNow,
      lines.map(() => newId('AlertStep')),
      lines.map(({ owner }) => owner.id),
      lines.map(({ owner }) => owner.legalEntityId),
      lines.map(({ owner }) => owner.round),
      lines.map(({ code }) => code),
      lines.map(({ channel }) => channel),
      lines.map(({ recipientId }) => recipientId),
      lines.map(({ dueAt }) => dueAt),
      lines.map(({ state }) => state),
      lines.map(urgencyOf),
    ],
  );
  return rows.map(({ deadline_id }) => deadline_id);
}

/** Takes back what is due and has not gone out, where the same person has a later one by the same channel. */
export async function supersedeOlder(ctx: Context, clocks: readonly Owner[]): Promise<void> {
  if (clocks.length === 0) return;
  await ctx.sql(
    `update alert_step s set state = 'SUPERSEDED', updated_at = $4, version = version + 1
     from unnest($2::uuid[], $3::int[]) as c (id, round)
     where s.organisation_id = $1 and s.deadline_id = c.id and s.round = c.round and s.state = 'PLANNED'
       and exists (
         select from alert_step l
         where l.organisation_id = s.organisation_id and l.deadline_id = s.deadline_id and l.round = s.round
           and l.recipient_id = s.recipient_id and l.channel = s.channel and l.state <> 'SUPERSEDED'
           and l.due_at > s.due_at and l.due_at <= $4)`,
    [ctx.organisationId, clocks.map(({ id }) => id), clocks.map(({ round }) => round), ctx.now],
  );
}

/** Takes back what is still ahead of these clocks and not among these rows. Gives the clock of each that was. */
export async function supersedeOthersAhead(
  ctx: Context,
  clocks: readonly Owner[],
  lines: readonly StepLine[],
): Promise<string[]> {
  if (clocks.length === 0) return [];
  const rows = await ctx.sql<{ deadline_id: string }>(
    `update alert_step s set state = 'SUPERSEDED', updated_at = $4, version = version + 1
     from unnest($2::uuid[], $3::int[]) as c (id, round)
     where s.organisation_id = $1 and s.deadline_id = c.id and s.round = c.round and s.state = 'PLANNED'
       and s.due_at > $4
       and not exists (
         select from unnest($5::uuid[], $6::text[], $7::uuid[], $8::text[]) as k (deadline_id, code, recipient_id, channel)
         where k.deadline_id = s.deadline_id and k.code = s.code and k.recipient_id = s.recipient_id
           and k.channel = s.channel)
     returning deadline_id`,
    [
      ctx.organisationId,
      clocks.map(({ id }) => id),
      clocks.map(({ round }) => round),
      ctx.now,
      lines.map(({ owner }) => owner.id),
      lines.map(({ code }) => code),
      lines.map(({ recipientId }) => recipientId),
      lines.map(({ channel }) => channel),
    ],
  );
  return rows.map(({ deadline_id }) => deadline_id);
}
