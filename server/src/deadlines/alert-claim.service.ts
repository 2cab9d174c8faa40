import { randomUUID } from 'node:crypto';
import {
  AlertChannel,
  alertText,
  DeadlineState,
  isToldInHours,
  type LadderClock,
  type Locale,
  nodeTypeOf,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { keepMail } from '../mails/mail.service.ts';
import { type Mail, type MailTransport, mailHost } from '../mails/transport.ts';
import type { Parts } from '../unit-of-work.ts';
import { codesOf, nodeOf, notify, readStep, type StepRow } from './alert-step.service.ts';
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
  | 'BUSY' // another worker has it
  | 'NOT_DUE'
  | 'DONE' // before us
  | 'FENCED' // another worker took it over meanwhile
  | 'QUARANTINED';

/** A step that this process may send, and by which token it proves so. */
export interface Claim {
  stepId: string;
  token: string;
  attempts: number;
  hourly: boolean;
  mail: Mail;
}

const iso = (text: string): string => new Date(text).toISOString();
const isoOrNull = (text: string | null): string | null => (text === null ? null : iso(text));
const clockOf = (row: StepRow): LadderClock => ({
  kind: row.kind,
  anchorAt: iso(row.anchor_at),
  dueAt: isoOrNull(row.due_at),
  notBeforeAt: isoOrNull(row.not_before_at),
});

/** What stands in the way before anything is asked of the recipient. */
function obstacleOf(ctx: Context, row: StepRow): DeliveryOutcome | null {
  if (row.state !== 'PLANNED' && row.state !== 'CLAIMED') return 'DONE';
  if (row.state === 'CLAIMED' && row.claim_until && Date.parse(row.claim_until) > ctx.realNow.getTime())
    return 'BUSY';
  if (Date.parse(row.step_due_at) > ctx.now.getTime()) return 'NOT_DUE';
  if (Date.parse(row.next_attempt_at) > ctx.realNow.getTime()) return 'NOT_DUE';
  const isOpen = row.deadline_state === DeadlineState.RUNNING || row.deadline_state === DeadlineState.MISSED;
  return isOpen && row.round === row.deadline_round && !row.has_later ? null : 'SUPERSEDED';
}

async function supersede(ctx: Context, row: StepRow, reason: string): Promise<DeliveryOutcome> {
  await ctx.sql(
    `update alert_step set state = 'SUPERSEDED', last_error = $2, claim_until = null, updated_at = $3, version = version + 1
     where id = $1`,
    [row.id, reason, ctx.now],
  );
  ctx.record('alert.superseded', nodeOf(row), { ...codesOf(row), reason });
  return 'SUPERSEDED';
}

/** The recipient is gone: whoever is to be told now gets the alert instead. With nobody there it waits for someone. */
async function handOver(ctx: Context, row: StepRow): Promise<DeliveryOutcome> {
  const clock = {
    id: row.deadline_id,
    round: row.deadline_round,
    legalEntityId: row.legal_entity_id,
    assigneeId: row.assignee_id === row.recipient_id ? null : row.assignee_id,
  };
  const told = await ensureSteps(
    ctx,
    clock,
    { code: row.code, dueAt: iso(row.step_due_at) },
    row.recipient_id,
  );
  if (told > 0) return supersede(ctx, row, 'RECIPIENT_LEFT');
  await ctx.sql(
    `update alert_step set state = 'PLANNED', next_attempt_at = clock_timestamp() + interval '1 hour', claim_until = null,
       last_error = 'NOBODY', updated_at = $2, version = version + 1
     where id = $1`,
    [row.id, ctx.now],
  );
  return 'RETRY';
}

/** The inbox: its line and its record are one transaction, so it is there exactly once. */
async function deliverToInbox(ctx: Context, row: StepRow): Promise<DeliveryOutcome> {
  await notify(ctx, row, row.recipient_id, row.code);
  await ctx.sql(
    `update alert_step set state = 'SENT', sent_at = $2, attempts = attempts + 1, claim_until = null, last_error = null,
       updated_at = $2, version = version + 1
     where id = $1`,
    [row.id, ctx.now],
  );
  ctx.record('alert.sent', nodeOf(row), codesOf(row));
  return 'SENT';
}

const RESOURCES: Readonly<Record<string, string>> = { Breach: 'breaches', RequestCase: 'requests' };

function linkTo(publicUrl: string | undefined, row: StepRow): string {
  const base = (publicUrl ?? 'http://localhost:4000').replace(/\/+$/, '');
  if (row.request_id) return `${base}/#/requests/${row.request_id}/show`;
  if (row.breach_id) return `${base}/#/breaches/${row.breach_id}/show`;
  const resource = RESOURCES[nodeTypeOf(row.node_id) ?? ''];
  return resource
    ? `${base}/#/${resource}/${row.node_id}/show`
    : `${base}/#/deadlines/${row.deadline_id}/show`;
}

/**
 * First unit: reads the step again under lock, and either settles it here (inbox, superseded, not due) or claims it for
 * this process with a token and a lease. The attempt is on record before a byte is sent.
 */
export async function claimStep(
  ctx: Context,
  desk: AlertDesk,
  stepId: string,
): Promise<Claim | DeliveryOutcome> {
  const row = await readStep(ctx, stepId);
  if (!row) return 'BUSY';
  const obstacle = obstacleOf(ctx, row);
  if (obstacle === 'SUPERSEDED') return supersede(ctx, row, row.has_later ? 'LATER_STEP' : 'CLOCK_CHANGED');
  if (obstacle) return obstacle;
  if (row.is_told_already) return supersede(ctx, row, 'SAME_CASE');
  if (!row.is_entitled) return handOver(ctx, row);
  if (row.channel === AlertChannel.INBOX) return deliverToInbox(ctx, row);

  const person = (await desk.parts.people.load([row.recipient_id])).get(row.recipient_id);
  if (!person?.email) return handOver(ctx, row);
  const mail = writeMail(ctx, desk, row, person.email, person.locale);
  await keepMail(ctx, {
    mail,
    recipientId: row.recipient_id,
    nodeId: row.node_id,
    isFirst: row.message_id === null,
  });
  return claimRow(ctx, row, mail);
}

/** The alert as a mail. Its Message-ID is the step's own, the same at every attempt. */
function writeMail(ctx: Context, desk: AlertDesk, row: StepRow, to: string, locale: Locale): Mail {
  const clock = clockOf(row);
  const { subject, text } = alertText(
    {
      ...clock,
      notBeforeAt: clock.notBeforeAt ?? null,
      code: row.code,
      rule: row.rule,
      reference: row.on_reference,
      legalEntity: row.legal_entity,
      timeZone: row.time_zone ?? 'Europe/Paris',
      now: ctx.now.toISOString(),
      link: linkTo(desk.publicUrl, row),
    },
    locale,
  );
  const isDue = clock.dueAt !== null && Date.parse(clock.dueAt) <= ctx.now.getTime();
  const messageId = row.message_id ?? `${row.id}@${mailHost(desk.publicUrl)}`;
  return { messageId, to, subject, text, urgent: isDue || isToldInHours(clock) };
}

async function claimRow(ctx: Context, row: StepRow, mail: Mail): Promise<Claim> {
  // A claim that ran out, or an answer that never came: the server may have taken the mail already.
  const again = row.state === 'CLAIMED' || /^UNKNOWN/.test(row.last_error ?? '');
  const token = randomUUID();
  await ctx.sql(
    `update alert_step set state = 'CLAIMED', claim_token = $2, claim_until = clock_timestamp() + $3 * interval '1 ms',
       attempts = attempts + 1, message_id = $4, possibly_sent_twice = possibly_sent_twice or $5, updated_at = $6,
       version = version + 1
     where id = $1`,
    [row.id, token, LEASE, mail.messageId, again, ctx.now],
  );
  const attempts = row.attempts + 1;
  if (again) ctx.record('alert.possibly_sent_twice', nodeOf(row), { ...codesOf(row), attempt: attempts });
  return { stepId: row.id, token, attempts, hourly: isToldInHours(clockOf(row)), mail };
}
