import { randomBytes } from 'node:crypto';
import { LegalEntity, Locale, Membership, Organisation, Role, SCOPES, type Scope } from '@vigie/schema';
import { newId, organisations } from '@vigie/server';
import { answerOf, type TestApp } from './app.ts';

/** Someone who can ask: how they prove it. */
export interface Actor {
  headers(app: TestApp): Promise<Record<string, string>>;
}

export const PASSWORD = 'correct horse battery staple';

const SIGN_IN = 'mutation signIn($input: SignInInput!) { signIn(input: $input) { user { id } } }';

/** Signs in as a browser does; gives the answer and the cookie that it set. */
export async function signIn(
  app: TestApp,
  email: string,
  password = PASSWORD,
  headers: Record<string, string> = {},
) {
  const response = await app.app.http.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify({ query: SIGN_IN, variables: { input: { email, password } } }),
  });
  const cookie = response.cookies.find(({ name }) => /vigie$/.test(name));
  return { ...answerOf(response), cookie, secret: cookie?.value ?? '' };
}

/** A member of an organisation, who signs in once and keeps the session. */
export class Person implements Actor {
  readonly userId: string;
  readonly membershipId: string;
  readonly email: string;
  readonly #organisationId: string;
  #cookie: Promise<string> | undefined;

  constructor(made: { userId: string; membershipId: string; email: string; organisationId: string }) {
    this.userId = made.userId;
    this.membershipId = made.membershipId;
    this.email = made.email;
    this.#organisationId = made.organisationId;
  }

  async headers(app: TestApp): Promise<Record<string, string>> {
    this.#cookie ??= signIn(app, this.email).then(({ secret }) => `vigie=${secret}`);
    return { cookie: await this.#cookie, 'x-organisation': this.#organisationId };
  }
}

/** Software with an API token. */
export class Token implements Actor {
  readonly id: string;
  readonly secret: string;

  constructor(id: string, secret: string) {
    this.id = id;
    this.secret = secret;
  }

  async headers(): Promise<Record<string, string>> {
    return { authorization: `Bearer ${this.secret}` };
  }
}

/** An organisation with two controllers and its staff. */
export class TestOrganisation {
  readonly id: string;
  readonly slug: string;
  readonly entityId: string;
  readonly otherEntityId: string;
  readonly #app: TestApp;
  readonly #staff: Map<string, Person>;

  private constructor(
    app: TestApp,
    made: { id: string; slug: string; entityId: string; otherEntityId: string; staff: Map<string, Person> },
  ) {
    this.#app = app;
    this.id = made.id;
    this.slug = made.slug;
    this.entityId = made.entityId;
    this.otherEntityId = made.otherEntityId;
    this.#staff = made.staff;
  }

  /** Every role is held by a person of their own. Two organisations made by this differ in slug and addresses alone. */
  static async make(
    app: TestApp,
    slug = 'lumen',
    roles: readonly Role[] = Object.values(Role),
  ): Promise<TestOrganisation> {
    const id = newId('Organisation');
    const accounts = new Map<Role, { userId: string; email: string }>();
    for (const role of roles) {
      const email = `${role.toLowerCase()}@${slug}.example`;
      const person = { email, name: 'Camille Essai', password: PASSWORD, locale: Locale.FR };
      accounts.set(role, { email, userId: await app.parts.people.create(person) });
    }
    return app.work(id, async (ctx) => {
      ctx.make(Organisation, { id, organisationId: id, name: 'Maison Lumen', slug });
      await ctx.em.flush();
      const entityId = ctx.make(LegalEntity, { name: 'Maison Lumen SAS' }).id;
      const otherEntityId = ctx.make(LegalEntity, { name: 'Lumen Service SARL' }).id;
      const staff = new Map<string, Person>();
      for (const [role, { userId, email }] of accounts) {
        const { id: membershipId } = ctx.make(Membership, { userId, roles: [role], legalEntityIds: null });
        staff.set(role, new Person({ userId, membershipId, email, organisationId: id }));
      }
      ctx.record('organisation.created', { id });
      return new TestOrganisation(app, { id, slug, entityId, otherEntityId, staff });
    });
  }

  role(role: Role | keyof typeof Role): Person {
    const person = this.#staff.get(role);
    if (!person) throw new Error(`nobody has the role ${role} here`);
    return person;
  }

  /** The same organisation, its factories at work in these legal entities. */
  at(entityId: string, otherEntityId: string): TestOrganisation {
    const { id, slug } = this;
    return new TestOrganisation(this.#app, { id, slug, entityId, otherEntityId, staff: this.#staff });
  }

  get dpo(): Person {
    return this.role(Role.DPO);
  }

  /** One more person with these roles, who reaches these legal entities: all of them unless told. */
  async hire(roles: Role[], legalEntityIds: string[] | null = null): Promise<Person> {
    const email = `${randomBytes(6).toString('hex')}@${this.slug}.example`;
    const person = { email, name: 'Dominique Essai', password: PASSWORD, locale: Locale.FR };
    const userId = await this.#app.parts.people.create(person);
    const membershipId = await this.#app.work(
      this.id,
      async (ctx) => ctx.make(Membership, { userId, roles, legalEntityIds }).id,
    );
    return new Person({ userId, membershipId, email, organisationId: this.id });
  }

  /** A token as `vigie token create` makes one: every scope unless told, all legal entities too. */
  async token(
    scopes: readonly Scope[] = SCOPES,
    expiresAt: Date | null = null,
    legalEntityIds: string[] | null = null,
  ): Promise<Token> {
    const { token, secret } = await this.#app.work(this.id, async (ctx) => {
      const made = await organisations.tokenCreation.perform(ctx, {
        name: 'Essai',
        scopes: [...scopes],
        expiresAt,
      });
      made.token.legalEntityIds = legalEntityIds;
      return made;
    });
    return new Token(token.id, secret);
  }
}
