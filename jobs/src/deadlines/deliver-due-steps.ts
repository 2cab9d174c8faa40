import { ALERT_URGENCIES, AlertChannel } from '@vigie/schema';
import { alerts, type DeliveryOutcome, isTransient } from '@vigie/server';
import { errorFields, type Office } from '../office.ts';
import { countdown, howMany, type Progress, unseen } from '../progress.ts';
import { settledWithin } from '../timer.ts';
import { type Batch, batchesOf, type DueStep } from './batches.ts';
import { inParallel, pages } from './pages.ts';
import { planSteps, type Turn } from './plan-steps.ts';

/** Steps that are looked at together. Between two such pages comes whatever is more urgent by then. */
const PAGE = 2000;
/** After so many batches in a row that the database did not let through the rest is left to the next sweep. */
const TROUBLES = 8;
/** So long the mails of clocks of hours have the process to themselves; a slow server holds up the others no longer. Milliseconds. */
const ALONE = 10_000;

const ALL_DUE = `alert_step
  where state in ('PLANNED', 'CLAIMED') and due_at <= clock_timestamp() + $1 * interval '1 ms'`;

const DUE_STEPS = `
  select organisation_id, id, due_at as at, channel from alert_step
  where urgency = $5 and channel = $6 and state in ('PLANNED', 'CLAIMED') and due_at <= clock_timestamp() + $4 * interval '1 ms'
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
  /** The mail server does not answer, or refuses us altogether: its mails wait for the next sweep, and nothing else does. */
  isWithoutMail: boolean;
  tell: (done: number) => void;
}

const sweepOf = (office: Office, signal: AbortSignal, tell: Sweep['tell']): Sweep => ({
  office,
  signal,
  result: { clocks: 0, outcomes: {} },
  troubles: 0,
  isWithoutMail: false,
  tell,
});

const isOver = ({ signal, troubles, isWithoutMail }: Sweep, channel: AlertChannel): boolean =>
  signal.aborted || troubles >= TROUBLES || (channel === AlertChannel.MAIL && isWithoutMail);

function count({ result: { outcomes } }: Sweep, outcome: DeliveryOutcome | 'ERROR', times = 1): void {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + times;
}

/** Delivers one batch. An outage leaves it as it is: what was not recorded comes back by itself. */
async function deliverBatch(
  sweep: Sweep,
  channel: AlertChannel,
  { organisationId, ids }: Batch,
): Promise<void> {
  if (isOver(sweep, channel)) return;
  const { desk, logger } = sweep.office;
  try {
    for (const [stepId, outcome] of await alerts.deliverSteps(desk, organisationId, ids, sweep.signal)) {
      count(sweep, outcome);
      if (outcome === 'QUARANTINED' || outcome === 'FAILED')
        logger.warn({ organisationId, stepId, outcome }, 'an alert did not go out');
    }
    sweep.troubles = 0;
    if (channel === AlertChannel.MAIL && alerts.isMailServerDown(desk)) sweep.isWithoutMail = true;
  } catch (error) {
    count(sweep, 'ERROR', ids.length);
    sweep.troubles += 1;
    const level = isTransient(error) ? 'warn' : 'error';
    logger[level]({ organisationId, steps: ids.length, ...errorFields(error) }, 'a delivery was interrupted');
  }
  sweep.tell(ids.length);
}

async function deliver(sweep: Sweep, channel: AlertChannel, steps: readonly DueStep[]): Promise<void> {
  const send = (some: readonly DueStep[]): Promise<void> =>
    inParallel(batchesOf(some, channel), alerts.BATCHES_AT_ONCE, sweep.signal, (batch) =>
      deliverBatch(sweep, channel, batch),
    );
  // A server that was down is asked with a few mails whether it is back.
  const probes =
    channel === AlertChannel.MAIL && alerts.isMailServerDown(sweep.office.desk) ? alerts.DOWN : 0;
  await send(steps.slice(0, probes));
  await send(steps.slice(probes));
}

/** Delivers what is as urgent as that, page by page, and after each page whatever more urgent came due meanwhile. */
async function drain(sweep: Sweep, channel: AlertChannel, urgency: number): Promise<void> {
  if (isOver(sweep, channel)) return;
  const { system, legalOffset } = sweep.office;
  for await (const page of pages<DueStep>(system, DUE_STEPS, [legalOffset, urgency, channel], PAGE)) {
    await deliver(sweep, channel, page);
    for (const pressing of ALERT_URGENCIES.slice(0, urgency)) await drain(sweep, channel, pressing);
    if (isOver(sweep, channel)) return;
  }
}

/**
 * Asks what is due and not yet done, and does it. Every process asks, by itself and when the bell rings; there is no
 * leader, and a lost or doubled bell changes nothing.
 *
 * Clocks of hours come first, with their inboxes, then their mails. Where those take long, the other clocks are brought up
 * to now and the other inboxes filled meanwhile: nothing outside of us holds those up. The other mails come last.
 *
 * @param progress called after each batch, so that a long sweep is seen to be alive
 */
export async function deliverDueSteps(
  office: Office,
  signal: AbortSignal,
  progress: Progress = unseen,
): Promise<SweepResult> {
  const tell = countdown(await howMany(office.system, ALL_DUE, [office.legalOffset]), progress);
  const sweep = sweepOf(office, signal, tell);
  const [hours, ...others] = ALERT_URGENCIES;
  const plan = async (turn: Turn): Promise<void> => {
    const clocks = await planSteps(office, turn, signal);
    sweep.result.clocks += clocks;
  };
  const drainOthers = async (channel: AlertChannel): Promise<void> => {
    for (const urgency of others) await drain(sweep, channel, urgency);
  };
  await plan('HOURS');
  await drain(sweep, AlertChannel.INBOX, hours);
  const mails = drain(sweep, AlertChannel.MAIL, hours);
  const rest = settledWithin(mails, ALONE)
    .then(() => plan('OTHERS'))
    .then(() => drainOthers(AlertChannel.INBOX));
  // Both are awaited whatever becomes of either: nothing of a sweep outlives it.
  await Promise.allSettled([mails, rest]);
  await Promise.all([mails, rest]);
  await drainOthers(AlertChannel.MAIL);
  return sweep.result;
}

/** The due steps of one clock: what a bell for it asks for. */
export async function deliverClock(
  office: Office,
  steps: readonly DueStep[],
  signal: AbortSignal,
): Promise<void> {
  const sweep = sweepOf(office, signal, () => undefined);
  for (const channel of [AlertChannel.INBOX, AlertChannel.MAIL]) await deliver(sweep, channel, steps);
}
