import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { DomainError } from '@vigie/schema';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Actor } from './actor.ts';
import { serveCalendar } from './calendars/calendar.door.ts';
import { type PageFor, serveConsole } from './console.ts';
import { serveFiles } from './documents/document.routes.ts';
import { refusalOf, refusing, STATUS_OF } from './errors.ts';
import { makeApollo } from './graphql/apollo.ts';
import { hangDoors } from './graphql/doors.ts';
import { Nodes } from './graphql/nodes.ts';
import { Operation } from './graphql/operation.ts';
import type { Services } from './graphql/services.ts';
import { type Health, serveHealth } from './health.ts';
import { HOLDERS } from './holders.ts';
import {
  answerBrokenHttp,
  answerFrameworkError,
  answerWhereNothingIs,
  refuseEncodedBodies,
} from './http-refusals.ts';
import { LARGEST_BODY, LARGEST_KNOWN_BODY, limitStrangers } from './identity/body-limit.ts';
import { authenticate, Limits } from './identity/door.ts';
import { takeJson } from './json-body.ts';
import { requestIdOf } from './request-id.ts';
import { requestStore } from './request-store.ts';
import { makeSchema, printedSchema } from './schema.ts';
import { readTables } from './tables.ts';
import type { Parts } from './unit-of-work.ts';
import { brokenSealOf } from './vault/cipher.ts';

/** What the API is built from. */
export interface AppOptions {
  parts: Parts;
  logger: Logger;
  demo: boolean;
  publicUrl: string | undefined;
  /** The built console; served when it is there. */
  consoleDir?: string | undefined;
  /** What else has to be well for `/readyz`. */
  health?: Health;
}

export interface App {
  http: FastifyInstance;
  services: Services;
  close(): Promise<void>;
}

/** Builds the API from its parts: for the server process and for tests. It listens nowhere yet. */
export async function makeApp(options: AppOptions): Promise<App> {
  const { parts, logger, publicUrl } = options;
  const schema = hangDoors(await makeSchema());
  const secureCookies = publicUrl?.startsWith('https://') ?? false;
  const services: Services = {
    parts,
    nodes: new Nodes(),
    tables: readTables(parts.databases.orm),
    limits: new Limits(),
    demo: options.demo,
    secureCookies,
    publicUrl,
  };
  const onBug = (error: unknown): void => {
    const { name, code, stack } = (error ?? {}) as { name?: string; code?: string; stack?: string };
    // Frames only: the message may quote a value.
    const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line));
    const seal = brokenSealOf(error);
    logger.error(
      {
        requestId: requestStore.getStore(),
        name,
        code,
        ...(seal && { seal: seal.code, ...seal.place }),
        frames: frames?.slice(0, 8),
      },
      'unexpected error',
    );
  };
  const apollo = makeApollo(schema, onBug);
  await apollo.start();

  const http = Fastify({
    logger: false,
    bodyLimit: LARGEST_BODY,
    frameworkErrors: (error, request, reply) => answerFrameworkError(error, request, reply, onBug),
    clientErrorHandler: answerBrokenHttp,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    // Shorter than that of the whole request: Node exchanges the two otherwise, and lets a slow body go on for a minute and more.
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5000 },
    trustProxy: publicUrl ? 'loopback' : false,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
  });
  await http.register(cookie);
  // The console's page sets a policy of its own, with a nonce; everything else is data.
  await http.register(helmet, {
    contentSecurityPolicy: {
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      useDefaults: false,
    },
    strictTransportSecurity: secureCookies ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  });
  http.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    requestStore.run(String(request.id), done);
  });
  http.addHook('onResponse', (request, reply, done) => {
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
  http.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    void answerFrameworkError(error, request, reply, onBug);
  });
  // A browser sends it without asking first: nothing here reads it.
  http.removeContentTypeParser('text/plain');
  takeJson(http);
  refuseEncodedBodies(http);
  const { consoleDir } = options;
  const hasConsole = consoleDir !== undefined && existsSync(join(consoleDir, 'index.html'));
  let page: PageFor = () => null;
  answerWhereNothingIs(http, (request, reply) => page(request, reply));

  const known = new WeakMap<FastifyRequest, Promise<Actor>>();
  /** Who sends a request, asked once. */
  const actorOf = (request: FastifyRequest): Promise<Actor> => {
    const before = known.get(request);
    if (before) return before;
    const actor = authenticate(request, parts.people, services.limits, { secureCookies, publicUrl });
    known.set(request, actor);
    return actor;
  };
  http.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    bodyLimit: LARGEST_KNOWN_BODY,
    preParsing: limitStrangers(actorOf),
    onRequest: (_request, reply, done) => {
      reply.header('cache-control', 'no-store');
      done();
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => {
        try {
          return new Operation(services, request, reply, await actorOf(request));
        } catch (error) {
          const refusal = refusalOf(error);
          if (refusal.code === 'INTERNAL') onBug(error);
          if (refusal.retryAfter) reply.header('retry-after', refusal.retryAfter);
          throw refusing(refusal, STATUS_OF[refusal.code] ?? (error instanceof DomainError ? 200 : 500));
        }
      },
    }),
  });
  await serveFiles(http, services, HOLDERS, onBug);
  const sdl = await printedSchema();
  http.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(sdl));
  serveCalendar(http, { parts, limits: services.limits, publicUrl });
  serveHealth(http, parts, options.health);
  if (hasConsole)
    page = await serveConsole(http, consoleDir, readFileSync(join(consoleDir, 'index.html'), 'utf8'));
  http.addHook('onClose', () => apollo.stop());
  return { http, services, close: () => http.close() };
}
