import { ActorKind, Locale, type Role, type Scope } from '@vigie/schema';

/** Who asks, as far as it was proved. */
export interface Actor {
  kind: ActorKind;
  /** The user's or token's id; null for the public and for Vigie itself. */
  id: string | null;
  userId: string | null;
  /** By which account a person signed in: not always who they are in the organisation. */
  accountId: string | null;
  sessionId: string | null;
  organisationId: string | null;
  /** The member who answers for a token: it may do no more than they may. */
  answeredById: string | null;
  /** Null: all legal entities. */
  legalEntityIds: readonly string[] | null;
  roles: readonly Role[];
  scopes: ReadonlySet<Scope>;
  locale: Locale;
}

/** Nobody in particular. */
export const PUBLIC_ACTOR: Actor = {
  kind: ActorKind.PUBLIC,
  id: null,
  userId: null,
  accountId: null,
  sessionId: null,
  organisationId: null,
  answeredById: null,
  legalEntityIds: [],
  roles: [],
  scopes: new Set(),
  locale: Locale.FR,
};

/** Vigie itself, at work in one organisation: jobs and set-up. It needs no scope. */
export const systemActor = (organisationId: string): Actor => ({
  ...PUBLIC_ACTOR,
  kind: ActorKind.SYSTEM,
  organisationId,
  legalEntityIds: null,
});
