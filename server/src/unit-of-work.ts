import type { EntityManager } from '@mikro-orm/postgresql';
import { VARIABLES } from '@vigie/schema';
import { CompiledQuery, type ControlledTransaction } from 'kysely';
import type { Actor } from './actor.ts';
import type { Audit } from './audit/audit.service.ts';
import { noteReadings } from './audit/readings.ts';
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

async function once<T>(
  parts: Parts,
  order: WorkOrder,
  work: (context: Context) => Promise<T>,
  state: { isCommitting: boolean },
): Promise<T> {
  const { actor, organisationId } = order;
  const em = parts.databases.orm.em.fork({
    session: { variables: variablesOf(organisationId, actor) },
  }) as EntityManager;
  let context: Context | undefined;
  await em.begin();
  let result: T;
  try {
    const sql = sqlOf(em);
    const [clock] = await sql<{ now: string }>('select clock_timestamp() as now');
    const realNow = new Date((clock as { now: string }).now);
    context = new Context({
      ...order,
      em,
      sql,
      people: parts.people,
      queue: parts.queue,
      realNow,
      now: new Date(realNow.getTime() + parts.legalOffset),
      vault: (inside) => parts.vaults.of(inside),
    });
    result = await work(context);
    await em.flush();
    await writeEvents(sql, organisationId, realNow, context.events);
    const read = await noteReadings(context, parts.databases.orm, context.vault.readings, 'unit of work');
    await parts.audit.append(context, [...context.notes, ...read]);
    state.isCommitting = true;
    await em.commit();
  } catch (error) {
    await em.rollback().catch(() => undefined);
    throw error;
  }
  for (const then of context.afterCommit) then();
  if (context.events.length > 0) parts.ring?.();
  return result;
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
