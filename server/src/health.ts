import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { readBearer } from './identity/door.ts';
import { isLoopback } from './loopback.ts';
import type { Parts } from './unit-of-work.ts';

/** What other parts of the process say of themselves: null when well, else what is wrong. */
export interface Health {
  /** Names of what is not ready; within three seconds. */
  troubles: () => Promise<string[]>;
  /** Figures for `/metrics` and `/readyz`. */
  gauges?: () => Promise<Record<string, number>>;
}

const within = <T>(ms: number, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, refuse) => {
      setTimeout(() => refuse(new Error('too slow')), ms).unref();
    }),
  ]);

/** Those that can be had: with the database away there are none. */
const figuresOf = async (health: Health | undefined): Promise<Record<string, number>> =>
  (await health?.gauges?.().catch(() => ({}))) ?? {};

/** Whether the process is up, whether it can work, and its figures. */
export function serveHealth(http: FastifyInstance, parts: Parts, health: Health | undefined): void {
  http.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'up' }));

  http.get('/readyz', async (_request, reply) => {
    const { app, system } = parts.databases;
    const asked = within(3000, Promise.all([app.query('select 1'), system.query('select 1')]));
    const [database, others, figures] = await Promise.all([
      asked.then(
        () => [],
        () => ['database'],
      ),
      health?.troubles() ?? [],
      within(3000, figuresOf(health)).catch(() => ({})),
    ]);
    const troubles = [...new Set([...database, ...others])];
    return reply
      .code(troubles.length > 0 ? 503 : 200)
      .header('cache-control', 'no-store')
      .send({ status: troubles.length > 0 ? 'not ready' : 'ready', troubles, figures });
  });

  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const figures = new Gauge({
    name: 'vigie_figure',
    help: 'Figures of the clocks and queues, by name',
    labelNames: ['name'],
    registers: [registry],
  });
  http.get('/metrics', async (request, reply) => {
    if (!isLoopback(request.ip)) {
      const secret = readBearer(request);
      const actor = secret ? await parts.people.byToken(secret, null).catch(() => null) : null;
      if (!actor?.scopes.has('metrics:read')) {
        return reply
          .code(401)
          .send({ errors: [{ message: 'A token is needed.', extensions: { code: 'UNAUTHENTICATED' } }] });
      }
    }
    figures.reset();
    for (const [name, value] of Object.entries(await figuresOf(health))) figures.set({ name }, value);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
