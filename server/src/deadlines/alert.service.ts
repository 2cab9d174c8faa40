import { randomUUID } from 'node:crypto';
import { systemActor } from '../actor.ts';
import { recordMail } from '../mails/mail.service.ts';
import { MailFailure } from '../mails/transport.ts';
import { unitOfWork, type WorkOrder } from '../unit-of-work.ts';
import { type AlertDesk, type Claim, claimStep, type DeliveryOutcome, LEASE } from './alert-claim.service.ts';
import { codesOf, nodeOf, notify, readStep } from './alert-step.service.ts';
import { isTransient, setAside } from './quarantine.service.ts';
import { helperOf } from './recipient.service.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A minute, doubled at each attempt up to an hour, 20 % more or less so that retries do not come in step. */
export const retryDelay = (attempts: number, random = Math.random()): number =>
  Math.min(MINUTE * 2 ** Math.min(attempts - 1, 10), HOUR) * (0.8 + 0.4 * random);

const orderOf = (organisationId: string): WorkOrder => ({
  actor: systemActor(organisationId),
  organisationId,
  requestId: randomUUID(),
});

/**
 * Delivers one alert, if it is due and nobody else has. Never early, never lost; a mail at most once more per crash
 * between the server's 250 and our record, under the same Message-ID and recorded as such. Called by anyone, any number
 * of times, at any moment.
 */
export async function deliverStep(
  desk: AlertDesk,
  organisationId: string,
  stepId: string,
): Promise<DeliveryOutcome> {
  const order = orderOf(organisationId);
  let claim: Claim | DeliveryOutcome;
  try {
    claim = await unitOfWork(desk.parts, order, (ctx) => claimStep(ctx, desk, stepId));
  } catch (error) {
    if (isTransient(error)) throw error;
    return setAside(desk.parts, order, stepId);
  }
  return typeof claim === 'string' ? claim : sendClaimed(desk, organisationId, claim);
}

/** Keeps the claim for another lease; false once it is no longer ours, or no longer to be sent. */
async function renew(desk: AlertDesk, order: WorkOrder, { stepId, token }: Claim): Promise<boolean> {
  const rows = await unitOfWork(desk.parts, order, (ctx) =>
    ctx.sql(
      `update alert_step set claim_until = clock_timestamp() + $3 * interval '1 ms'
       where id = $1 and claim_token = $2 and state = 'CLAIMED' and claim_until > clock_timestamp() returning id`,
      [stepId, token, LEASE],
    ),
  );
  return rows.length === 1;
}

/** Sends what was claimed, outside of any transaction, and records the answer under the claim's token. */
export async function sendClaimed(
  desk: AlertDesk,
  organisationId: string,
  claim: Claim,
): Promise<DeliveryOutcome> {
  const order = orderOf(organisationId);
  // A process that was stopped meanwhile, or a clock that was changed: nothing is sent on an old claim.
  if (!(await renew(desk, order, claim))) return 'FENCED';
  const heart = setInterval(() => renew(desk, order, claim).catch(() => undefined), LEASE / 3);
  try {
    const { answer } = await desk.transport.send(claim.mail);
    return await recordSent(desk, order, claim, answer);
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    return await recordFailure(desk, order, claim, error);
  } finally {
    clearInterval(heart);
  }
}

/** Second unit, after the server's answer. A write under an old token changes no state. */
function recordSent(
  desk: AlertDesk,
  order: WorkOrder,
  claim: Claim,
  answer: string,
): Promise<DeliveryOutcome> {
  return unitOfWork(desk.parts, order, async (ctx) => {
    await recordMail(ctx, claim.mail.messageId, 'SENT', answer);
    const row = await readStep(ctx, claim.stepId, true);
    if (!row) return 'FENCED';
    if (row.state === 'CLAIMED' && row.claim_token === claim.token) {
      await ctx.sql(
        `update alert_step set state = 'SENT', sent_at = $2, claim_until = null, last_error = null, updated_at = $2,
           version = version + 1
         where id = $1`,
        [row.id, ctx.now],
      );
      ctx.record('alert.sent', nodeOf(row), { ...codesOf(row), attempt: claim.attempts });
      return 'SENT';
    }
    // Superseded or taken over while the server was taking it: it did go out, and the row says so.
    const twice = row.claim_token !== claim.token;
    await ctx.sql(
      `update alert_step set sent_at = coalesce(sent_at, $2), possibly_sent_twice = possibly_sent_twice or $3,
         updated_at = $2, version = version + 1
       where id = $1`,
      [row.id, ctx.now, twice],
    );
    ctx.record('alert.sent_late', nodeOf(row), {
      ...codesOf(row),
      state: row.state,
      attempt: claim.attempts,
      twice,
    });
    return 'FENCED';
  });
}

/** Second unit, after a failure: again later, or given up for this recipient, who is helped by another way at once. */
function recordFailure(
  desk: AlertDesk,
  order: WorkOrder,
  claim: Claim,
  { kind, code }: MailFailure,
): Promise<DeliveryOutcome> {
  // A clock of hours never gives up while it is open: the address may be mended within the hour.
  const isFinal = kind === 'PERMANENT' && !claim.hourly;
  const delay = kind === 'PERMANENT' ? HOUR : retryDelay(claim.attempts);
  const error = (kind === 'UNKNOWN' ? `UNKNOWN_${code}` : code).slice(0, 60);
  return unitOfWork(desk.parts, order, async (ctx) => {
    await recordMail(ctx, claim.mail.messageId, isFinal ? 'FAILED' : 'PENDING', code);
    const row = await readStep(ctx, claim.stepId, true);
    if (row?.state !== 'CLAIMED' || row.claim_token !== claim.token) return 'FENCED';
    await ctx.sql(
      `update alert_step set state = $2, last_error = $3, claim_until = null, claim_token = null, updated_at = $4,
         next_attempt_at = clock_timestamp() + $5 * interval '1 ms', version = version + 1
       where id = $1`,
      [row.id, isFinal ? 'FAILED' : 'PLANNED', error, ctx.now, delay],
    );
    if (kind === 'PERMANENT') {
      await notify(ctx, row, await helperOf(ctx, row.recipient_id, row.legal_entity_id), 'ALERT_MAIL_FAILED');
    }
    ctx.record('alert.failed', nodeOf(row), {
      ...codesOf(row),
      error,
      attempt: claim.attempts,
      final: isFinal,
    });
    return isFinal ? 'FAILED' : 'RETRY';
  });
}
