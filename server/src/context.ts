import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type BaseEntity,
  forbidden,
  makeId,
  type NodeType,
  nodeTypeOf,
  notFound,
  type Scope,
  VARIABLES,
} from '@vigie/schema';
import type { Actor } from './actor.ts';
import type { AuditNote } from './audit/audit.ts';
import type { ChangedNode } from './case-changes.ts';
import type { Sql } from './database.ts';
import type { People } from './identity/people.ts';
import type { QueueDesk } from './jobs/queue-desk.ts';
import type { OutboxNote } from './outbox.ts';
import type { Vault } from './vault/vault.ts';

let lastAt = 0;
let lastTail = 0n;
const tail = Buffer.alloc(8);

/** A new id of that type, by the real clock. Ids that one process makes of a type are in order, within a millisecond too. */
export function newId(type: NodeType): string {
  const now = Date.now();
  // RFC 9562, 6.2, method 2: within a millisecond the random bits go up by a random step.
  lastTail =
    now === lastAt
      ? lastTail + 1n + BigInt(randomBytes(4).readUInt32BE())
      : randomBytes(8).readBigUInt64BE() >> 3n;
  lastAt = now;
  tail.writeBigUInt64BE(lastTail & 0x3fff_ffff_ffff_ffffn);
  return makeId(type, now, tail);
}

type Class<T> = abstract new () => T;

/** What one unit of work has: who asks, when, in which organisation, and one transaction for all that it writes. */
export class Context {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly requestId: string;
  /** Legal now: the database's clock and the offset, read once for the whole unit. */
  readonly now: Date;
  /** The database's clock, for leases and expiries. */
  readonly realNow: Date;
  readonly em: EntityManager;
  /** Statements inside the transaction of this unit. */
  readonly sql: Sql;
  readonly vault: Vault;
  readonly people: People;
  /** The queue of this installation, where this process reaches one. */
  readonly queue: QueueDesk | undefined;
  /** What the unit leaves in the trail and the outbox, written last, just before the commit. */
  readonly notes: AuditNote[] = [];
  readonly events: OutboxNote[] = [];
  /** Of what it recorded something. */
  readonly changed: ChangedNode[] = [];
  /** Called after the commit, never before and never when it fails. */
  readonly afterCommit: (() => void)[] = [];

  constructor(parts: {
    actor: Actor;
    organisationId: string;
    requestId: string;
    now: Date;
    realNow: Date;
    em: EntityManager;
    sql: Sql;
    people: People;
    queue: QueueDesk | undefined;
    vault: (context: { organisationId: string; sql: Sql; now: Date }) => Vault;
  }) {
    this.actor = parts.actor;
    this.organisationId = parts.organisationId;
    this.requestId = parts.requestId;
    this.now = parts.now;
    this.realNow = parts.realNow;
    this.em = parts.em;
    this.sql = parts.sql;
    this.people = parts.people;
    this.queue = parts.queue;
    this.vault = parts.vault(this);
  }

  /** Refuses whoever lacks the scope. Vigie itself lacks none. */
  require(scope: Scope): void {
    if (this.actor.kind !== 'SYSTEM' && !this.actor.scopes.has(scope)) throw forbidden();
  }

  /**
   * Writes what is meant for others who may reach further than the caller, as a line in their inbox: as the organisation as
   * a whole, for these statements alone. When one fails, so does the unit.
   */
  async asWhole(work: () => Promise<unknown>): Promise<void> {
    const { legalEntityIds } = this.actor;
    if (legalEntityIds === null) return void (await work());
    await this.em.flush();
    const reach = (value: string) =>
      this.sql('select set_config($1, $2, true)', [VARIABLES.legalEntities, value]);
    await reach('*');
    await work();
    await reach(legalEntityIds.join(','));
  }

  /** The node of that class and id, as this caller may see it; NOT_FOUND otherwise. */
  async get<T extends BaseEntity>(type: Class<T> & { name: string }, id: string): Promise<T> {
    if (nodeTypeOf(id) !== type.name) throw notFound();
    const found = await this.em.findOne(type as never, { id } as never);
    if (!found) throw notFound();
    return found as T;
  }

  /** A new row of that class, in this organisation, at this instant; saved with the unit. */
  make<T extends BaseEntity>(type: new () => T, values: Partial<T>): T {
    const row = this.em.create(
      type as never,
      {
        id: newId(type.name as NodeType),
        organisationId: this.organisationId,
        createdAt: this.now,
        updatedAt: this.now,
        ...values,
      } as never,
    ) as T;
    this.em.persist(row);
    return row;
  }

  /** Notes what happened: an audit entry and an event, in this transaction. `data` holds codes and ids only. */
  record(
    action: string,
    node: ChangedNode,
    data: Record<string, unknown> = {},
    fields: Record<string, unknown> = {},
  ): void {
    // A legal entity is its own.
    const legalEntityId = node.legalEntityId ?? (nodeTypeOf(node.id) === 'LegalEntity' ? node.id : null);
    this.changed.push(node);
    this.notes.push({ action, nodeId: node.id, legalEntityId, data, fields });
    this.events.push({ type: action, nodeId: node.id, legalEntityId, data });
  }
}
