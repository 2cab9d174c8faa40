import { type AlertChannel, type AlertStepState, alertUrgency, type Deadline } from '@vigie/schema';
import { type Context, newId } from '../context.ts';

/** One row of a ladder: which alert, for whom, by what, when. */
export interface StepLine {
  code: string;
  dueAt: string;
  recipientId: string;
  channel: AlertChannel;
  state: AlertStepState;
}

type Owner = Pick<Deadline, 'id' | 'round' | 'legalEntityId'>;

/** What is there already stays as it is. */
const KEEP = 'do nothing';

/** What is there and still ahead moves with the policy; it is never given up for lying behind by the new one. */
const MOVE = `do update set due_at = excluded.due_at, updated_at = excluded.updated_at, version = alert_step.version + 1,
    state = case when 'PLANNED' in (alert_step.state, excluded.state) then 'PLANNED' else alert_step.state end
  where alert_step.state in ('PLANNED', 'SUPERSEDED') and alert_step.due_at > excluded.created_at
    and alert_step.attempts = 0
    and (alert_step.due_at <> excluded.due_at or (alert_step.state <> 'PLANNED' and excluded.state = 'PLANNED'))`;

/** Writes the rows of a clock's present round. Gives how many are new or other ones than before. */
export async function writeLines(
  ctx: Context,
  deadline: Owner & Pick<Deadline, 'anchorAt' | 'dueAt'>,
  lines: readonly StepLine[],
  moves = false,
): Promise<number> {
  if (lines.length === 0) return 0;
  const clock = {
    anchorAt: deadline.anchorAt.toISOString(),
    dueAt: deadline.dueAt?.toISOString() ?? null,
  };
  const rows = await ctx.sql(
    `insert into alert_step (id, organisation_id, created_at, updated_at, deadline_id, legal_entity_id, round,
                             code, channel, recipient_id, due_at, state, urgency, next_attempt_at)
     select id, $1, $2, $2, $3, $4, $5, code, channel, recipient_id, due_at, state, urgency, $6
     from unnest($7::uuid[], $8::text[], $9::text[], $10::uuid[], $11::timestamptz[], $12::text[], $13::smallint[])
       as s (id, code, channel, recipient_id, due_at, state, urgency)
     on conflict (organisation_id, deadline_id, round, code, recipient_id, channel) ${moves ? MOVE : KEEP}
     returning id`,
    [
      ctx.organisationId,
      ctx.now,
      deadline.id,
      deadline.legalEntityId,
      deadline.round,
      ctx.realNow,
      lines.map(() => newId('AlertStep')),
      lines.map(({ code }) => code),
      lines.map(({ channel }) => channel),
      lines.map(({ recipientId }) => recipientId),
      lines.map(({ dueAt }) => dueAt),
      lines.map(({ state }) => state),
      lines.map(({ code }) => alertUrgency(clock, code)),
    ],
  );
  return rows.length;
}

/** Takes back what is due and has not gone out, where the same person has a later one by the same channel. */
export async function supersedeOlder(ctx: Context, { id, round }: Owner): Promise<void> {
  await ctx.sql(
    `update alert_step s set state = 'SUPERSEDED', updated_at = $4, version = version + 1
     where s.organisation_id = $1 and s.deadline_id = $2 and s.round = $3 and s.state = 'PLANNED'
       and exists (
         select from alert_step l
         where l.organisation_id = s.organisation_id and l.deadline_id = s.deadline_id and l.round = s.round
           and l.recipient_id = s.recipient_id and l.channel = s.channel and l.state <> 'SUPERSEDED'
           and l.due_at > s.due_at and l.due_at <= $4)`,
    [ctx.organisationId, id, round, ctx.now],
  );
}

/** Takes back what is still ahead and not among these. Gives how many. */
export async function supersedeOthersAhead(
  ctx: Context,
  { id, round }: Owner,
  lines: readonly StepLine[],
): Promise<number> {
  const rows = await ctx.sql(
    `update alert_step set state = 'SUPERSEDED', updated_at = $4, version = version + 1
     where organisation_id = $1 and deadline_id = $2 and round = $3 and state = 'PLANNED' and due_at > $4
       and not exists (
         select from unnest($5::text[], $6::uuid[], $7::text[]) as k (code, recipient_id, channel)
         where k.code = alert_step.code and k.recipient_id = alert_step.recipient_id
           and k.channel = alert_step.channel)
     returning id`,
    [
      ctx.organisationId,
      id,
      round,
      ctx.now,
      lines.map(({ code }) => code),
      lines.map(({ recipientId }) => recipientId),
      lines.map(({ channel }) => channel),
    ],
  );
  return rows.length;
}
