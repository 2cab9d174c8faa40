// What a process does whose name server is silent: one JSON object on standard output.
import './typescript.mjs';
import { connect } from 'node:net';

const { shareLookups } = await import('../../jobs/src/lookups.ts');
const { openRedis, requireRedis } = await import('../../jobs/src/queue/redis.ts');

const quiet = () => undefined;
const UNKNOWN = 'redis://nowhere.example:6379';

shareLookups();
const others = Array.from({ length: 5 }, () => openRedis(UNKNOWN, {}, quiet));
await new Promise((done) => setImmediate(done));
const from = performance.now();
// Port 1 refuses: what is measured is how long the name takes.
await new Promise((done) => connect(1, 'localhost').once('error', done));
const took = performance.now() - from;
const { message } = await requireRedis(UNKNOWN, quiet, 1000).catch((error) => error);
for (const each of others) each.disconnect();
console.log(JSON.stringify({ took, message }));
process.exit(0);
