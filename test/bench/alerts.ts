import { hasRedis, RedisServer } from '../jobs/redis-server.ts';
import { Ground } from './ground.ts';
import { type NoopRun, runNoop } from './noop.ts';
import type { BackendName, BenchOptions, Mix } from './options.ts';
import { type ProductRun, runProduct } from './product.ts';
import { reportOf, writeReport } from './report.ts';
import { MailSink } from './sink.ts';

/** The product's figures on one backend, each run between two of the other side. */
export interface BackendResult {
  backend: BackendName;
  noop: NoopRun[];
  product: ProductRun[];
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** All of it in half and half; mails alone and inboxes alone as a part, to tell the two apart. */
const RUNS: readonly { mix: Mix; part: number }[] = [
  { mix: 'mixed', part: 1 },
  { mix: 'inbox', part: 0.2 },
  { mix: 'mail', part: 0.2 },
];

/** An even number of steps, so that halves are whole. */
const share = (size: number, part: number): number => 2 * Math.round((size * part) / 2);

async function benchBackend(
  ground: Ground,
  sink: MailSink,
  backend: BackendName,
  options: BenchOptions,
): Promise<BackendResult> {
  const redis = backend === 'redis' ? await RedisServer.start() : undefined;
  const result: BackendResult = { backend, noop: [], product: [] };
  const noop = async (): Promise<void> => {
    const run = await runNoop(ground, share(options.size, 0.5), options.concurrency, redis?.url);
    say(`${backend}: ${run.size} no-op jobs in ${run.seconds.toFixed(1)} s`);
    result.noop.push(run);
  };
  try {
    await noop();
    for (const { mix, part } of RUNS) {
      const run = await runProduct(ground, sink, mix, share(options.size, part), redis?.url);
      say(`${backend}: ${run.size} alert steps (${mix}) in ${run.seconds.toFixed(1)} s`);
      result.product.push(run);
      await noop();
    }
    return result;
  } finally {
    await redis?.stop();
  }
}

/** Fires alerts that are all due at once, on each backend, beside BullMQ jobs that do nothing. */
export async function benchAlerts(options: BenchOptions): Promise<void> {
  const backends = options.backends.filter((backend) => backend !== 'redis' || hasRedis);
  if (backends.length < options.backends.length) say('redis: there is no redis-server on PATH, left out');
  const ground = await Ground.open(options.organisations);
  const sink = await MailSink.start();
  try {
    const results: BackendResult[] = [];
    for (const backend of backends) results.push(await benchBackend(ground, sink, backend, options));
    const report = reportOf(results, options);
    say(`\n${report}`);
    if (options.write) writeReport(report);
  } finally {
    await sink.stop();
    await ground.close();
  }
}
