import { seconds } from './fault.ts';
import { Broken } from './invariants.ts';
import type { Vigie } from './vigie.ts';

/** No start fills a log: each of them writes some lines at most. Bytes. */
const MUCH = 60_000;

/** It is as it should be after whatever was slow: little was said, and it ends when it is told to. */
export async function soundEnd(vigie: Vigie): Promise<void> {
  const log = vigie.log();
  if (log.includes('unhandled rejection')) throw new Broken('an unhandled rejection');
  if (log.length > MUCH) throw new Broken(`it wrote ${log.length} bytes: ${log.slice(-500)}`);
  const { code, took } = await vigie.end('SIGTERM');
  if (code !== 0) throw new Broken(`it ended with ${code}: ${vigie.log().slice(-500)}`);
  if (took > 25_000) throw new Broken(`it took ${seconds(took)} s to leave`);
}
