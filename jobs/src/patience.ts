import { setTimeout as sleep } from 'node:timers/promises';
import { isTransient } from '@vigie/server';
import { type Say, telling } from './telling.ts';

/** Who refuses, or is unknown, for so long is not coming. Milliseconds. */
const REFUSED_FOR = 30_000;
const PAUSE = 500;

const REFUSES = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** Whether nobody is there, or he does not want to: said by the error or by what it was made of. */
function isRefusal(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
  return REFUSES.test(code ?? '') || (cause !== undefined && isRefusal(cause));
}

/**
 * Does a step of a start, again and again while the database is slow, silent or not ready itself: however long that lasts. One
 * that refuses, or that nobody knows, is given half a minute.
 *
 * @param refusedFor how long that is, in milliseconds
 */
export async function patiently<T>(
  waitingFor: string,
  say: Say,
  step: () => Promise<T>,
  refusedFor = REFUSED_FOR,
): Promise<T> {
  let refusedSince: number | undefined;
  return telling(waitingFor, say, async () => {
    for (;;) {
      try {
        return await step();
      } catch (error) {
        if (!isTransient(error)) throw error;
        refusedSince = isRefusal(error) ? (refusedSince ?? performance.now()) : undefined;
        if (refusedSince !== undefined && performance.now() - refusedSince > refusedFor) throw error;
        await sleep(PAUSE);
      }
    }
  });
}
