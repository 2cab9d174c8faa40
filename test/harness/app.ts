import { randomUUID } from 'node:crypto';
import { type JobQueue, lazyDesk, openQueue } from '@vigie/jobs';
import { QueueBackend } from '@vigie/schema';
import {
  type App,
  type Context,
  makeApp,
  makeParts,
  openDatabases,
  Secrets,
  systemActor,
  unitOfWork,
} from '@vigie/server';
import type { Actor } from './actors.ts';
import { MORNING, offsetTo } from './clock.ts';
import { TestDatabase } from './database.ts';

/** The secret key of these tests. */
export const secrets = new Secrets(Buffer.alloc(32, 9));

// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever its document asked for
export type Json = any;

/** The node on which a verb was done, which `parent` of the document leads back to where the answer is a record of it. */
export function nodeOf(data: Json): Json {
  const [answer] = Object.values(data) as Json[];
  return answer?.parent ?? answer;
}

/** What a caller is told of a refusal. */
export interface Refusal {
  message: string;
  path?: (string | number)[];
  code: string;
  rule?: string;
  fields?: { path: (string | number)[]; code: string; params?: object }[];
  requestId?: string;
  retryAfter?: number;
}

/** The answer to one operation. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: string;
  data: Json;
  /** The first refusal, and all of them. */
  error: Refusal | undefined;
  errors: Refusal[];
}

export interface AppSettings {
  publicUrl?: string;
  demo?: boolean;
  consoleDir?: string;
  /** Other addresses for the roles than those of the test's own database. */
  urls?: Partial<Record<'app' | 'system', string>>;
}

const GRAPHQL_JSON = 'application/graphql-response+json';

/** The real API on a database of its own, asked without a port. */
export class TestApp {
  readonly database: TestDatabase;
  readonly app: App;
  /** What was logged, a line each. */
  readonly logs: string[];
  /** The real queue of this database, opened when someone first asks. */
  readonly jobs: () => Promise<JobQueue>;
  readonly #closeParts: () => Promise<void>;
  #shared = false;

  private constructor(
    database: TestDatabase,
    app: App,
    logs: string[],
    jobs: () => Promise<JobQueue>,
    closeParts: () => Promise<void>,
  ) {
    this.database = database;
    this.app = app;
    this.logs = logs;
    this.jobs = jobs;
    this.#closeParts = closeParts;
  }

  static async make(settings: AppSettings = {}, database?: TestDatabase): Promise<TestApp> {
    const own = database ?? (await TestDatabase.make());
    const urls = {
      app: own.url('vigie_app'),
      system: own.url('vigie_system'),
      jobs: own.url('vigie_jobs'),
      ...settings.urls,
    };
    const databases = await openDatabases(urls, () => undefined, 6);
    const logs: string[] = [];
    const log = (fields: object, message: string) => logs.push(`${JSON.stringify({ ...fields, message })}\n`);
    let opened: Promise<JobQueue> | undefined;
    const jobs = (): Promise<JobQueue> => {
      opened ??= openQueue({ jobsUrl: urls.jobs, onError: () => undefined });
      return opened;
    };
    const queue = lazyDesk(QueueBackend.POSTGRESQL, jobs);
    const app = await makeApp({
      parts: { ...makeParts(databases, secrets, offsetTo(MORNING)), queue },
      logger: { debug: log, info: log, warn: log, error: log } as never,
      demo: settings.demo ?? false,
      publicUrl: settings.publicUrl,
      consoleDir: settings.consoleDir,
    });
    const made = new TestApp(own, app, logs, jobs, async () => {
      const used = await opened?.catch(() => undefined);
      await used?.close();
      await databases.close();
    });
    made.#shared = database !== undefined;
    return made;
  }

  get parts(): App['services']['parts'] {
    return this.app.services.parts;
  }

  /** Sets legal now; it goes on from there. Without an instant it is the morning on which tests stand. */
  at(instant: string | Date = MORNING): this {
    this.parts.legalOffset = offsetTo(instant);
    return this;
  }

  /** What that actor sends; null is the public. */
  as(actor: Actor | null): Caller {
    return new Caller(this, actor);
  }

  /** Makes a record as its factory says. */
  given<T>(factory: (app: TestApp) => Promise<T>): Promise<T> {
    return factory(this);
  }

  /** A unit of work of Vigie itself. */
  work<T>(organisationId: string, job: (context: Context) => Promise<T>): Promise<T> {
    const order = { actor: systemActor(organisationId), organisationId, requestId: randomUUID() };
    return unitOfWork(this.parts, order, job);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.#closeParts();
    if (!this.#shared) await this.database.close();
  }
}

/** One caller of the API. */
export class Caller {
  readonly #app: TestApp;
  readonly #actor: Actor | null;

  constructor(app: TestApp, actor: Actor | null) {
    this.#app = app;
    this.#actor = actor;
  }

  run(document: string, variables?: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(JSON.stringify({ query: document, variables }), headers);
  }

  /** A body as it is, for those that are no operation at all. */
  async send(payload: string, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await this.#app.app.http.inject({
      method: 'POST',
      url: '/graphql',
      payload,
      headers: {
        'content-type': 'application/json',
        accept: GRAPHQL_JSON,
        ...(this.#actor ? await this.#actor.headers(this.#app) : {}),
        ...headers,
      },
    });
    return answerOf(response);
  }

  /** The data of an answer that has no error; throws what was refused. */
  async ask(document: string, variables?: object, headers?: Record<string, string>): Promise<Json> {
    const { data, errors } = await this.run(document, variables, headers);
    if (errors.length > 0) {
      const bugs = this.#app.logs.filter((line) =>
        errors.some(({ requestId = '-' }) => line.includes(requestId)),
      );
      throw new Error(`refused: ${JSON.stringify(errors)} ${bugs.join('')}`);
    }
    return data;
  }
}

export interface RawAnswer {
  statusCode: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: string;
}

/** The answer as tests look at it. */
export function answerOf({ statusCode, headers, body }: RawAnswer): Answer {
  let parsed: { data?: Json; errors?: { message: string; path?: never; extensions?: object }[] } = {};
  try {
    parsed = JSON.parse(body);
  } catch {
    // no JSON: its text is in `body`
  }
  const errors = (parsed.errors ?? []).map(
    ({ message, path, extensions }) => ({ message, path, ...extensions }) as unknown as Refusal,
  );
  return { status: statusCode, headers, body, data: parsed.data, error: errors[0], errors };
}
