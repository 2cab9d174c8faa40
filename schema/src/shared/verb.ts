import type { Label } from './locale.ts';
import type { Requirement, Scope } from './permissions.ts';
import type { VerbFields, Words } from './verb.fields.ts';

export const labelOf = ([FR, EN]: Words): Label => ({ FR, EN });

/** Why a verb is not open on a node in that state: FORBIDDEN, or the code of a rule; null where nothing is in its way. */
export type Guard<S> = (state: S) => string | null;

/** What the API says of a verb, and who may do it. */
interface Said<F extends VerbFields = VerbFields> {
  scope: Scope;
  /** The sentence of its mutation. */
  says: string;
  /** The sentence of the mutation's input. */
  input: string;
  /** Its button in the console, and the title of its form. */
  label?: Words;
  /** What the law asks, above the form. */
  lead?: Words;
  fields: F;
  /** Its mutation, where that is not verb and noun: `addRightToRequest`. */
  mutation?: string;
  /** What the trail and the outbox call it; absent where its work notes more than one thing, or under several names. */
  event?: string;
}

/** One verb of a node: all that the API, the permissions, the console and the tests know of it. */
export interface Verb<S = never, F extends VerbFields = VerbFields> extends Said<F> {
  /** Why it is not open now, in the order in which it is said. */
  guards: readonly Guard<S>[];
}

/** A verb that is not done to a node that the caller knew: it makes one where none was, or finds what it is done to. */
export interface Creation<F extends VerbFields = VerbFields> extends Said<F> {
  mutation: string;
}

export type VerbTable<S = never> = Readonly<Record<string, Verb<S>>>;

/** What is done to a node without a mutation of its own: who may, and when. */
export type ActionTable<S = never> = Readonly<Record<string, { scope: Scope; guards: readonly Guard<S>[] }>>;

/** The verbs of one type of node, whose guards look at its state. */
export const verbsOf =
  <S>() =>
  <const V extends Readonly<Record<string, Verb<S>>>>(
    verbs: V,
  ): { readonly [K in keyof V]: Verb<S, V[K]['fields']> } =>
    verbs;

export const creationOf = <const C extends Creation>(creation: C): C => creation;

/** The first thing in the way. */
export function firstObstacle<S>(guards: readonly Guard<S>[], state: S): string | null {
  for (const guard of guards) {
    const obstacle = guard(state);
    if (obstacle) return obstacle;
  }
  return null;
}

/** Why a verb of the table is not open in that state: the code of a rule; null if it is. */
export const obstaclesOf =
  <S, N extends string>(verbs: Readonly<Record<N, { guards: readonly Guard<S>[] }>>) =>
  (verb: N, state: S): string | null =>
    firstObstacle(verbs[verb].guards, state);

/** The mutation of a verb: `suspendRequest`. */
export const mutationOf = (noun: string, name: string, { mutation }: Pick<Said, 'mutation'>): string =>
  mutation ?? `${name}${noun}`;

/** The input of a mutation: `SuspendRequestInput`. */
export const inputNameOf = (mutation: string): string =>
  `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;

/** The mutation of each verb. */
export const mutationsOf = (
  noun: string,
  verbs: Readonly<Record<string, Pick<Said, 'mutation'>>>,
): Record<string, string> =>
  Object.fromEntries(Object.entries(verbs).map(([name, verb]) => [name, mutationOf(noun, name, verb)]));

/** What the mutations of these verbs ask for. */
export const scopesOfVerbs = (
  noun: string,
  verbs: Readonly<Record<string, Pick<Said, 'mutation' | 'scope'>>>,
): Record<string, Requirement> =>
  Object.fromEntries(
    Object.entries(verbs).map(([name, verb]) => [`Mutation.${mutationOf(noun, name, verb)}`, verb.scope]),
  );

/** The same of the mutations that are not done to a node that the caller knew. */
export const scopesOfCreations = (
  ...creations: readonly Pick<Creation, 'mutation' | 'scope'>[]
): Record<string, Requirement> =>
  Object.fromEntries(creations.map(({ mutation, scope }) => [`Mutation.${mutation}`, scope]));
