import { isTransient, requests } from '@vigie/server';
import { errorFields, type Office } from '../office.ts';
import { countdown, type Progress, unseen } from '../progress.ts';
import type { Handler } from '../worker.ts';

/** Letters of one sweep. */
const BATCH = 200;

const DUE_LETTERS = `
  select organisation_id, id from request_communication
  where delivery = 'PENDING' and next_attempt_at <= clock_timestamp()
  order by next_attempt_at, id limit $1`;

/** A letter to a person was written: sends it now. */
export const sendLetter: Handler = async ({ office }, { organisationId, nodeId }) => {
  if (organisationId && nodeId) await requests.sendLetter(office.desk, organisationId, nodeId);
};

/**
 * Asks which letters are due and not yet out, and sends them: the bell makes it sooner, and a lost one changes nothing.
 *
 * @returns how many were looked at
 */
export async function sendDueLetters(
  office: Office,
  signal: AbortSignal,
  progress: Progress = unseen,
): Promise<number> {
  const { rows } = await office.system.query<{ organisation_id: string; id: string }>(DUE_LETTERS, [BATCH]);
  const tell = countdown(rows.length, progress);
  for (const { organisation_id: organisationId, id } of rows) {
    if (signal.aborted) break;
    try {
      const outcome = await requests.sendLetter(office.desk, organisationId, id);
      if (outcome === 'FAILED')
        office.logger.warn({ organisationId, letterId: id }, 'a letter did not go out');
    } catch (error) {
      const level = isTransient(error) ? 'warn' : 'error';
      office.logger[level](
        { organisationId, letterId: id, ...errorFields(error) },
        'a letter was interrupted',
      );
    }
    tell();
  }
  return rows.length;
}
