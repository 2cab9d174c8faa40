import { createHash } from 'node:crypto';
import {
  type BaseEntity,
  conflict,
  DomainError,
  forbidden,
  invalidInput,
  nodeTypeOf,
  type Requirement,
  type Scope,
  unauthenticated,
} from '@vigie/schema';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLResolveInfo } from 'graphql';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { People } from '../identity/people.ts';
import { Reader } from '../reader.ts';
import { Snapshot } from '../snapshot.ts';
import { type Parts, unitOfWork } from '../unit-of-work.ts';
import { ReadingLog } from '../vault/readings.ts';
import type { Vault } from '../vault/vault.ts';
import { isScope } from './requirements.ts';
import type { Need } from './selection-rights.ts';
import type { Services } from './services.ts';

/**
 * One GraphQL operation: who asks, one snapshot to read in, and the door through which each mutation field becomes a
 * unit of work of its own.
 */
export class Operation {
  readonly services: Services;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly requestId: string;
  readonly readings = new ReadingLog();
  actor: Actor;
  /** What the operation is called in the trail: never as its caller named it. */
  name = 'none';
  /** Bytes of the document, for the hash that goes with an idempotency key. */
  document = '';
  variables: unknown;
  mutationFields = 0;
  // Apollo clones the context without its private members, so these are private to the compiler alone.
  private openReader: Reader | undefined;
  private openVault: Vault | undefined;
  private isOver = false;

  constructor(services: Services, request: FastifyRequest, reply: FastifyReply, actor: Actor) {
    this.services = services;
    this.request = request;
    this.reply = reply;
    this.requestId = String(request.id);
    this.actor = actor;
  }

  get parts(): Parts {
    return this.services.parts;
  }

  get people(): People {
    return this.parts.people;
  }

  /** Refuses who lacks what the table of permissions asks for. */
  allow(requirement: Requirement): void {
    if (requirement === 'PUBLIC') return;
    if (this.actor.kind === 'PUBLIC') throw unauthenticated();
    if (requirement === 'SIGNED_IN') return;
    if (requirement === 'SELF') {
      if (!this.actor.userId) throw forbidden();
      return;
    }
    if (!this.actor.scopes.has(requirement)) throw forbidden();
  }

  /** Refuses as a whole what asks for something that this caller may not see. */
  allowSelection(needs: readonly Need[]): void {
    const missing = needs.filter(
      ({ requirement }) => isScope(requirement) && !this.may(requirement as Scope),
    );
    if (missing.length === 0) return;
    throw forbidden(
      missing.map(({ path, requirement }) => ({
        path,
        code: 'SCOPE_MISSING',
        params: { scope: requirement },
      })),
    );
  }

  may(scope: Scope): boolean {
    return this.actor.scopes.has(scope);
  }

  get organisationId(): string {
    if (this.actor.kind === 'PUBLIC') throw unauthenticated();
    if (!this.actor.organisationId) throw forbidden();
    return this.actor.organisationId;
  }

  get reader(): Reader {
    // A field may still be at work when the failure of a sibling has ended the answer: nobody would close what it opens.
    if (this.isOver) throw new Error('the operation is over');
    this.openReader ??= new Reader(
      new Snapshot(this.parts.databases.app, this.organisationId, this.actor.legalEntityIds),
      this.services.tables,
    );
    return this.openReader;
  }

  /** Opens sealed values in this operation's snapshot; every reading goes into the trail before the answer leaves. */
  get vault(): Vault {
    this.openVault ??= this.parts.vaults.of({
      organisationId: this.organisationId,
      sql: this.reader.snapshot.sql,
      now: new Date(),
      readings: this.readings,
    });
    return this.openVault;
  }

  /** Legal now. */
  async now(): Promise<Date> {
    const realNow = this.actor.organisationId
      ? await this.reader.snapshot.realNow()
      : await this.people.databaseNow();
    return new Date(realNow.getTime() + this.parts.legalOffset);
  }

  /** A mutation field: one unit of work, then its node read again as a query would. */
  async mutate(
    info: GraphQLResolveInfo,
    work: (context: Context) => Promise<unknown>,
    takesKey: boolean,
  ): Promise<unknown> {
    const key = this.idempotencyKey(takesKey);
    const order = { actor: this.actor, organisationId: this.organisationId, requestId: this.requestId };
    const outcome = await unitOfWork(this.parts, order, async (context) => {
      if (key) {
        const replayed = await claimKey(context, key, this.requestHash(info.fieldName));
        if (replayed) return { replayed };
      }
      const result = await work(context);
      if (key) await settleKey(context, key, (result as BaseEntity).id);
      return { result };
    });
    await this.closeSnapshot();
    if ('replayed' in outcome) {
      this.reply.header('idempotency-replayed', 'true');
      return this.readReplayed(outcome.replayed as string);
    }
    const { result } = outcome;
    return isNode(result) ? this.reader.get(result.constructor as never, result.id) : result;
  }

  /** What a repeat answers with: under the right to do it, which was looked at as it was the first time. */
  private readReplayed(id: string): Promise<BaseEntity> {
    const type = nodeTypeOf(id);
    const entity = type && this.reader.classOf(type);
    if (!entity) throw new Error('an idempotency key stands for no node');
    return this.reader.get(entity, id);
  }

  /** The node of that id, whatever its type, as this caller may read it. */
  async readNode(id: string): Promise<BaseEntity> {
    return this.services.nodes.read(this, id);
  }

  /** Writes what was read of persons into the trail; the answer does not leave without it. */
  async recordReadings(): Promise<void> {
    if (this.readings.isEmpty) return;
    const note = this.readings.toNote(this.name);
    const order = { actor: this.actor, organisationId: this.organisationId, requestId: this.requestId };
    await unitOfWork(this.parts, order, async (context) => {
      context.notes.push(note);
    });
  }

  /** After the answer: what is still at work reads no more. */
  async finish(): Promise<void> {
    this.isOver = true;
    await this.closeSnapshot();
  }

  async closeSnapshot(): Promise<void> {
    const reader = this.openReader;
    this.openReader = undefined;
    this.openVault = undefined;
    if (!reader) return;
    await reader.snapshot.close();
  }

  private idempotencyKey(takesKey: boolean): string | null {
    const key = this.request.headers['idempotency-key'];
    if (key === undefined) return null;
    const refuse = (code: string) => invalidInput({ path: ['headers', 'idempotency-key'], code });
    if (typeof key !== 'string' || key.length < 1 || key.length > 255) throw refuse('TOO_LONG');
    if (!takesKey) throw refuse('NOT_WITH_A_SECRET');
    if (this.mutationFields > 1) throw refuse('ONE_MUTATION_FIELD_ONLY');
    if (!this.actor.id) throw unauthenticated();
    return key;
  }

  private requestHash(field: string): Buffer {
    return createHash('sha256')
      .update(JSON.stringify([field, this.document, this.variables ?? null]))
      .digest();
  }
}

const isNode = (value: unknown): value is BaseEntity =>
  typeof value === 'object' && value !== null && 'id' in value && 'organisationId' in value;

/** A key as it is kept. What the caller sent may be anything, an address too. */
const keptKey = ({ organisationId, actor }: Context, key: string): string =>
  createHash('sha256').update(`${organisationId} ${actor.id} ${key}`).digest('base64url');

/** Takes the key in this transaction; or gives the node that it stood for before. */
async function claimKey(context: Context, key: string, hash: Buffer): Promise<string | null> {
  const id = [context.organisationId, context.actor.id, keptKey(context, key)];
  const taken = await context.sql(
    `insert into idempotency_key (organisation_id, actor_id, key, request_hash, created_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning key`,
    [...id, hash, context.realNow],
  );
  if (taken.length > 0) return null;
  const [before] = await context.sql<{ request_hash: Buffer; node_id: string }>(
    'select request_hash, node_id from idempotency_key where organisation_id = $1 and actor_id = $2 and key = $3',
    id,
  );
  if (!before) throw conflict();
  if (!hash.equals(before.request_hash)) {
    throw new DomainError('CONFLICT', 'This idempotency key was used for another request.');
  }
  return before.node_id;
}

const settleKey = (context: Context, key: string, nodeId: string): Promise<unknown> =>
  context.sql(
    'update idempotency_key set node_id = $4 where organisation_id = $1 and actor_id = $2 and key = $3',
    [context.organisationId, context.actor.id, keptKey(context, key), nodeId],
  );
