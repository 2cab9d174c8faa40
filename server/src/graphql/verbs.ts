import { LockMode } from '@mikro-orm/core';
import {
  type ActionTable,
  addressObstacle,
  type BaseEntity,
  type Creation,
  checkFields,
  firstObstacle,
  forbidden,
  inputNameOf,
  invalidInput,
  isFoundBy,
  mutationOf,
  notFound,
  REFERENCE,
  ruleBroken,
  type Scope,
  type Sent,
  type Told,
  timeObstacle,
  type Verb,
  type VerbFields,
} from '@vigie/schema';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { inputType, type MutationField, mutationClass } from './adapter.ts';
import { type Look, lookIn } from './look.ts';

type NodeClass<T> = (new () => T) & { name: string };

/** What a verb has done. */
export interface Outcome<A = BaseEntity> {
  /** What the trail and the outbox are told: codes and ids alone. */
  codes?: Record<string, unknown>;
  /** What the trail keeps a hash of. */
  hashed?: Record<string, unknown>;
  /** What is answered, where that is not the node itself: the record that the verb made. */
  made?: A;
  /** It was so already: no version, no entry in the trail, no event. */
  isUnchanged?: true;
}

/** There is nothing more to tell. */
export const DONE: Outcome = {};

/** What changes nothing is no change. */
export const UNCHANGED: Outcome = { isUnchanged: true };

type Reference = Sent<typeof REFERENCE>;
export type Work<T, S, F extends VerbFields> = (
  ctx: Context,
  node: T,
  told: Told<F>,
  state: S,
) => Promise<Outcome>;

type TableOf<S> = Readonly<Record<string, Verb<S>>>;

/** What the guards of a table look at. */
type StateOf<V extends TableOf<never>> = V[keyof V] extends Verb<infer S> ? S : never;

/** Who asks, when, and where to look for more. */
export interface Asking {
  look: Look;
  now: Date;
  actor: Actor;
}

/** What is asked of a node before its verb: who may do it, and whether it is open now. */
export interface VerbOfNode {
  scope: Scope;
  obstacle: (node: never, asking: Asking) => string | null | Promise<string | null>;
}

/** What `permission(action)` is asked of a type of node. */
export interface VerbsOfType {
  type: { name: string };
  permissions: Readonly<Record<string, VerbOfNode>>;
}

/** What a table of verbs becomes. */
export interface VerbsOfNode<T, V extends TableOf<never>> extends VerbsOfType {
  /** For the API: its mutations. */
  resolver: new () => object;
  /** For jobs and the demo: the same as the mutations do. */
  perform: { [K in keyof V]: (ctx: Context, input: Reference & Sent<V[K]['fields']>) => Promise<BaseEntity> };
  type: NodeClass<T>;
}

/** The verb that is asked for, with what was sent for it; nothing was where only its permission is asked. */
type Asked<V extends TableOf<never>> =
  | { [K in keyof V & string]: { verb: K; sent?: Sent<V[K]['fields']> } }[keyof V & string]
  | { verb: string; sent?: undefined };

export type WorksOf<T, S, V extends TableOf<never>> = { [K in keyof V]: Work<T, S, V[K]['fields']> };

interface Works<T, S, V extends TableOf<never>> {
  type: NodeClass<T>;
  /** What the mutations end in: `suspendRequest`. */
  noun: string;
  verbs: V;
  /** Taken before the node is read: what nobody else changes until the verb is done. */
  hold?: (ctx: Context, id: string) => Promise<unknown>;
  /** What the guards look at, where that is more than the node. */
  stateOf?(node: T, asking: Asking & Asked<V>): S | Promise<S>;
  /** What a verb answers, where that is not the node itself. */
  answers?: { [K in keyof V]?: abstract new () => object };
  works: WorksOf<T, S, V>;
  /** What is done to it without a mutation. */
  access?: ActionTable<S>;
}

const SERVER_CHECKS = { mail: addressObstacle };

/** What was sent, with its lines made plain. */
export function checked<F extends VerbFields>(fields: F, sent: Sent<F>): Sent<F> {
  const { problems, values } = checkFields(fields, sent, ['input'], SERVER_CHECKS);
  if (problems.length > 0) throw invalidInput(...problems);
  return values as Sent<F>;
}

/** The same with its times: now when absent, and none that cannot be. */
function timed<F extends VerbFields>(ctx: Context, node: object, fields: F, sent: Sent<F>): Told<F> {
  const values = { ...sent } as Record<string, unknown>;
  const now = ctx.now.getTime();
  const timeOf = (fact: string) => {
    const time = (node as Record<string, unknown>)[fact];
    return time instanceof Date ? time.getTime() : null;
  };
  for (const [name, { past: rule }] of Object.entries(fields)) {
    if (!rule) continue;
    const at = (values[name] as Date | null | undefined) ?? (rule.absent === 'NOW' ? ctx.now : null);
    if (!at) continue;
    refuse(timeObstacle(rule, at.getTime(), now, timeOf));
    values[name] = at.getTime() > now ? ctx.now : at;
  }
  return values as Told<F>;
}

type Subject<T, S> = Pick<Works<T, S, TableOf<never>>, 'type' | 'hold' | 'stateOf'>;

/** The node in the version that the caller knew; CONFLICT when it was changed since. */
async function takeUp<T extends BaseEntity>(
  ctx: Context,
  { type, hold }: Pick<Works<T, never, TableOf<never>>, 'type' | 'hold'>,
  { id, version }: Reference,
): Promise<T> {
  await hold?.(ctx, id);
  const node = await ctx.get(type, id);
  if (ctx.actor.kind !== 'SYSTEM' && !isFoundBy(type, node, ctx.actor)) throw notFound();
  await ctx.em.lock(node as object, LockMode.OPTIMISTIC, version);
  return node;
}

function refuse(obstacle: string | null): void {
  if (obstacle) throw obstacle === 'FORBIDDEN' ? forbidden() : ruleBroken(obstacle);
}

/** The scope, what was sent, the node in the caller's version, the guards, the times, the work, the trail: each verb in this order. */
function doing<T extends BaseEntity, S, F extends VerbFields>(
  subject: Subject<T, S>,
  name: string,
  verb: Verb<S, F>,
  work: Work<T, S, F>,
) {
  const fields = { ...REFERENCE, ...verb.fields } as VerbFields as F;
  return async (ctx: Context, input: Reference & Sent<F>): Promise<BaseEntity> => {
    ctx.require(verb.scope);
    const sent: Sent<F> = checked(fields, input);
    const node = await takeUp(ctx, subject, input);
    const asking = { look: lookIn(ctx), now: ctx.now, actor: ctx.actor, verb: name, sent };
    const state = subject.stateOf ? await subject.stateOf(node, asking) : (node as unknown as S);
    refuse(firstObstacle(verb.guards, state));
    const told = timed(ctx, node, verb.fields, sent);
    const { codes, hashed, made, isUnchanged } = await work(ctx, node, told, state);
    if (isUnchanged) return made ?? node;
    // A work that flushes has set it before: one change is one version.
    node.updatedAt = ctx.now;
    if (verb.event) ctx.record(verb.event, node, codes, hashed);
    return made ?? node;
  };
}

/** Who may do each, and whether it is open: of verbs and of what has no mutation alike. */
const permissionsOf = <T, S>(
  actions: ActionTable<S>,
  stateOf: Works<T, S, TableOf<never>>['stateOf'],
): Record<string, VerbOfNode> =>
  Object.fromEntries(
    Object.entries(actions).map(([name, { scope, guards }]) => {
      const obstacle = async (node: T, asking: Asking) => {
        if (guards.length === 0) return null;
        const state = stateOf ? await stateOf(node, { ...asking, verb: name }) : (node as unknown as S);
        return firstObstacle(guards, state);
      };
      return [name, { scope, obstacle: obstacle as never }];
    }),
  );

/** The mutations of a type of node, one a verb, as its table says. */
export function verbsOfNode<T extends BaseEntity, V extends TableOf<never>>(
  definition: Works<T, StateOf<V>, V>,
): VerbsOfNode<T, V> {
  type S = StateOf<V>;
  const { type, noun, verbs, stateOf, answers, works, access = {} } = definition;
  const perform: Record<string, unknown> = {};
  const fields: MutationField[] = [];
  for (const [name, verb] of Object.entries(verbs) as unknown as [keyof V & string, Verb<S>][]) {
    const run = doing<T, S, VerbFields>(definition, name, verb, works[name] as never);
    perform[name] = run;
    const mutation = mutationOf(noun, name, verb);
    fields.push({
      name: mutation,
      says: verb.says,
      input: inputType(inputNameOf(mutation), verb.input, { ...REFERENCE, ...verb.fields }),
      answers: answers?.[name] ?? type,
      run: run as never,
    });
  }
  const permissions = permissionsOf<T, S>({ ...(verbs as unknown as ActionTable<S>), ...access }, stateOf);
  return { type, perform: perform as never, permissions, resolver: mutationClass(type, fields) };
}

/** What is done to a type of node that has no mutations of its own. */
export function accessOfNode<T extends BaseEntity, S = T>({
  type,
  access,
  stateOf,
}: {
  type: NodeClass<T>;
  access: ActionTable<S>;
  stateOf?: (node: T, asking: Asking) => Promise<S>;
}): VerbsOfType {
  return { type, permissions: permissionsOf<T, S>(access, stateOf) };
}

type Answering<A> = (abstract new () => A) & { name: string };
type CreationWork<C extends Creation, A> = (ctx: Context, told: Told<C['fields']>) => Promise<A>;

/** A mutation that is not done to one node that the caller knew. */
function rootMutation<A, const C extends Creation>(
  type: { name: string },
  answers: MutationField['answers'],
  creation: C,
  work: CreationWork<C, A>,
) {
  const { mutation, says, input, scope } = creation;
  const fields: C['fields'] = creation.fields;
  const perform = async (ctx: Context, sent: Sent<C['fields']>): Promise<A> => {
    ctx.require(scope);
    return work(ctx, timed(ctx, {}, fields, checked(fields, sent)));
  };
  const made = inputType(inputNameOf(mutation), input, fields);
  const field = { name: mutation, says, input: made, answers, run: perform as never };
  return { perform, resolver: mutationClass(type, [field]) };
}

/** The mutation that makes a node, or finds what it is done to: it answers that. */
export const creationOfNode = <A extends object, const C extends Creation>(
  type: Answering<A>,
  creation: C,
  work: CreationWork<C, A>,
) => rootMutation(type, type, creation, work);

/** The mutation that is done to several nodes at once, all of which it answers. */
export const bulkOfNodes = <A extends BaseEntity, const C extends Creation>(
  type: Answering<A>,
  creation: C,
  work: CreationWork<C, A[]>,
) => rootMutation(type, [type], creation, work);
