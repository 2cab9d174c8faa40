import type pg from 'pg';
import { sqlOf } from '../database.ts';
import { type Checkpoint, checkpointText } from './checkpoint.ts';
import { lastCheckpoint } from './rows.ts';
import type { StreamName } from './streams.ts';

/** The last checkpoint of every stream of every organisation. */
async function newestCheckpoints(system: pg.Pool): Promise<Checkpoint[]> {
  const { rows } = await system.query<StreamName>(
    `select organisation_id as "organisationId", stream from audit_head where sequence > 0 order by 1, 2`,
  );
  const sql = sqlOf(system);
  const found: Checkpoint[] = [];
  for (const name of rows) {
    const last = await lastCheckpoint(sql, name);
    if (last) found.push(last);
  }
  return found;
}

/** What is to be kept outside: how far each trail is sealed, signed. Ids and numbers, nothing personal. Empty without any. */
export const checkpointsText = async (system: pg.Pool): Promise<string> =>
  (await newestCheckpoints(system)).map(checkpointText).join('\n');
