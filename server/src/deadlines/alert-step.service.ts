import type { AlertChannel, AlertStepState, DeadlineKind, DeadlineState } from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { READERS } from './recipient.service.ts';

/** A step as it is read under its lock: where it stands, and what the trail says of it. */
export interface StepRow {
  id: string;
  state: AlertStepState;
  code: string;
  channel: AlertChannel;
  recipient_id: string;
  deadline_id: string;
  legal_entity_id: string;
  node_id: string;
  claim_token: string | null;
  attempts: number;
  last_error: string | null;
  sent_at: string | null;
}

/** A step with its clock and all else that decides whether it goes out, as they are now. */
export interface DueRow extends StepRow {
  round: number;
  step_due_at: string;
  next_attempt_at: string;
  claim_until: string | null;
  message_id: string | null;
  on_reference: string;
  rule: string;
  kind: DeadlineKind;
  deadline_state: DeadlineState;
  deadline_round: number;
  anchor_at: string;
  due_at: string | null;
  not_before_at: string | null;
  time_zone: string | null;
  assignee_id: string | null;
  legal_entity: string;
  has_later: boolean;
  /** The request or the breach that the clock's node is a part of, where it is one: a right, a notice, a task. */
  request_id: string | null;
  breach_id: string | null;
  /** Another right of the same request has the same clock, and its alert says the same to the same person. */
  is_told_already: boolean;
  is_entitled: boolean;
}

const STEP = `s.id, s.state, s.code, s.channel, s.recipient_id, s.deadline_id, s.legal_entity_id, d.node_id, s.claim_token,
  s.attempts, s.last_error, s.sent_at`;

/**
 * Whether another clock of the same case, equal in rule and date, tells the same to the same person: the rights of one
 * request fall due together, and are told together. The oldest of them carries the alert.
 */
const TOLD_ALREADY = `exists (
  select from deadline o join alert_step t on t.deadline_id = o.id
  where o.organisation_id = d.organisation_id and o.on_reference = d.on_reference and o.rule = d.rule
    and o.due_at = d.due_at and o.id < d.id
    and t.code = s.code and t.recipient_id = s.recipient_id and t.channel = s.channel
    and t.state in ('PLANNED', 'CLAIMED', 'SENT')
)`;

/**
 * Locks steps, shares the locks of their clocks, and reads both as they are now, in the order asked. What somebody else
 * has is left out: whoever holds many locks must not wait for one, or two would wait for each other for ever.
 */
export async function readDueSteps(ctx: Context, stepIds: readonly string[]): Promise<DueRow[]> {
  const rows = await ctx.sql<DueRow>(
    `select ${STEP}, s.round, s.due_at as step_due_at, s.next_attempt_at, s.claim_until, s.message_id,
       d.on_reference, d.rule, d.kind, d.state as deadline_state, d.round as deadline_round, d.anchor_at,
       d.due_at, d.not_before_at, d.inputs ->> 'timeZone' as time_zone, d.assignee_id,
       (select name from legal_entity e where e.id = d.legal_entity_id) as legal_entity,
       exists (
         select from alert_step l
         where l.organisation_id = s.organisation_id and l.deadline_id = s.deadline_id and l.round = s.round
           and l.recipient_id = s.recipient_id and l.channel = s.channel and l.state <> 'SUPERSEDED'
           and l.due_at > s.due_at and l.due_at <= $2
       ) as has_later,
       coalesce((select r.case_id from exercised_right r where r.id = d.node_id),
         (select t.file_id from task t where t.id = d.node_id and t.retention = 'REQUEST_FILE')) as request_id,
       coalesce((select n.breach_id from controller_notice n where n.id = d.node_id),
         (select t.file_id from task t where t.id = d.node_id and t.retention = 'BREACH_FILE')) as breach_id,
       ${TOLD_ALREADY} as is_told_already,
       exists (
         select from membership m
         where m.organisation_id = s.organisation_id and m.user_id = s.recipient_id and m.ended_at is null
           and m.roles && $3::text[]
           and (m.legal_entity_ids is null or s.legal_entity_id = any (m.legal_entity_ids))
       ) as is_entitled
     from alert_step s join deadline d on d.id = s.deadline_id
     where s.id = any ($1::uuid[])
     for share of d skip locked for update of s skip locked`,
    [stepIds, ctx.now, READERS],
  );
  const places = new Map(stepIds.map((id, place) => [id, place]));
  return rows.sort((a, b) => (places.get(a.id) as number) - (places.get(b.id) as number));
}

/** Locks steps that nobody else has, and reads where they stand. */
export function lockSteps(ctx: Context, stepIds: readonly string[]): Promise<StepRow[]> {
  return ctx.sql<StepRow>(
    `select ${STEP} from alert_step s join deadline d on d.id = s.deadline_id
     where s.id = any ($1::uuid[]) for update of s skip locked`,
    [stepIds],
  );
}

/** Locks one step, once whoever has it is done, and reads where it stands. */
export async function awaitStep(ctx: Context, stepId: string): Promise<StepRow | null> {
  const [row] = await ctx.sql<StepRow>(
    `select ${STEP} from alert_step s join deadline d on d.id = s.deadline_id where s.id = $1 for update of s`,
    [stepId],
  );
  return row ?? null;
}

/** What the trail says of a step: codes and ids. */
export const codesOf = (row: StepRow) => ({
  code: row.code,
  channel: row.channel,
  recipientId: row.recipient_id,
  deadlineId: row.deadline_id,
  nodeId: row.node_id,
});

/** The step as the trail's node. */
export const nodeOf = (row: StepRow) => ({ id: row.id, legalEntityId: row.legal_entity_id });

/** A line for an inbox: about which step, for whom, and what it says. */
export interface InboxLine {
  row: StepRow;
  recipientId: string;
  kind: string;
}

/** Puts lines into inboxes, one a step; a second time changes nothing. */
export async function notify(ctx: Context, lines: readonly InboxLine[]): Promise<void> {
  if (lines.length === 0) return;
  await ctx.sql(
    `insert into notification (id, organisation_id, created_at, updated_at, legal_entity_id, recipient_id, step_id, kind,
                               node_id, deadline_id)
     select id, $1, $2, $2, legal_entity_id, recipient_id, step_id, kind, node_id, deadline_id
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::uuid[], $9::uuid[])
       as n (id, legal_entity_id, recipient_id, step_id, kind, node_id, deadline_id)
     on conflict (organisation_id, step_id) do nothing`,
    [
      ctx.organisationId,
      ctx.now,
      lines.map(() => newId('Notification')),
      lines.map(({ row }) => row.legal_entity_id),
      lines.map(({ recipientId }) => recipientId),
      lines.map(({ row }) => row.id),
      lines.map(({ kind }) => kind),
      lines.map(({ row }) => row.node_id),
      lines.map(({ row }) => row.deadline_id),
    ],
  );
}
