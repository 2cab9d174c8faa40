import type { AlertChannel, AlertStepState, DeadlineKind, DeadlineState } from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { READERS } from './recipient.service.ts';

/** A step with its clock, as read under lock. */
export interface StepRow {
  id: string;
  state: AlertStepState;
  code: string;
  channel: AlertChannel;
  round: number;
  recipient_id: string;
  step_due_at: string;
  next_attempt_at: string;
  claim_until: string | null;
  claim_token: string | null;
  attempts: number;
  message_id: string | null;
  last_error: string | null;
  possibly_sent_twice: boolean;
  deadline_id: string;
  legal_entity_id: string;
  node_id: string;
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
  /** The request or the breach that the clock's node is a part of, where it is one. */
  request_id: string | null;
  breach_id: string | null;
  /** Another right of the same request has the same clock, and its alert says the same to the same person. */
  is_told_already: boolean;
  is_entitled: boolean;
}

/**
 * Whether another clock of the same case, equal in rule and date, tells the same to the same person: the rights of one
 * request fall due together, and are told together. The oldest of them carries the alert.
 */
export const TOLD_ALREADY = `exists (
  select from deadline o join alert_step t on t.deadline_id = o.id
  where o.organisation_id = d.organisation_id and o.on_reference = d.on_reference and o.rule = d.rule
    and o.due_at = d.due_at and o.id < d.id
    and t.code = s.code and t.recipient_id = s.recipient_id and t.channel = s.channel
    and t.state in ('PLANNED', 'CLAIMED', 'SENT')
)`;

/**
 * Locks a step, shares its clock's lock, and reads both as they are now; null while another worker has the step.
 *
 * @param patient waits for the other worker instead
 */
export async function readStep(ctx: Context, stepId: string, patient = false): Promise<StepRow | null> {
  const [row] = await ctx.sql<StepRow>(
    `select s.id, s.state, s.code, s.channel, s.round, s.recipient_id, s.due_at as step_due_at, s.next_attempt_at,
       s.claim_until, s.claim_token, s.attempts, s.message_id, s.last_error, s.possibly_sent_twice, s.deadline_id, s.legal_entity_id,
       d.node_id, d.on_reference, d.rule, d.kind, d.state as deadline_state, d.round as deadline_round, d.anchor_at,
       d.due_at, d.not_before_at, d.inputs ->> 'timeZone' as time_zone, d.assignee_id,
       (select name from legal_entity e where e.id = d.legal_entity_id) as legal_entity,
       exists (
         select from alert_step l
         where l.organisation_id = s.organisation_id and l.deadline_id = s.deadline_id and l.round = s.round
           and l.recipient_id = s.recipient_id and l.channel = s.channel and l.state <> 'SUPERSEDED'
           and l.due_at > s.due_at and l.due_at <= $2
       ) as has_later,
       (select r.case_id from data_subject_request r where r.id = d.node_id) as request_id,
       (select n.breach_id from controller_notice n where n.id = d.node_id) as breach_id,
       ${TOLD_ALREADY} as is_told_already,
       exists (
         select from membership m
         where m.organisation_id = s.organisation_id and m.user_id = s.recipient_id and m.ended_at is null
           and m.roles && $3::text[]
           and (m.legal_entity_ids is null or s.legal_entity_id = any (m.legal_entity_ids))
       ) as is_entitled
     from alert_step s join deadline d on d.id = s.deadline_id
     where s.id = $1
     for share of d for update of s ${patient ? '' : 'skip locked'}`,
    [stepId, ctx.now, READERS],
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

/** Puts one line into an inbox; a second time changes nothing. */
export async function notify(ctx: Context, row: StepRow, recipientId: string, kind: string): Promise<void> {
  await ctx.sql(
    `insert into notification (id, organisation_id, created_at, updated_at, legal_entity_id, recipient_id, step_id, kind,
                               node_id, deadline_id)
     values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9) on conflict (organisation_id, step_id) do nothing`,
    [
      newId('Notification'),
      ctx.organisationId,
      ctx.now,
      row.legal_entity_id,
      recipientId,
      row.id,
      kind,
      row.node_id,
      row.deadline_id,
    ],
  );
}
