import { alerts, type DeliveryOutcome, deliverInbox, isTransient } from '@vigie/server';
import { errorFields, type Office } from '../office.ts';
import { type Due, inParallel, pages, shuffled } from './pages.ts';
import { planSteps } from './plan-steps.ts';

/** The sweep comes this often at the latest, in every process. Milliseconds. */
const SWEEP = 15_000;
/** Mails on their way at once, in one process. */
const WIDTH = 4;
/** After so many troubles of the database in a row the rest is left to the next sweep. */
const TROUBLES = 8;

const DUE_STEPS = `
  select organisation_id, id, due_at as at from alert_step
  where state in ('PLANNED', 'CLAIMED') and due_at <= clock_timestamp() + $4 * interval '1 ms'
    and next_attempt_at <= clock_timestamp() and (claim_until is null or claim_until < clock_timestamp())
    and (due_at, id) > ($1::timestamptz, $2::uuid)
  order by due_at, id limit $3`;

/** What one sweep did: clocks brought up to now, and deliveries by how they ended. */
export interface SweepResult {
  clocks: number;
  outcomes: Partial<Record<DeliveryOutcome | 'ERROR', number>>;
}

/** Where alerts stand after a sweep. */
export interface SweepState {
  /** How long the oldest alert that is due has been waiting; 0 when none is. */
  oldestDueSeconds: number;
  /** Milliseconds until something comes due or a dead worker's claim runs out, at most one sweep. */
  nextIn: number;
}

type Count = (outcome: DeliveryOutcome | 'ERROR', times?: number) => void;

/** What goes into inboxes, an organisation at a time. Gives what is left: mails, and whatever has a snag. */
async function deliverInboxes(office: Office, steps: readonly Due[], count: Count): Promise<Due[]> {
  const left: Due[] = [];
  for (const [organisationId, own] of Map.groupBy(steps, (step) => step.organisationId)) {
    try {
      const ids = own.map(({ id }) => id);
      const done = new Set(await deliverInbox(office.desk.parts, organisationId, ids));
      if (done.size > 0) count('SENT', done.size);
      left.push(...own.filter(({ id }) => !done.has(id)));
    } catch (error) {
      office.logger.warn({ organisationId, ...errorFields(error) }, 'inboxes are filled one by one');
      left.push(...own);
    }
  }
  return left;
}

/** Delivers these steps: inboxes together, mails each in its own units of work. */
async function deliverAll(
  office: Office,
  steps: readonly Due[],
  signal: AbortSignal,
  count: Count,
): Promise<void> {
  const left = await deliverInboxes(office, steps, count);
  await inParallel(shuffled(left), WIDTH, signal, async ({ organisationId, id }) => {
    try {
      const outcome = await alerts.deliverStep(office.desk, organisationId, id);
      count(outcome);
      if (outcome === 'QUARANTINED' || outcome === 'FAILED') {
        office.logger.warn({ organisationId, stepId: id, outcome }, 'an alert did not go out');
      }
    } catch (error) {
      count('ERROR');
      const level = isTransient(error) ? 'warn' : 'error';
      office.logger[level](
        { organisationId, stepId: id, ...errorFields(error) },
        'a delivery was interrupted',
      );
    }
  });
}

/**
 * Asks what is due and not yet done, and does it. Every process asks, by itself and when the bell rings; there is no
 * leader, and a lost or doubled bell changes nothing.
 *
 * @param onProgress called after each page, so that a long sweep is seen to be alive
 */
export async function deliverDueSteps(
  office: Office,
  signal: AbortSignal,
  onProgress: () => void = () => undefined,
): Promise<SweepResult> {
  const result: SweepResult = { clocks: await planSteps(office, signal), outcomes: {} };
  let troubles = 0;
  for await (const page of pages(office.system, DUE_STEPS, [office.legalOffset])) {
    await deliverAll(office, page, signal, (outcome, times = 1) => {
      result.outcomes[outcome] = (result.outcomes[outcome] ?? 0) + times;
      troubles = outcome === 'ERROR' ? troubles + 1 : 0;
    });
    onProgress();
    if (signal.aborted || troubles >= TROUBLES) break;
  }
  return result;
}

/** The due steps of one clock: what a bell for it asks for. */
export async function deliverClock(
  office: Office,
  steps: readonly Due[],
  signal: AbortSignal,
): Promise<void> {
  await deliverAll(office, steps, signal, () => undefined);
}

/** Looks at what is left, and when to come again. */
export async function sweepState({ system, legalOffset }: Office): Promise<SweepState> {
  const { rows } = await system.query<{ waiting: string | null; ahead: string | null }>(
    `with legal as (select clock_timestamp() + $1 * interval '1 ms' as now),
     waiting as (
       select min(due_at) as since, min(claim_until) filter (where state = 'CLAIMED') as free
       from alert_step where state in ('PLANNED', 'CLAIMED') and due_at <= (select now from legal)
     )
     select extract(epoch from (select now from legal) - (select since from waiting)) as waiting,
       extract(epoch from least(
         (select free from waiting) - clock_timestamp(),
         (select min(due_at) from alert_step
          where state in ('PLANNED', 'CLAIMED') and due_at > (select now from legal)) - (select now from legal),
         (select min(next_turn_at) from deadline where state in ('RUNNING', 'MISSED')) - (select now from legal)
       )) * 1000 as ahead`,
    [legalOffset],
  );
  const { waiting = null, ahead = null } = rows[0] ?? {};
  const next = ahead === null ? SWEEP : Math.min(SWEEP, Math.max(250, Number(ahead) + 20));
  return { oldestDueSeconds: Math.max(0, Number(waiting ?? 0)), nextIn: next };
}
