import type { EntityManager } from '@mikro-orm/postgresql';
import { VARIABLES } from '@vigie/schema';
import { CompiledQuery, type ControlledTransaction } from 'kysely';
import type { Actor } from './actor.ts';
import type { Audit } from './audit/audit.service.ts';
import { noteReadings } from './audit/readings.ts';
import { showChanges } from './case-changes.ts';
import { Context } from './context.ts';
import type { Databases, Sql } from './database.ts';
import { isContended, isCutOff } from './database-trouble.ts';
import type { People } from './identity/people.ts';
import type { QueueDesk } from './jobs/queue-desk.ts';
import { writeEvents } from './outbox.ts';
import type { Vaults } from './vault/vaults.ts';

/** What every unit of work needs of its process. */
export interface Parts {
  databases: Databases;
  vaults: Vaults;
  audit: Audit;
  people: People;
  /** Milliseconds between the database's clock and legal now. */
  legalOffset: number;
  /** The doorbell of this process: something was committed that jobs may want to look at. */
  ring?: () => void;
  /** The queue, to look at and to replay what failed there. */
  queue?: QueueDesk | undefined;
}

/** Who looks: what the policies ask of an actor. */
export type Viewpoint = Pick<Actor, 'id' | 'legalEntityIds'>;

/** The session variables under which the policies let an actor see. */
export const variablesOf = (
  organisationId: string,
  { id, legalEntityIds }: Viewpoint,
): Record<string, string> => ({
  [VARIABLES.organisation]: organisationId,
  [VARIABLES.legalEntities]: legalEntityIds === null ? '*' : legalEntityIds.join(','),
  [VARIABLES.actor]: id ?? '',
});

/** Who is at work, where, and under which request. */
export interface WorkOrder {
  actor: Actor;
  organisationId: string;
  requestId: string;
}

/**
 * How often a unit is done, when the database cannot put it in an order with others (40001, 40P01) or its connection breaks
 * before the commit was asked for: then nothing of it has happened. A connection that breaks at the commit tells nothing.
 */
const ATTEMPTS = 3;

/**
 * One unit of work: a transaction as `vigie_app` in one organisation, one `now`, its audit entries and events inside,
 * written last. What `work` gives back is given back after the commit. It may be called again: whatever it does outside of
 * its context has to bear that.
 */
export async function unitOfWork<T>(
  parts: Parts,
  order: WorkOrder,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const state = { isCommitting: false };
    try {
      return await once(parts, order, work, state);
    } catch (error) {
      const isUndone = isContended(error) || (isCutOff(error) && !state.isCommitting);
      if (!isUndone || attempt === ATTEMPTS) throw error;
      await new Promise((done) => setTimeout(done, 10 * attempt + Math.random() * 20));
    }
  }
}

/** A transaction as `vigie_app`, begun with the clock read; `isCommitting` says how far it had come. */
async function inTransaction<T>(
  parts: Parts,
  order: WorkOrder,
  state: { isCommitting: boolean },
  work: (inside: { em: EntityManager; sql: Sql; realNow: Date }) => Promise<T>,
): Promise<T> {
  const em = parts.databases.orm.em.fork({
    session: { variables: variablesOf(order.organisationId, order.actor) },
  }) as EntityManager;
  await em.begin();
  try {
    const sql = sqlOf(em);
    const [clock] = await sql<{ now: string }>('select clock_timestamp() as now');
    const result = await work({ em, sql, realNow: new Date((clock as { now: string }).now) });
    state.isCommitting = true;
    await em.commit();
    return result;
  } catch (error) {
    await em.rollback().catch(() => undefined);
    throw error;
  }
}

const contextOf = (
  parts: Parts,
  order: WorkOrder,
  { em, sql, realNow }: { em: EntityManager; sql: Sql; realNow: Date },
): Context =>
  new Context({
    ...order,
    em,
    sql,
    people: parts.people,
    queue: parts.queue,
    realNow,
    now: new Date(realNow.getTime() + parts.legalOffset),
    vault: (inside) => parts.vaults.of(inside),
  });

/** What a unit leaves: its rows, the cases that they are of, then its events, then its entries in the trail. */
async function writeLast(parts: Parts, context: Context): Promise<void> {
  await context.em.flush();
  await showChanges(context.sql, context.now, context.changed);
  await writeEvents(context.sql, context.organisationId, context.realNow, context.events);
  const read = await noteReadings(context, parts.databases.orm, context.vault.readings, 'unit of work');
  await parts.audit.append(context, [...context.notes, ...read]);
}

function finish(parts: Parts, context: Context): void {
  for (const then of context.afterCommit) then();
  if (context.events.length > 0) parts.ring?.();
}

async function once<T>(
  parts: Parts,
  order: WorkOrder,
  work: (context: Context) => Promise<T>,
  state: { isCommitting: boolean },
): Promise<T> {
  let context: Context | undefined;
  const result = await inTransaction(parts, order, state, async (inside) => {
    context = contextOf(parts, order, inside);
    const done = await work(context);
    await writeLast(parts, context);
    return done;
  });
  if (context) finish(parts, context);
  return result;
}

/**
 * The same work in several organisations as one unit: all of it or nothing. Vigie's own alone, one organisation after the
 * other in the order of their ids, so that two of them never wait for each other.
 */
export async function unitInEach(
  parts: Parts,
  orders: readonly WorkOrder[],
  work: (context: Context) => Promise<void>,
): Promise<void> {
  const inOrder = orders.toSorted((a, b) => (a.organisationId < b.organisationId ? -1 : 1));
  const [first] = inOrder;
  if (!first) return;
  const contexts: Context[] = [];
  await inTransaction(parts, first, { isCommitting: false }, async (inside) => {
    for (const order of inOrder) {
      for (const [name, value] of Object.entries(variablesOf(order.organisationId, order.actor)))
        await inside.sql('select set_config($1, $2, true)', [name, value]);
      const context = contextOf(parts, order, inside);
      await work(context);
      await writeLast(parts, context);
      // Rows of the one are none of the next's.
      inside.em.clear();
      contexts.push(context);
    }
  });
  for (const context of contexts) finish(parts, context);
}

/**
 * Statements in the transaction of an entity manager, with real bind parameters: no value becomes part of a text that
 * the server may log. Instants come as text here, in the ORM's own reading of them.
 */
const sqlOf =
  (em: EntityManager): Sql =>
  async <Row extends object>(text: string, values: unknown[] = []) => {
    await em.flush();
    const transaction = em.getTransactionContext<ControlledTransaction<unknown>>();
    if (!transaction) throw new Error('the unit of work is over');
    const { rows } = await transaction.executeQuery<Row>(CompiledQuery.raw(text, values));
    return rows;
  };
