import { OWN_RETENTION } from '@vigie/schema';
import { pruningObstacle, sqlOf } from '@vigie/server';
import type pg from 'pg';
import type { Office } from '../office.ts';

/** Months that are there before they are needed. */
const AHEAD = 3;

/** Makes the partitions of the months to come. Gives how many were made. */
export async function makePartitions(system: pg.Pool): Promise<number> {
  const { rows } = await system.query<{ made: number }>('select make_partitions(current_date, $1) as made', [
    AHEAD,
  ]);
  return rows[0]?.made ?? 0;
}

/** Months of a partitioned table that ended longer ago than the period, oldest first. */
async function monthsBefore(system: pg.Pool, parent: string, period: string): Promise<string[]> {
  const { rows } = await system.query<{ month: string }>(
    `select to_char(to_date(right(c.relname, 7), 'YYYY_MM'), 'YYYY-MM-DD') as month
     from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
     where p.relname = $1 and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= clock_timestamp() - $2::interval
     order by 1`,
    [parent, period],
  );
  return rows.map(({ month }) => month);
}

const drop = async (system: pg.Pool, parent: string, month: string): Promise<void> => {
  await system.query('select drop_partition($1, $2::date)', [parent, month]);
};

/** What became of the months that are past their time. */
export interface DroppedMonths {
  DELIVERIES: number;
  READINGS: number;
  AUDIT: number;
}

/** Each stream of the trail has a period of its own. */
const STREAMS = [
  { stream: 'READING', table: 'audit_entry_reading', code: 'READINGS' },
  { stream: 'CHANGE', table: 'audit_entry_change', code: 'AUDIT' },
] as const;

/**
 * Drops whole months that are past their time: of relayed events, and of each stream of the trail, there only what is
 * sealed and proved by a checkpoint, which stays. A month of the trail that has to stay longer is told of.
 */
export async function dropMonths({ system, logger }: Office): Promise<DroppedMonths> {
  const dropped: DroppedMonths = { DELIVERIES: 0, READINGS: 0, AUDIT: 0 };
  for (const month of await monthsBefore(system, 'outbox_event', OWN_RETENTION.DELIVERIES.period)) {
    const { rows } = await system.query(
      `select 1 from outbox_event where relayed_at is null and at >= $1::date and at < $1::date + interval '1 month' limit 1`,
      [month],
    );
    if (rows.length > 0) continue;
    await drop(system, 'outbox_event', month);
    dropped.DELIVERIES += 1;
  }
  for (const { stream, table, code } of STREAMS) {
    for (const month of await monthsBefore(system, table, OWN_RETENTION[code].period)) {
      const obstacle = await pruningObstacle(sqlOf(system), stream, month);
      if (obstacle) {
        logger.error(
          { stream, month, obstacle },
          'a month of the trail is past its time and cannot be pruned',
        );
        break;
      }
      await drop(system, table, month);
      dropped[code] += 1;
    }
  }
  return dropped;
}
