import { randomUUID } from 'node:crypto';
import { LONGEST_IN_HOURS } from '@vigie/schema';
import { deadlines, isTransient, systemActor, unitOfWork } from '@vigie/server';
import { errorFields, type Office } from '../office.ts';
import { type Batch, inBatches } from './batches.ts';
import { inParallel, pages } from './pages.ts';

/** Clocks that are looked at together, and those of one transaction. */
const PAGE = 2000;
const CLOCKS = 200;

/** Those of hours, or all the others: see `isToldInHours`. */
const DUE_CLOCKS = `
  select organisation_id, id, next_turn_at as at from deadline
  where state in ('RUNNING', 'MISSED') and next_turn_at <= clock_timestamp() + $4 * interval '1 ms'
    and coalesce(due_at <= anchor_at + $5 * interval '1 ms', false) = $6
    and (next_turn_at, id) > ($1::timestamptz, $2::uuid)
  order by next_turn_at, id limit $3`;

/** Brings a batch up to now, in halves where it throws for the data of one; that one is told of and left. */
async function tend(office: Office, { organisationId, ids }: Batch): Promise<number> {
  const order = { actor: systemActor(organisationId), organisationId, requestId: randomUUID() };
  try {
    return await unitOfWork(office.desk.parts, order, (ctx) => deadlines.tend(ctx, ids));
  } catch (error) {
    const middle = Math.ceil(ids.length / 2);
    if (ids.length > 1 && !isTransient(error)) {
      const first = await tend(office, { organisationId, ids: ids.slice(0, middle) });
      return first + (await tend(office, { organisationId, ids: ids.slice(middle) }));
    }
    office.logger.error(
      { organisationId, clocks: ids.length, deadlineId: ids[0], ...errorFields(error) },
      'a clock could not be brought up to now',
    );
    return 0;
  }
}

/** Open clocks whose alerts were planned under an earlier round of their organisation's policies. */
const STALE_CLOCKS = `
  select d.organisation_id, d.id, timestamptz 'epoch' as at
  from organisation o join deadline d on d.organisation_id = o.id and d.policy_round < o.policy_round
  where d.state in ('RUNNING', 'MISSED') and (timestamptz 'epoch', d.id) > ($1::timestamptz, $2::uuid)
  order by d.id limit $3`;

/** The clocks of hours first, and their alerts before any other clock is looked at; then all the others. */
export type Turn = 'HOURS' | 'OTHERS';

/**
 * Brings every clock up to now whose next turn has come: it is marked missed, its daily repeat is planned, and whoever
 * joined since hears of it; and those that a policy has changed for are planned anew. One that fails does not hold up the
 * others.
 *
 * @param turn which clocks; those that a policy has changed for go with the others, for what is due goes out as it was
 * @returns how many clocks were brought up to now
 */
export async function planSteps(office: Office, turn: Turn, signal: AbortSignal): Promise<number> {
  const values = [office.legalOffset, LONGEST_IN_HOURS];
  if (turn === 'HOURS') return planEach(office, signal, DUE_CLOCKS, [...values, true]);
  const due = await planEach(office, signal, DUE_CLOCKS, [...values, false]);
  return due + (await planEach(office, signal, STALE_CLOCKS, []));
}

async function planEach(
  office: Office,
  signal: AbortSignal,
  query: string,
  values: unknown[],
): Promise<number> {
  let done = 0;
  for await (const page of pages(office.system, query, values, PAGE)) {
    await inParallel(inBatches(page, CLOCKS), 2, signal, async (batch) => {
      // Not `done += await`: two batches are at work, and each would add to what it saw before.
      const tended = await tend(office, batch);
      done += tended;
    });
    if (signal.aborted) break;
  }
  return done;
}
