import type pg from 'pg';
import type { Sql } from './database.ts';
import { type Viewpoint, variablesOf } from './unit-of-work.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Statements that are asked again and again are parsed and planned once a connection. Bounded: filters make new ones. */
const MOST_NAMES = 400;
const names = new Map<string, { name: string }>();

function nameOf(text: string): { name?: string } {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= MOST_NAMES) return {};
  const made = { name: `read_${names.size}` };
  names.set(text, made);
  return made;
}

/**
 * One read-only view of the database for a whole query: one connection, REPEATABLE READ, the caller's row-level
 * security. It opens with its first statement and must be closed.
 *
 * Statements run one after the other. One that fails is rolled back to the savepoint, so that its siblings still answer.
 */
export class Snapshot {
  #pool: pg.Pool;
  #variables: Record<string, string>;
  #opening: Promise<pg.PoolClient> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #realNow: Date | undefined;
  #closed = false;

  constructor(pool: pg.Pool, organisationId: string, viewpoint: Viewpoint) {
    this.#pool = pool;
    this.#variables = variablesOf(organisationId, viewpoint);
  }

  readonly sql: Sql = async <Row extends object>(text: string, values?: unknown[]): Promise<Row[]> => {
    const client = await this.#client();
    return this.#inTurn(async () => {
      try {
        return (await client.query<Row & pg.QueryResultRow>({ ...nameOf(text), text, values: values ?? [] }))
          .rows;
      } catch (error) {
        await client.query('rollback to savepoint whole').catch(() => undefined);
        throw error;
      }
    });
  };

  /** The database's clock, read once. */
  async realNow(): Promise<Date> {
    await this.#client();
    return this.#realNow as Date;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (!this.#opening) return;
    const client = await this.#opening.catch(() => null);
    if (!client) return;
    await this.#queue.catch(() => undefined);
    try {
      await client.query('rollback');
      client.release();
    } catch (error) {
      client.release(error as Error);
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #client(): Promise<pg.PoolClient> {
    if (this.#closed) return Promise.reject(new Error('the snapshot is closed'));
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async #open(): Promise<pg.PoolClient> {
    const client = await this.#pool.connect();
    try {
      // One round trip. What goes into the text is checked: ids of ours, commas and an asterisk.
      const settings = Object.entries(this.#variables).map(([name, value]) => {
        if (value !== '*' && value !== '' && !value.split(',').every((id) => UUID.test(id))) {
          throw new Error(`${name} is not made of ids`);
        }
        return `set_config('${name}', '${value}', true)`;
      });
      const results = (await client.query(
        `begin isolation level repeatable read read only; select ${settings.join(', ')}, clock_timestamp() as now; savepoint whole`,
      )) as unknown as pg.QueryResult<{ now: Date }>[];
      this.#realNow = results[1]?.rows[0]?.now as Date;
      return client;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }
}
