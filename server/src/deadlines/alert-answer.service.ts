import type { Context } from '../context.ts';
import { isContended } from '../database-trouble.ts';
import { recordMails } from '../mails/mail.service.ts';
import { type MailFailure, retryDelay } from '../mails/transport.ts';
import { type Parts, unitOfWork, type WorkOrder } from '../unit-of-work.ts';
import type { Claim, DeliveryOutcome, Outcomes } from './alert-claim.service.ts';
import { awaitStep, codesOf, lockSteps, nodeOf, notify, type StepRow } from './alert-step.service.ts';
import { helperOf } from './recipient.service.ts';

const HOUR = 3_600_000;

/** What the server said to a mail: its answer, or why it did not take it. */
export interface Answered {
  claim: Claim;
  answer: string | MailFailure;
}

interface Met extends Answered {
  row: StepRow;
}

interface Failed extends Met {
  answer: MailFailure;
}

/** What follows from a failure: again later, or given up for this recipient. */
function consequenceOf({ claim, answer: { kind, code } }: Failed) {
  // A clock of hours never gives up while it is open: the address may be mended within the hour.
  const isFinal = kind === 'PERMANENT' && !claim.hourly;
  return {
    isFinal,
    delay: kind === 'PERMANENT' ? HOUR : retryDelay(claim.attempts),
    error: (kind === 'UNKNOWN' ? `UNKNOWN_${code}` : code).slice(0, 60),
  };
}

const isOurs = ({ claim, row }: Met): boolean => row.state === 'CLAIMED' && row.claim_token === claim.token;
/** Its connection broke at the commit, and the commit was made: there is nothing left to write. */
const isRecorded = ({ claim, row }: Met): boolean =>
  row.sent_at !== null && row.claim_token === claim.token && row.state !== 'CLAIMED';
const isFailed = (met: Met): met is Failed => typeof met.answer !== 'string';

/**
 * Second unit, after the server's answers: several at once, each row fenced by its token. What somebody else has locked
 * just now is recorded by itself, waiting for them. A second time it changes nothing.
 */
export async function recordAnswers(
  parts: Parts,
  order: WorkOrder,
  answers: readonly Answered[],
): Promise<Outcomes> {
  const outcomes = await recordTogether(parts, order, answers);
  for (const answered of answers) {
    const { stepId } = answered.claim;
    if (outcomes.has(stepId)) continue;
    const alone = await unitOfWork(parts, order, async (ctx) => {
      const row = await awaitStep(ctx, stepId);
      return record(ctx, [answered], row ? [row] : []);
    });
    outcomes.set(stepId, alone.get(stepId) ?? 'FENCED');
  }
  return outcomes;
}

/** In one unit, or in halves where that is in the way of others again and again: an answer that is lost is a mail sent twice. */
async function recordTogether(
  parts: Parts,
  order: WorkOrder,
  answers: readonly Answered[],
): Promise<Outcomes> {
  try {
    return await unitOfWork(parts, order, async (ctx) => {
      const rows = await lockSteps(
        ctx,
        answers.map(({ claim }) => claim.stepId),
      );
      return record(ctx, answers, rows);
    });
  } catch (error) {
    if (!isContended(error) || answers.length === 1) throw error;
    const middle = Math.ceil(answers.length / 2);
    const first = await recordTogether(parts, order, answers.slice(0, middle));
    return new Map([...first, ...(await recordTogether(parts, order, answers.slice(middle)))]);
  }
}

/** Records the answers to those steps that are locked here. */
async function record(
  ctx: Context,
  answers: readonly Answered[],
  rows: readonly StepRow[],
): Promise<Outcomes> {
  const locked = new Map(rows.map((row) => [row.id, row]));
  const found: Met[] = answers.flatMap((answered) => {
    const row = locked.get(answered.claim.stepId);
    return row ? [{ ...answered, row }] : [];
  });
  const met = found.filter((each) => !isRecorded(each));
  await recordMails(
    ctx,
    met.map((each) => ({
      messageId: each.claim.mail.messageId,
      state: isFailed(each) ? (consequenceOf(each).isFinal ? 'FAILED' : 'PENDING') : 'SENT',
      answer: isFailed(each) ? each.answer.code : (each.answer as string),
    })),
  );
  const failed = met.filter(isFailed);
  const taken = met.filter((each) => !isFailed(each));
  const outcomes: Outcomes = new Map(found.map(({ claim }) => [claim.stepId, 'FENCED' as DeliveryOutcome]));
  for (const { claim } of found.filter(isRecorded)) outcomes.set(claim.stepId, 'SENT');
  for (const each of taken.filter(isOurs)) outcomes.set(each.claim.stepId, 'SENT');
  await settleSent(ctx, taken.filter(isOurs));
  await settleLate(
    ctx,
    taken.filter((each) => !isOurs(each)),
  );
  for (const each of failed.filter(isOurs))
    outcomes.set(each.claim.stepId, consequenceOf(each).isFinal ? 'FAILED' : 'RETRY');
  await settleFailed(ctx, failed.filter(isOurs));
  return outcomes;
}

async function settleSent(ctx: Context, sent: readonly Met[]): Promise<void> {
  if (sent.length === 0) return;
  await ctx.sql(
    `update alert_step set state = 'SENT', sent_at = $2, claim_until = null, last_error = null, updated_at = $2,
       version = version + 1
     where id = any ($1::uuid[])`,
    [sent.map(({ row }) => row.id), ctx.now],
  );
  for (const { row, claim } of sent)
    ctx.record('alert.sent', nodeOf(row), { ...codesOf(row), attempt: claim.attempts });
}

/** Superseded or taken over while the server was taking it: it did go out, and the row says so. */
async function settleLate(ctx: Context, late: readonly Met[]): Promise<void> {
  for (const { row, claim } of late) {
    const twice = row.claim_token !== claim.token;
    await ctx.sql(
      `update alert_step set sent_at = coalesce(sent_at, $2), possibly_sent_twice = possibly_sent_twice or $3,
         updated_at = $2, version = version + 1
       where id = $1`,
      [row.id, ctx.now, twice],
    );
    const { state } = row;
    ctx.record('alert.sent_late', nodeOf(row), { ...codesOf(row), state, attempt: claim.attempts, twice });
  }
}

/** Again later, or given up for this recipient, who is helped by another way at once. */
async function settleFailed(ctx: Context, failed: readonly Failed[]): Promise<void> {
  if (failed.length === 0) return;
  const all = failed.map((each) => ({ ...each, ...consequenceOf(each) }));
  await ctx.sql(
    `update alert_step s set state = f.state, last_error = f.error, claim_until = null, claim_token = null,
       updated_at = $1, next_attempt_at = clock_timestamp() + f.delay * interval '1 ms', version = version + 1
     from unnest($2::uuid[], $3::text[], $4::text[], $5::float8[]) as f (id, state, error, delay) where s.id = f.id`,
    [
      ctx.now,
      all.map(({ row }) => row.id),
      all.map(({ isFinal }) => (isFinal ? 'FAILED' : 'PLANNED')),
      all.map(({ error }) => error),
      all.map(({ delay }) => delay),
    ],
  );
  for (const { row, claim, answer, error, isFinal } of all) {
    if (answer.kind === 'PERMANENT') {
      const recipientId = await helperOf(ctx, row.recipient_id, row.legal_entity_id);
      await notify(ctx, [{ row, recipientId, kind: 'ALERT_MAIL_FAILED' }]);
    }
    ctx.record('alert.failed', nodeOf(row), {
      ...codesOf(row),
      error,
      attempt: claim.attempts,
      final: isFinal,
    });
  }
}
