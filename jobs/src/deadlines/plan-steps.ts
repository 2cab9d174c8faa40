import { randomUUID } from 'node:crypto';
import { deadlines, systemActor, unitOfWork } from '@vigie/server';
import { errorFields, type Office } from '../office.ts';
import { inParallel, pages, shuffled } from './pages.ts';

const DUE_CLOCKS = `
  select organisation_id, id, next_turn_at as at from deadline
  where state in ('RUNNING', 'MISSED') and next_turn_at <= clock_timestamp() + $4 * interval '1 ms'
    and (next_turn_at, id) > ($1::timestamptz, $2::uuid)
  order by next_turn_at, id limit $3`;

/** Open clocks whose alerts were planned under an earlier round of their organisation's policies. */
const STALE_CLOCKS = `
  select d.organisation_id, d.id, timestamptz 'epoch' as at
  from organisation o join deadline d on d.organisation_id = o.id and d.policy_round < o.policy_round
  where d.state in ('RUNNING', 'MISSED') and (timestamptz 'epoch', d.id) > ($1::timestamptz, $2::uuid)
  order by d.id limit $3`;

/**
 * Brings every clock up to now whose next turn has come: it is marked missed, its daily repeat is planned, and whoever
 * joined since hears of it; and those that a policy has changed for are planned anew. One unit of work a clock; one that fails does not hold up the others.
 *
 * @returns how many clocks were brought up to now
 */
export async function planSteps(office: Office, signal: AbortSignal): Promise<number> {
  const due = await planEach(office, signal, DUE_CLOCKS, [office.legalOffset]);
  return due + (await planEach(office, signal, STALE_CLOCKS, []));
}

async function planEach(
  office: Office,
  signal: AbortSignal,
  query: string,
  values: unknown[],
): Promise<number> {
  let done = 0;
  for await (const page of pages(office.system, query, values)) {
    await inParallel(shuffled(page), 2, signal, async ({ organisationId, id }) => {
      const order = { actor: systemActor(organisationId), organisationId, requestId: randomUUID() };
      try {
        if (await unitOfWork(office.desk.parts, order, (ctx) => deadlines.tend(ctx, id))) done += 1;
      } catch (error) {
        office.logger.error(
          { organisationId, deadlineId: id, ...errorFields(error) },
          'a clock could not be brought up to now',
        );
      }
    });
    if (signal.aborted) break;
  }
  return done;
}
