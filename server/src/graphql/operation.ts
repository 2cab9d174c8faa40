import {
  type BaseEntity,
  DomainError,
  forbidden,
  type Locale,
  nodeTypeOf,
  type Requirement,
  type Scope,
  unauthenticated,
} from '@vigie/schema';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLResolveInfo } from 'graphql';
import type { Actor } from '../actor.ts';
import { noteReadings } from '../audit/readings.ts';
import type { Context } from '../context.ts';
import { idempotencyKey, onceFor, refusedKey, requestHash } from '../idempotency.ts';
import type { People } from '../identity/people.ts';
import { Reader } from '../reader.ts';
import { Snapshot } from '../snapshot.ts';
import { type Parts, unitOfWork } from '../unit-of-work.ts';
import { ReadingLog } from '../vault/readings.ts';
import type { Vault } from '../vault/vault.ts';
import { languageOf } from './language.ts';
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
  /** Which operation of the document is meant. */
  operationName: string | null = null;
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

  /** In which language it is answered where it names none. */
  get locale(): Locale {
    return languageOf(this.request.headers['accept-language']) ?? this.actor.locale;
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
      new Snapshot(this.parts.databases.app, this.organisationId, this.actor),
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
    refusesKey: string | null,
  ): Promise<unknown> {
    const key = this.keyOf(info.fieldName, refusesKey);
    const order = { actor: this.actor, organisationId: this.organisationId, requestId: this.requestId };
    const outcome = await unitOfWork(this.parts, order, (context) =>
      onceFor(context, key, () => work(context)),
    );
    await this.closeSnapshot();
    if ('replayed' in outcome) {
      this.reply.header('idempotency-replayed', 'true');
      return this.readReplayed(outcome.replayed);
    }
    const { result } = outcome;
    return Array.isArray(result)
      ? Promise.all(result.map((each) => this.readAgain(each)))
      : this.readAgain(result);
  }

  private readAgain(result: unknown): unknown {
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

  /** The same; null where the caller may not see it. */
  async findNode(id: string): Promise<BaseEntity | null> {
    return this.readNode(id).catch((error: unknown) => {
      if (error instanceof DomainError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN'))
        return null;
      throw error;
    });
  }

  /** Writes what was read of persons into the trail; the answer does not leave without it. */
  async recordReadings(): Promise<void> {
    if (this.readings.isEmpty) return;
    const order = { actor: this.actor, organisationId: this.organisationId, requestId: this.requestId };
    await unitOfWork(this.parts, order, async (context) => {
      const read = await noteReadings(context, this.parts.databases.orm, this.readings, this.name);
      context.notes.push(...read);
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

  /** The key of a mutation field, and what goes with it: the whole request. */
  private keyOf(field: string, refusesKey: string | null): { key: string; hash: Buffer } | null {
    const key = idempotencyKey(this.request, this.actor);
    if (key === null) return null;
    if (refusesKey) throw refusedKey(refusesKey);
    if (this.mutationFields > 1) throw refusedKey('ONE_MUTATION_FIELD_ONLY');
    return { key, hash: requestHash(field, this.document, this.operationName, this.variables ?? null) };
  }
}

const isNode = (value: unknown): value is BaseEntity =>
  typeof value === 'object' && value !== null && 'id' in value && 'organisationId' in value;
