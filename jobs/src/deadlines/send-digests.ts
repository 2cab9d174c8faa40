import { type DigestOutcome, digests, isTransient } from '@vigie/server';
import { errorFields, type Office } from '../office.ts';
import { countdown, howMany, type Progress, unseen } from '../progress.ts';
import { inParallel, pages } from './pages.ts';

/** Mails on their way at once, in one process. */
const WIDTH = 4;

const DUE_POLICIES = `
  select organisation_id, id, next_at as at from digest_policy
  where next_at <= clock_timestamp() + $4 * interval '1 ms' and (next_at, id) > ($1::timestamptz, $2::uuid)
  order by next_at, id limit $3`;

const IS_DUE = `state in ('PLANNED', 'CLAIMED') and next_attempt_at <= clock_timestamp()`;
const DUE_DIGESTS = `
  select organisation_id, id, next_attempt_at as at from digest
  where ${IS_DUE} and (next_attempt_at, id) > ($1::timestamptz, $2::uuid)
  order by next_attempt_at, id limit $3`;

/** Does it, and tells of an error without giving up the others. */
async function safely(
  office: Office,
  fields: object,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    office.logger[isTransient(error) ? 'warn' : 'error']({ ...fields, ...errorFields(error) }, what);
  }
}

/**
 * Asks whose digest of the day has come and which are not yet out, and sends them. Every process asks; there is no leader.
 *
 * @returns how many ended in each way
 */
export async function sendDueDigests(
  office: Office,
  signal: AbortSignal,
  progress: Progress = unseen,
): Promise<Partial<Record<DigestOutcome, number>>> {
  const outcomes: Partial<Record<DigestOutcome, number>> = {};
  for await (const page of pages(office.system, DUE_POLICIES, [office.legalOffset])) {
    for (const { organisationId } of page) {
      await safely(office, { organisationId }, 'digests could not be planned', () =>
        digests.planDigests(office.desk, organisationId),
      );
    }
    if (signal.aborted) return outcomes;
  }
  const tell = countdown(await howMany(office.system, `digest where ${IS_DUE}`), progress);
  for await (const page of pages(office.system, DUE_DIGESTS, [])) {
    await inParallel(page, WIDTH, signal, async ({ organisationId, id }) => {
      await safely(office, { organisationId, digestId: id }, 'a digest was interrupted', async () => {
        const outcome = await digests.sendDigest(office.desk, organisationId, id);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      });
      tell();
    });
    if (signal.aborted) break;
  }
  return outcomes;
}
