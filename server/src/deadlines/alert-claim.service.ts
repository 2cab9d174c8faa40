import { randomUUID } from 'node:crypto';
import { AlertChannel, DeadlineState, isToldInHours } from '@vigie/schema';
import type { Context } from '../context.ts';
import { keepMails } from '../mails/mail.service.ts';
import type { Mail, MailTransport } from '../mails/transport.ts';
import type { Parts } from '../unit-of-work.ts';
import { clockOf, writeMail } from './alert-mail.service.ts';
import { codesOf, type DueRow, nodeOf, notify, readDueSteps } from './alert-step.service.ts';
import { ensureSteps } from './ladder.service.ts';

/** How long a claim holds unless it is renewed: as long as a dead process holds an alert back. Milliseconds. */
export const LEASE = 15_000;

/** What a delivery needs of its process. */
export interface AlertDesk {
  parts: Parts;
  transport: MailTransport;
  publicUrl: string | undefined;
}

/** How a delivery ended. */
export type DeliveryOutcome =
  | 'SENT'
  | 'RETRY' // later, by the time in its row
  | 'FAILED'
  | 'SUPERSEDED'
  | 'BUSY' // another worker has it, or its clock is being changed
  | 'NOT_DUE'
  | 'DONE' // before us
  | 'FENCED' // another worker took it over meanwhile
  | 'QUARANTINED';

/** How each of several steps ended, by its id. */
export type Outcomes = Map<string, DeliveryOutcome>;

/** A step that this process may send, and by which token it proves so. */
export interface Claim {
  stepId: string;
  token: string;
  attempts: number;
  hourly: boolean;
  mail: Mail;
}

/** What became of a batch under its locks: mails to be sent now, and the steps that are dealt with. */
export interface Claimed {
  claims: Claim[];
  outcomes: Outcomes;
}

/** What stands in the way before anything is asked of the recipient. */
function obstacleOf(ctx: Context, row: DueRow): DeliveryOutcome | null {
  if (row.state !== 'PLANNED' && row.state !== 'CLAIMED') return 'DONE';
  if (row.state === 'CLAIMED' && row.claim_until && Date.parse(row.claim_until) > ctx.realNow.getTime())
    return 'BUSY';
  if (Date.parse(row.step_due_at) > ctx.now.getTime()) return 'NOT_DUE';
  if (Date.parse(row.next_attempt_at) > ctx.realNow.getTime()) return 'NOT_DUE';
  return null;
}

/** Why a step has nothing to say any more. */
function moot(row: DueRow): string | null {
  const isOpen = row.deadline_state === DeadlineState.RUNNING || row.deadline_state === DeadlineState.MISSED;
  if (!isOpen || row.round !== row.deadline_round) return row.has_later ? 'LATER_STEP' : 'CLOCK_CHANGED';
  if (row.has_later) return 'LATER_STEP';
  return row.is_told_already ? 'SAME_CASE' : null;
}

interface Moot {
  row: DueRow;
  reason: string;
}

async function supersede(ctx: Context, steps: readonly Moot[]): Promise<void> {
  if (steps.length === 0) return;
  await ctx.sql(
    `update alert_step s set state = 'SUPERSEDED', last_error = m.reason, claim_until = null, updated_at = $3,
       version = version + 1
     from unnest($1::uuid[], $2::text[]) as m (id, reason) where s.id = m.id`,
    [steps.map(({ row }) => row.id), steps.map(({ reason }) => reason), ctx.now],
  );
  for (const { row, reason } of steps)
    ctx.record('alert.superseded', nodeOf(row), { ...codesOf(row), reason });
}

/** The recipient is gone: whoever is to be told now gets the alert instead. With nobody there it waits for someone. */
async function handOver(ctx: Context, row: DueRow): Promise<DeliveryOutcome> {
  const clock = {
    id: row.deadline_id,
    round: row.deadline_round,
    legalEntityId: row.legal_entity_id,
    assigneeId: row.assignee_id === row.recipient_id ? null : row.assignee_id,
    anchorAt: new Date(row.anchor_at),
    dueAt: row.due_at === null ? null : new Date(row.due_at),
  };
  const step = { code: row.code, dueAt: new Date(row.step_due_at).toISOString() };
  if ((await ensureSteps(ctx, clock, step, row.recipient_id)) > 0) {
    await supersede(ctx, [{ row, reason: 'RECIPIENT_LEFT' }]);
    return 'SUPERSEDED';
  }
  await ctx.sql(
    `update alert_step set state = 'PLANNED', next_attempt_at = clock_timestamp() + interval '1 hour', claim_until = null,
       last_error = 'NOBODY', updated_at = $2, version = version + 1
     where id = $1`,
    [row.id, ctx.now],
  );
  return 'RETRY';
}

/** The inbox: lines and their record are one transaction, so each is there exactly once. */
async function fillInboxes(ctx: Context, rows: readonly DueRow[]): Promise<void> {
  if (rows.length === 0) return;
  await notify(
    ctx,
    rows.map((row) => ({ row, recipientId: row.recipient_id, kind: row.code })),
  );
  await ctx.sql(
    `update alert_step set state = 'SENT', sent_at = $2, attempts = attempts + 1, claim_until = null, last_error = null,
       updated_at = $2, version = version + 1
     where id = any ($1::uuid[])`,
    [rows.map(({ id }) => id), ctx.now],
  );
  for (const row of rows) ctx.record('alert.sent', nodeOf(row), codesOf(row));
}

/** Writes the mails of these steps and keeps them sealed, so that each attempt is on record before a byte is sent. */
async function claimMails(ctx: Context, desk: AlertDesk, rows: readonly DueRow[]): Promise<Claimed> {
  const outcomes: Outcomes = new Map();
  if (rows.length === 0) return { claims: [], outcomes };
  const people = await desk.parts.people.load(
    [...new Set(rows.map((row) => row.recipient_id))],
    ctx.organisationId,
  );
  const written: { row: DueRow; mail: Mail }[] = [];
  for (const row of rows) {
    const { email, locale } = people.get(row.recipient_id) ?? {};
    if (email && locale)
      written.push({ row, mail: writeMail(row, { email, locale }, ctx.now, desk.publicUrl) });
    else outcomes.set(row.id, await handOver(ctx, row));
  }
  await keepMails(
    ctx,
    written.map(({ row, mail }) => ({
      mail,
      recipientId: row.recipient_id,
      ownerId: row.recipient_id,
      legalEntityId: row.legal_entity_id,
      nodeId: row.node_id,
      isFirst: row.message_id === null,
    })),
  );
  return { claims: await claimRows(ctx, written), outcomes };
}

async function claimRows(ctx: Context, steps: readonly { row: DueRow; mail: Mail }[]): Promise<Claim[]> {
  if (steps.length === 0) return [];
  const token = randomUUID();
  // A claim that ran out, or an answer that never came: the server may have taken the mail already.
  const isAgain = ({ row }: { row: DueRow }) =>
    row.state === 'CLAIMED' || /^UNKNOWN/.test(row.last_error ?? '');
  await ctx.sql(
    `update alert_step s set state = 'CLAIMED', claim_token = $1, claim_until = clock_timestamp() + $2 * interval '1 ms',
       attempts = attempts + 1, message_id = c.message_id, possibly_sent_twice = possibly_sent_twice or c.again,
       updated_at = $3, version = version + 1
     from unnest($4::uuid[], $5::text[], $6::boolean[]) as c (id, message_id, again) where s.id = c.id`,
    [
      token,
      LEASE,
      ctx.now,
      steps.map(({ row }) => row.id),
      steps.map(({ mail }) => mail.messageId),
      steps.map(isAgain),
    ],
  );
  return steps.map((step) => {
    const { row, mail } = step;
    const attempts = row.attempts + 1;
    if (isAgain(step))
      ctx.record('alert.possibly_sent_twice', nodeOf(row), { ...codesOf(row), attempt: attempts });
    return { stepId: row.id, token, attempts, hourly: isToldInHours(clockOf(row)), mail };
  });
}

/**
 * First unit of a batch of one organisation: reads its steps again under lock, and either settles each here (inbox,
 * superseded, not due) or claims it for this process with a token and a lease. A number of statements for the batch, not
 * for the step. What throws takes the whole batch with it: nothing of it has happened then.
 */
export async function claimSteps(
  ctx: Context,
  desk: AlertDesk,
  stepIds: readonly string[],
): Promise<Claimed> {
  const rows = await readDueSteps(ctx, stepIds);
  const outcomes: Outcomes = new Map(stepIds.map((id) => [id, 'BUSY']));
  const over: Moot[] = [];
  const inboxes: DueRow[] = [];
  const mails: DueRow[] = [];
  for (const row of rows) {
    const obstacle = obstacleOf(ctx, row);
    const reason = obstacle ? null : moot(row);
    if (obstacle) outcomes.set(row.id, obstacle);
    else if (reason) over.push({ row, reason });
    else if (!row.is_entitled) outcomes.set(row.id, await handOver(ctx, row));
    else (row.channel === AlertChannel.INBOX ? inboxes : mails).push(row);
  }
  await supersede(ctx, over);
  await fillInboxes(ctx, inboxes);
  const { claims, outcomes: handedOver } = await claimMails(ctx, desk, mails);
  for (const { row } of over) outcomes.set(row.id, 'SUPERSEDED');
  for (const { id } of inboxes) outcomes.set(id, 'SENT');
  for (const [id, outcome] of handedOver) outcomes.set(id, outcome);
  for (const { stepId } of claims) outcomes.delete(stepId);
  return { claims, outcomes };
}
