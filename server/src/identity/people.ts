import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import {
  ActorKind,
  commonReach,
  conflict,
  DomainError,
  type Locale,
  notFound,
  type Role,
  scopesOf,
  scopesOfToken,
  unauthenticated,
} from '@vigie/schema';
import type pg from 'pg';
import type { Actor } from '../actor.ts';
import { newId } from '../context.ts';
import type { StaffVault } from '../vault/staff-vault.ts';
import { hashing } from './hashing.ts';
import { requirePassword } from './password.ts';

/** A session ends after this much silence, and after this long whatever happens. Milliseconds. */
const IDLE = 12 * 3600_000;
const ABSOLUTE = 7 * 24 * 3600_000;
/** OWASP's figures for Argon2id: 19 MiB, two passes. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const hashOf = (password: string): Promise<string> => hashing.take(() => hash(password, ARGON));
/** A hash of nothing anyone knows: unknown accounts take as long as known ones. */
const NOBODY = hashOf(randomBytes(24).toString('base64'));

const TOKEN_PREFIX = 'vig_';

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A person who works with Vigie. */
export interface Person {
  id: string;
  name: string | null;
  email: string | null;
  locale: Locale;
}

/** What a person is in one organisation. */
export interface Belonging {
  membershipId: string;
  /** Who they are there. */
  userId: string;
  /** Whether they have worked there. */
  isSeen: boolean;
  organisationId: string;
  slug: string;
  name: string;
  roles: Role[];
  legalEntityIds: string[] | null;
}

/** An account of somebody who is to be a member, and what their membership says of them, sealed under their own key. */
export interface Enrolled {
  accountId: string;
  /** It was made just now. */
  isNew: boolean;
  name: Buffer;
  email: Buffer;
}

/** For whom a calendar reads, by its secret address. */
export interface CalendarReader {
  organisationId: string;
  legalEntityIds: string[] | null;
  locale: Locale;
}

interface AccountRow {
  id: string;
  name: Buffer | null;
  email: Buffer | null;
  key_wrapped: Buffer | null;
  password_hash: string | null;
  locale: Locale;
  left_at: Date | null;
}

/**
 * Who may sign in, and as whom. The one module that touches the identity tables, as `vigie_system`, by the real clock.
 */
export class People {
  readonly #pool: pg.Pool;
  readonly #staff: StaffVault;

  constructor(system: pg.Pool, staff: StaffVault) {
    this.#pool = system;
    this.#staff = staff;
  }

  async databaseNow(): Promise<Date> {
    return (await this.#pool.query('select clock_timestamp() as now')).rows[0].now;
  }

  /** A new person. Their name and address are sealed under a key of their own. */
  async create(input: { email: string; name: string; password?: string; locale: Locale }): Promise<string> {
    const { accountId, isNew } = await this.enrol(input);
    if (!isNew) throw new DomainError('CONFLICT', 'There is a person with this address already.');
    return accountId;
  }

  /**
   * The account of that address, made where there is none. The same statements and seals either way, so that whoever
   * invites does not learn whether it was there before; what it says of the person stays with it.
   */
  async enrol(input: { email: string; name: string; password?: string; locale: Locale }): Promise<Enrolled> {
    const email = input.email.trim();
    const name = input.name.trim();
    if (input.password !== undefined) await requirePassword(input.password, { email, name });
    const id = newId('User');
    const key = this.#staff.makeKey();
    const passwordHash = input.password === undefined ? null : await hashOf(input.password);
    const seal = (wrapped: Buffer) => ({
      email: this.#staff.seal(wrapped, 'User.email', email),
      name: this.#staff.seal(wrapped, 'User.name', name),
    });
    const own = seal(key);
    await this.#pool.query(
      `insert into user_account (id, email_index, email, name, key_wrapped, password_hash, locale, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, now(), now()) on conflict (email_index) do nothing`,
      [id, this.#staff.index(email), own.email, own.name, key, passwordHash, input.locale],
    );
    const { rows } = await this.#pool.query<{ id: string; key_wrapped: Buffer }>(
      'select id, key_wrapped from user_account where email_index = $1',
      [this.#staff.index(email)],
    );
    const account = rows[0];
    if (!account) throw conflict();
    return { accountId: account.id, isNew: account.id === id, ...seal(account.key_wrapped) };
  }

  async findByEmail(email: string): Promise<string | null> {
    const { rows } = await this.#pool.query<{ id: string }>(
      'select id from user_account where email_index = $1',
      [this.#staff.index(email)],
    );
    return rows[0]?.id ?? null;
  }

  async setPassword(userId: string, password: string): Promise<void> {
    const { email, name } = (await this.load([userId], null)).get(userId) ?? {};
    await requirePassword(password, { email: email ?? '', name: name ?? '' });
    await this.#pool.query('update user_account set password_hash = $2, updated_at = now() where id = $1', [
      userId,
      await hashOf(password),
    ]);
    await this.#endSessions(userId);
  }

  /** A person leaves: nothing of their name and address can be read any more, and their address is free again. */
  async leave(userId: string): Promise<void> {
    await this.#pool.query(
      `update user_account set email_index = null, key_wrapped = null, password_hash = null, left_at = now(),
         updated_at = now(), version = version + 1
       where id = $1`,
      [userId],
    );
    await this.#endSessions(userId);
  }

  async #endSessions(userId: string): Promise<void> {
    await this.#pool.query('update session set ended_at = now() where user_id = $1 and ended_at is null', [
      userId,
    ]);
  }

  /**
   * Names and addresses of these people, as that organisation knows them; without one, as their accounts say. Staff who
   * left have none.
   */
  async load(ids: readonly string[], organisationId: string | null): Promise<Map<string, Person>> {
    const { rows } = await this.#pool.query<AccountRow>(
      `select i.id, coalesce(m.name, u.name) as name, coalesce(m.email, u.email) as email, u.key_wrapped,
         coalesce(m.locale, u.locale) as locale
       from unnest($1::uuid[]) as i (id)
         left join membership m on m.user_id = i.id and m.organisation_id = $2
         join user_account u on u.id = coalesce(m.account_id, i.id)`,
      [ids, organisationId],
    );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          id: row.id,
          name: row.name && this.#staff.open(row.key_wrapped, 'User.name', row.name),
          email: row.email && this.#staff.open(row.key_wrapped, 'User.email', row.email),
          locale: row.locale,
        },
      ]),
    );
  }

  /** Where the holder of an account belongs, the longest-standing first. */
  async belongings(accountId: string): Promise<Belonging[]> {
    const { rows } = await this.#pool.query(
      `select o.id, o.slug, o.name, m.id as membership_id, m.user_id, m.roles, m.legal_entity_ids,
         m.first_seen_at is not null as is_seen
       from membership m join organisation o on o.id = m.organisation_id
       where coalesce(m.account_id, m.user_id) = $1 and m.ended_at is null order by m.id`,
      [accountId],
    );
    return rows.map((row) => ({
      membershipId: row.membership_id,
      userId: row.user_id,
      isSeen: row.is_seen,
      organisationId: row.id,
      slug: row.slug,
      name: row.name,
      roles: row.roles,
      legalEntityIds: row.legal_entity_ids,
    }));
  }

  /** The organisation of that id or slug. */
  async findOrganisation(idOrSlug: string): Promise<string | null> {
    const { rows } = await this.#pool.query<{ id: string }>(
      'select id from organisation where id::text = $1 or slug = $1',
      [idOrSlug],
    );
    return rows[0]?.id ?? null;
  }

  /** Whether the password is that person's; takes as long when there is no such person. */
  async checkPassword(email: string, password: string): Promise<string | null> {
    const { rows } = await this.#pool.query<AccountRow>(
      'select id, password_hash, left_at from user_account where email_index = $1',
      [this.#staff.index(email)],
    );
    const account = rows[0];
    const usable = account?.password_hash && !account.left_at ? account.password_hash : null;
    const kept = usable ?? (await NOBODY);
    const right = await hashing.take(() => verify(kept, password));
    return right && usable ? (account as AccountRow).id : null;
  }

  /** Begins a session; the secret goes into the cookie, its hash into the table. */
  async beginSession(userId: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.#pool.query(
      `insert into session (id, user_id, token_hash, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, now(), now(), now() + $4 * interval '1 millisecond')`,
      [newId('Session'), userId, digest(secret), ABSOLUTE],
    );
    return secret;
  }

  async endSession(sessionId: string): Promise<void> {
    await this.#pool.query('update session set ended_at = now() where id = $1 and ended_at is null', [
      sessionId,
    ]);
  }

  /** Who holds this cookie, in the organisation asked for; null when the session is over or unknown. */
  async bySession(secret: string, organisation: string | null): Promise<Actor | null> {
    const { rows } = await this.#pool.query(
      `select s.id, s.user_id, u.locale, s.last_seen_at < now() - interval '1 minute' as stale
       from session s join user_account u on u.id = s.user_id
       where s.token_hash = $1 and s.ended_at is null and s.expires_at > now() and u.left_at is null
         and s.last_seen_at > now() - $2 * interval '1 millisecond'`,
      [digest(secret), IDLE],
    );
    const session = rows[0];
    if (!session) return null;
    if (session.stale)
      await this.#pool.query('update session set last_seen_at = now() where id = $1', [session.id]);
    return this.actorOf(session.user_id, session.locale, session.id, organisation);
  }

  /** The person as an actor in one of their organisations: the one asked for, else their first. */
  async actorOf(
    accountId: string,
    locale: Locale,
    sessionId: string | null,
    organisation: string | null,
  ): Promise<Actor> {
    const belongings = await this.belongings(accountId);
    const chosen = organisation
      ? belongings.find((each) => each.organisationId === organisation || each.slug === organisation)
      : belongings[0];
    if (organisation && !chosen) throw notFound();
    if (chosen && !chosen.isSeen) await this.#see(chosen.membershipId);
    const userId = chosen?.userId ?? accountId;
    return {
      kind: ActorKind.USER,
      id: userId,
      userId,
      accountId,
      sessionId,
      organisationId: chosen?.organisationId ?? null,
      answeredById: null,
      legalEntityIds: chosen?.legalEntityIds ?? null,
      roles: chosen?.roles ?? [],
      scopes: scopesOf(chosen?.roles ?? []),
      locale,
    };
  }

  /** Notes that a member has come: until then they were only invited. */
  async #see(membershipId: string): Promise<void> {
    await this.#pool.query(
      'update membership set first_seen_at = now() where id = $1 and first_seen_at is null',
      [membershipId],
    );
  }

  /**
   * Whose calendar that is: one statement, whatever the answer. Null for a secret that is unknown or withdrawn, and once
   * its person has left, is no member any more, or may read no deadlines.
   */
  async byCalendarSecret(secret: string): Promise<CalendarReader | null> {
    const { rows } = await this.#pool.query(
      `select f.id, f.organisation_id, f.locale, m.roles, m.legal_entity_ids,
         coalesce(f.last_read_at < now() - interval '1 hour', true) as stale
       from calendar_feed f
         join membership m on m.organisation_id = f.organisation_id and m.user_id = f.user_id and m.ended_at is null
         join user_account u on u.id = coalesce(m.account_id, m.user_id) and u.left_at is null
       where f.secret_hash = $1 and f.revoked_at is null`,
      [digest(secret)],
    );
    const feed = rows[0];
    if (!feed || !scopesOf(feed.roles).has('deadlines:read')) return null;
    if (feed.stale)
      await this.#pool.query('update calendar_feed set last_read_at = now() where id = $1', [feed.id]);
    return {
      organisationId: feed.organisation_id,
      legalEntityIds: feed.legal_entity_ids,
      locale: feed.locale,
    };
  }

  /**
   * Whose token this is. Withdrawal, expiry, and what became of the rights of who answers for it, hold from the next request
   * on, on every node.
   */
  async byToken(secret: string, organisation: string | null): Promise<Actor> {
    if (!secret.startsWith(TOKEN_PREFIX)) throw unauthenticated();
    const { rows } = await this.#pool.query(
      `select t.id, t.organisation_id, t.scopes, t.legal_entity_ids, t.made_by_id, o.slug, o.locale,
         m.roles as maker_roles, m.legal_entity_ids as maker_legal_entity_ids,
         coalesce(t.last_used_at < now() - interval '1 minute', true) as stale
       from api_token t
         join organisation o on o.id = t.organisation_id
         left join membership m
           on m.organisation_id = t.organisation_id and m.user_id = t.made_by_id and m.ended_at is null
       where t.secret_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())
         and (t.made_by_id is null or m.id is not null)`,
      [digest(secret)],
    );
    const token = rows[0];
    if (!token) throw unauthenticated();
    if (organisation && organisation !== token.organisation_id && organisation !== token.slug)
      throw notFound();
    if (token.stale)
      await this.#pool.query('update api_token set last_used_at = now() where id = $1', [token.id]);
    return {
      kind: ActorKind.TOKEN,
      id: token.id,
      userId: null,
      accountId: null,
      sessionId: null,
      organisationId: token.organisation_id,
      answeredById: token.made_by_id,
      legalEntityIds: commonReach(token.legal_entity_ids, token.maker_legal_entity_ids),
      roles: [],
      scopes: new Set(scopesOfToken(token.scopes, token.maker_roles)),
      locale: token.locale,
    };
  }
}

/** A secret for a calendar's address, which no header protects: 256 random bits, and what is kept of it. */
export function makeCalendarSecret(): { secret: string; hash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: digest(secret) };
}

/** A secret for software: 256 random bits behind a prefix that secret scanners know, and what is kept of it. */
export function makeToken(): { secret: string; hash: Buffer; prefix: string } {
  const secret = TOKEN_PREFIX + randomBytes(32).toString('base64url');
  return { secret, hash: digest(secret), prefix: secret.slice(0, 10) };
}
