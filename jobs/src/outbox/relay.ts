import { inTransaction } from '@vigie/server';
import type pg from 'pg';
import { bellsFor } from '../domains.ts';
import { countdown, howMany, type Progress, unseen } from '../progress.ts';
import type { JobQueue } from '../queue/job.queue.ts';

/** Events relayed by one transaction. */
const BATCH = 500;

interface EventRow {
  organisation_id: string;
  id: string;
  at: Date;
  type: string;
  node_id: string | null;
}

/**
 * Rings the queue for what has happened, in order, and marks it relayed. Several may run at once: rows that another has
 * are skipped. When the queue is away nothing is marked, and all of it is relayed once it is back.
 *
 * @returns how many events were relayed
 */
export async function relayEvents(
  system: pg.Pool,
  queue: JobQueue,
  signal: AbortSignal,
  progress: Progress = unseen,
): Promise<number> {
  let relayed = 0;
  let tell: ((done: number) => void) | undefined;
  while (!signal.aborted) {
    const count = await inTransaction(system, async (sql) => {
      const events = await sql<EventRow>(
        `select organisation_id, id, at, type, node_id from outbox_event
         where relayed_at is null order by id limit $1 for update skip locked`,
        [BATCH],
      );
      if (events.length === 0) return 0;
      await queue.ring(
        events.flatMap(({ organisation_id, type, node_id }) =>
          bellsFor({ organisationId: organisation_id, type, nodeId: node_id }),
        ),
      );
      await sql(
        `update outbox_event o set relayed_at = clock_timestamp()
         from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as e (organisation_id, id, at)
         where o.organisation_id = e.organisation_id and o.id = e.id and o.at = e.at`,
        [events.map((e) => e.organisation_id), events.map((e) => e.id), events.map((e) => e.at)],
      );
      return events.length;
    });
    relayed += count;
    if (count < BATCH) break;
    // One full batch: there may be many more, and it is worth a count.
    tell ??= countdown(relayed + (await howMany(system, 'outbox_event where relayed_at is null')), progress);
    tell(count);
  }
  return relayed;
}
