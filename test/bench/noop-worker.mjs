// The other side: BullMQ alone, on the same backend, with jobs that do nothing. It fills its queue, waits for the word,
// runs everything, and says how that went.
import { once } from 'node:events';
import { createPostgresBackend, Queue, Worker, withBackend } from 'bullmq';

const { size, concurrency, redisUrl, jobsUrl } = JSON.parse(process.env.NOOP);
const CHUNK = 1000;

const address = redisUrl ? new URL(redisUrl) : null;
const connection = address
  ? { host: address.hostname, port: Number(address.port), maxRetriesPerRequest: null }
  : { connectionString: jobsUrl, schema: 'bullmq', max: Math.min(concurrency + 2, 20), keepAlive: true };
const of = address ? { Queue, Worker } : withBackend(createPostgresBackend);

const queue = new of.Queue('noop', { connection });
const opts = { removeOnComplete: true, removeOnFail: true };
for (let from = 0; from < size; from += CHUNK) {
  const count = Math.min(CHUNK, size - from);
  await queue.addBulk(
    Array.from({ length: count }, (_, place) => ({ name: 'noop', data: { place: from + place }, opts })),
  );
}
process.send('full');
await once(process, 'message');

const runs = new Uint8Array(size);
let done = 0;
const before = process.cpuUsage();
const from = performance.now();
const worker = new of.Worker(
  'noop',
  async ({ data }) => {
    runs[data.place] += 1;
  },
  { connection, concurrency },
);
worker.on('error', (error) => process.stderr.write(`${error.message}\n`));
await new Promise((resolve) => {
  worker.on('completed', () => {
    done += 1;
    if (done === size) resolve();
  });
});
const seconds = (performance.now() - from) / 1000;
const { user, system } = process.cpuUsage(before);
const distinct = runs.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
process.send({
  seconds,
  distinct,
  runs: runs.reduce((sum, count) => sum + count, 0),
  cpu: (user + system) / 1e6,
});
// Its connections stay open until their processor time was read.
await once(process, 'message');
await worker.close();
await queue.close();
process.disconnect();
