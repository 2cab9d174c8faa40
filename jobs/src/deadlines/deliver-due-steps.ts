import { ALERT_URGENCIES, AlertChannel } from '@vigie/schema';
import { alerts, type DeliveryOutcome, isTransient } from '@vigie/server';
import { errorFields, type Office } from '../office.ts';
import { countdown, type Progress, unseen } from '../progress.ts';
import { type Batch, batchesOf, type DueStep } from './batches.ts';
import { inParallel, pages } from './pages.ts';
import { planSteps } from './plan-steps.ts';

/** Steps that are looked at together. Between two such pages comes whatever is more urgent by then. */
const PAGE = 2000;
/** After so many batches in a row that the database did not let through the rest is left to the next sweep. */
const TROUBLES = 8;

const COUNT_STEPS = `
  select count(*)::int as count from alert_step
  where state in ('PLANNED', 'CLAIMED') and due_at <= clock_timestamp() + $1 * interval '1 ms'`;

const DUE_STEPS = `
  select organisation_id, id, due_at as at, channel from alert_step
  where urgency = $5 and state in ('PLANNED', 'CLAIMED') and due_at <= clock_timestamp() + $4 * interval '1 ms'
    and next_attempt_at <= clock_timestamp() and (claim_until is null or claim_until < clock_timestamp())
    and (due_at, id) > ($1::timestamptz, $2::uuid)
  order by due_at, id limit $3`;

/** What one sweep did: clocks brought up to now, and deliveries by how they ended. */
export interface SweepResult {
  clocks: number;
  outcomes: Partial<Record<DeliveryOutcome | 'ERROR', number>>;
}

/** One sweep on its way. */
interface Sweep {
  office: Office;
  signal: AbortSignal;
  result: SweepResult;
  troubles: number;
  tell: (done: number) => void;
}

const isOver = ({ signal, troubles }: Sweep): boolean => signal.aborted || troubles >= TROUBLES;

function count({ result: { outcomes } }: Sweep, outcome: DeliveryOutcome | 'ERROR', times = 1): void {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + times;
}

/** Delivers one batch. An outage leaves it as it is: what was not recorded comes back by itself. */
async function deliverBatch(sweep: Sweep, { organisationId, ids }: Batch): Promise<void> {
  const { desk, logger } = sweep.office;
  try {
    for (const [stepId, outcome] of await alerts.deliverSteps(desk, organisationId, ids, sweep.signal)) {
      count(sweep, outcome);
      if (outcome === 'QUARANTINED' || outcome === 'FAILED')
        logger.warn({ organisationId, stepId, outcome }, 'an alert did not go out');
    }
    sweep.troubles = 0;
  } catch (error) {
    count(sweep, 'ERROR', ids.length);
    sweep.troubles += 1;
    const level = isTransient(error) ? 'warn' : 'error';
    logger[level]({ organisationId, steps: ids.length, ...errorFields(error) }, 'a delivery was interrupted');
  }
}

/** Inboxes first: nothing outside of us can hold them up. */
async function deliverAll(sweep: Sweep, steps: readonly DueStep[]): Promise<void> {
  for (const channel of [AlertChannel.INBOX, AlertChannel.MAIL]) {
    await inParallel(batchesOf(steps, channel), alerts.BATCHES_AT_ONCE, sweep.signal, (batch) =>
      deliverBatch(sweep, batch),
    );
  }
}

/** Delivers what is as urgent as that, page by page, and after each page whatever more urgent came due meanwhile. */
async function drain(sweep: Sweep, urgency: number): Promise<void> {
  const { system, legalOffset } = sweep.office;
  for await (const page of pages<DueStep>(system, DUE_STEPS, [legalOffset, urgency], PAGE)) {
    await deliverAll(sweep, page);
    sweep.tell(page.length);
    for (const pressing of ALERT_URGENCIES.slice(0, urgency)) {
      if (!isOver(sweep)) await drain(sweep, pressing);
    }
    if (isOver(sweep)) return;
  }
}

/**
 * Asks what is due and not yet done, and does it. Every process asks, by itself and when the bell rings; there is no
 * leader, and a lost or doubled bell changes nothing.
 *
 * @param progress called after each page, so that a long sweep is seen to be alive
 */
export async function deliverDueSteps(
  office: Office,
  signal: AbortSignal,
  progress: Progress = unseen,
): Promise<SweepResult> {
  const result: SweepResult = { clocks: 0, outcomes: {} };
  const { rows } = await office.system.query<{ count: number }>(COUNT_STEPS, [office.legalOffset]);
  const tell = countdown(rows[0]?.count ?? 0, progress);
  const sweep: Sweep = { office, signal, result, troubles: 0, tell };
  const [hours, ...less] = ALERT_URGENCIES;
  result.clocks += await planSteps(office, 'HOURS', signal);
  await drain(sweep, hours);
  result.clocks += await planSteps(office, 'OTHERS', signal);
  for (const urgency of less) {
    if (!isOver(sweep)) await drain(sweep, urgency);
  }
  return result;
}

/** The due steps of one clock: what a bell for it asks for. */
export async function deliverClock(
  office: Office,
  steps: readonly DueStep[],
  signal: AbortSignal,
): Promise<void> {
  const result: SweepResult = { clocks: 0, outcomes: {} };
  await deliverAll({ office, signal, result, troubles: 0, tell: () => undefined }, steps);
}
