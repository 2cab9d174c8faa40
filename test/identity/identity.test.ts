import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { type Actor, PASSWORD, signIn, TestOrganisation } from '../harness/actors.ts';
import { TestApp } from '../harness/app.ts';
import { before, DAY, HOUR, realNow } from '../harness/clock.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const VIEWER =
  '{ viewer { user { id email } organisation { slug } organisations { slug } roles permissions warnings demo now } }';
const SIGN_OUT = 'mutation { signOut { user { id } } }';

const holding = (secret: string): Actor => ({ headers: async () => ({ cookie: `vigie=${secret}` }) });
const viewerOf = async (secret: string) => (await app.as(holding(secret)).ask(VIEWER)).viewer;

describe('signing in', () => {
  it('sets a cookie that no script reads and no other site sends', async () => {
    const { cookie, data } = await signIn(app, lumen.dpo.email);
    expect(data.signIn.user.id).toBe(lumen.dpo.userId);
    expect(cookie).toMatchObject({ name: 'vigie', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.secure).toBeFalsy();
    // 256 random bits.
    expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32);
  });

  it('binds the cookie to this host over https, and says so for a year', async () => {
    const secure = await TestApp.make({ publicUrl: 'https://privacy.lumen.example' }, app.database);
    try {
      const { cookie, headers, secret } = await signIn(secure, lumen.dpo.email);
      expect(cookie).toMatchObject({
        name: '__Host-vigie',
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
        path: '/',
      });
      expect(cookie?.domain).toBeUndefined();
      expect(headers['strict-transport-security']).toMatch(/max-age=31536000/);
      const asCookie = (name: string): Actor => ({ headers: async () => ({ cookie: `${name}=${secret}` }) });
      expect((await secure.as(asCookie('__Host-vigie')).ask(VIEWER)).viewer.user.id).toBe(lumen.dpo.userId);
      expect((await secure.as(asCookie('vigie')).ask(VIEWER)).viewer.user).toBeNull();
    } finally {
      await secure.close();
    }
  });

  it('answers alike to a wrong password, an unknown account and one without a password', async () => {
    await app.parts.people.create({ email: 'sans@lumen.example', name: 'Sans', locale: 'FR' as never });
    const told = async (email: string, password: string) => {
      const { status, errors, cookie } = await signIn(app, email, password);
      return { status, cookie, errors: errors.map(({ requestId: _, ...rest }) => rest) };
    };
    const wrong = await told(lumen.dpo.email, 'wrong password');
    expect(wrong).toMatchObject({ status: 401, cookie: undefined, errors: [{ code: 'UNAUTHENTICATED' }] });
    expect(await told('nobody@lumen.example', PASSWORD)).toEqual(wrong);
    expect(await told('sans@lumen.example', '')).toEqual(wrong);
  });

  it('takes about as long for an unknown account as for a known one', async () => {
    const fresh = await TestApp.make({}, app.database);
    const time = async (email: string) => {
      const started = performance.now();
      await signIn(fresh, email, 'wrong password');
      return performance.now() - started;
    };
    try {
      await time('warm@lumen.example');
      const known: number[] = [];
      const unknown: number[] = [];
      for (let i = 0; i < 6; i += 1) {
        known.push(await time(lumen.role('AUDITOR').email));
        unknown.push(await time(`nobody-${i}@lumen.example`));
      }
      const median = (times: number[]) => times.sort((a, b) => a - b)[3] as number;
      expect(median(unknown)).toBeGreaterThan(median(known) / 3);
    } finally {
      await fresh.close();
    }
  });

  it('is refused too often for one account, with the time to wait, while others go on', async () => {
    const fresh = await TestApp.make({}, app.database);
    try {
      const victim = lumen.role('BUSINESS_OWNER').email;
      const statuses: number[] = [];
      for (let i = 0; i < 10; i += 1) statuses.push((await signIn(fresh, victim, `guess ${i}`)).status);
      expect(statuses.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 401));
      const refused = await signIn(fresh, victim.toUpperCase());
      expect(refused).toMatchObject({ status: 429, error: { code: 'RATE_LIMITED' } });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
      expect((await signIn(fresh, lumen.dpo.email)).status).toBe(200);
    } finally {
      await fresh.close();
    }
  });

  it('finds the account however its address is typed', async () => {
    expect((await signIn(app, ` ${lumen.dpo.email.toUpperCase()} `)).errors).toEqual([]);
  });
});

describe('a session', () => {
  it('says who, where and with which rights', async () => {
    const { secret } = await signIn(app, lumen.role('AUDITOR').email);
    expect(await viewerOf(secret)).toMatchObject({
      user: { id: lumen.role('AUDITOR').userId },
      organisation: { slug: 'lumen' },
      organisations: [{ slug: 'lumen' }],
      roles: ['AUDITOR'],
      permissions: expect.arrayContaining(['audit:read', 'requests:read']),
      warnings: [],
    });
  });

  it('is another one after each sign-in, and the one before is over', async () => {
    const first = await signIn(app, lumen.dpo.email);
    const second = await signIn(app, lumen.dpo.email, PASSWORD, { cookie: `vigie=${first.secret}` });
    expect(second.secret).not.toBe(first.secret);
    expect((await viewerOf(first.secret)).user).toBeNull();
    expect((await viewerOf(second.secret)).user.id).toBe(lumen.dpo.userId);
  });

  it('ends on the server when its holder signs out', async () => {
    const { secret } = await signIn(app, lumen.dpo.email);
    const answer = await app.as(holding(secret)).run(SIGN_OUT);
    expect(answer.data).toEqual({ signOut: { user: null } });
    expect(String(answer.headers['set-cookie'])).toMatch(/vigie=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/);
    expect(answer.headers['clear-site-data']).toBeDefined();
    expect((await viewerOf(secret)).user).toBeNull();
  });

  it.each([
    ['after seven days, whatever happens', 'expires_at', `now() - interval '1 second'`],
    ['after twelve hours of silence', 'last_seen_at', `now() - interval '12 hours 1 second'`],
  ])('ends %s', async (_, column, instant) => {
    const { secret } = await signIn(app, lumen.dpo.email);
    expect((await viewerOf(secret)).user.id).toBe(lumen.dpo.userId);
    await app.database.rows(
      `update session set ${column} = ${instant} where id = (select id from session order by id desc limit 1)`,
    );
    expect((await viewerOf(secret)).user).toBeNull();
    const refused = await app.as(holding(secret)).run('{ breaches { nodes { id } } }');
    expect(refused).toMatchObject({ status: 401, error: { code: 'UNAUTHENTICATED' } });
  });

  it('keeps to the real clock, whatever legal now is', async () => {
    const { secret } = await signIn(app, lumen.dpo.email);
    app.at(before(realNow(), -30 * DAY));
    try {
      const viewer = await viewerOf(secret);
      expect(viewer.user.id).toBe(lumen.dpo.userId);
      expect(Date.parse(viewer.now)).toBeGreaterThan(Date.parse(before(realNow(), -29 * DAY)));
    } finally {
      app.at();
    }
  });

  it('loses a right, and the organisation, with the very next request', async () => {
    const person = await lumen.hire([Role.DPO]);
    const { secret } = await signIn(app, person.email);
    const list = () => app.as(holding(secret)).run('{ breaches { nodes { id } } }');
    expect((await list()).errors).toEqual([]);
    await app.database.rows(`update membership set roles = '{INTEGRATOR}' where id = $1`, [
      person.membershipId,
    ]);
    expect((await list()).error?.code).toBe('FORBIDDEN');
    await app.database.rows('update membership set ended_at = now() where id = $1', [person.membershipId]);
    expect(await viewerOf(secret)).toMatchObject({ organisation: null, permissions: [] });
    await app.database.rows('update user_account set left_at = now() where id = $1', [person.userId]);
    expect((await viewerOf(secret)).user).toBeNull();
    expect((await signIn(app, person.email)).error?.code).toBe('UNAUTHENTICATED');
  });

  it('is not kept in clear', async () => {
    const { secret } = await signIn(app, lumen.dpo.email);
    const rows = await app.database.rows<{ text: string }>('select to_jsonb(s)::text as text from session s');
    const texts = rows.map(({ text }) => text).join();
    expect(texts).not.toContain(secret);
    expect(texts).not.toContain(Buffer.from(secret).toString('hex'));
    expect(texts).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
  });

  it('is nobody’s who made it up', async () => {
    expect((await viewerOf('x'.repeat(43))).user).toBeNull();
    expect((await app.as(null).ask(VIEWER)).viewer).toMatchObject({
      user: null,
      organisation: null,
      permissions: [],
      organisations: [],
    });
  });
});

describe('a token', () => {
  it('is refused from its expiry and its withdrawal on', async () => {
    const ask = async (actor: Actor) => (await app.as(actor).run('{ breaches { nodes { id } } }')).status;
    const token = await lumen.token(['breaches:read'], new Date(before(realNow(), -HOUR)));
    expect(await ask(token)).toBe(200);
    await app.database.rows(`update api_token set expires_at = now() - interval '1 second' where id = $1`, [
      token.id,
    ]);
    expect(await ask(token)).toBe(401);
    await app.database.rows('update api_token set expires_at = null where id = $1', [token.id]);
    expect(await ask(token)).toBe(200);
    const revoke = 'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { revokedAt } }';
    await app.as(lumen.role('OWNER')).ask(revoke, { input: { id: token.id, version: 1 } });
    expect(await ask(token)).toBe(401);
    const twice = await app.as(lumen.role('OWNER')).run(revoke, { input: { id: token.id, version: 2 } });
    expect(twice.error).toMatchObject({ code: 'RULE_BROKEN', rule: 'ALREADY_REVOKED' });
  });

  it('has no person and no inbox, and says where it works', async () => {
    const token = await lumen.token();
    const { viewer } = await app.as(token).ask(VIEWER);
    expect(viewer).toMatchObject({ user: null, organisation: { slug: 'lumen' }, roles: [] });
    expect((await app.as(token).ask('{ notifications { totalCount } }')).notifications.totalCount).toBe(0);
  });

  it('counts before the cookie of a browser', async () => {
    const { secret } = await signIn(app, lumen.dpo.email);
    const answer = await app.as(holding(secret)).run(VIEWER, {}, { authorization: 'Bearer vig_wrong' });
    expect(answer.status).toBe(401);
  });

  it('notes its last use, to the minute', async () => {
    const token = await lumen.token(['breaches:read']);
    const used = async () =>
      (
        await app.database.rows<{ last_used_at: Date | null }>(
          'select last_used_at from api_token where id = $1',
          [token.id],
        )
      )[0]?.last_used_at ?? null;
    expect(await used()).toBeNull();
    await app.as(token).ask('{ breaches { nodes { id } } }');
    const first = await used();
    expect(first).toBeInstanceOf(Date);
    await app.as(token).ask('{ breaches { nodes { id } } }');
    expect(await used()).toEqual(first);
  });

  it('keeps only a digest of its secret', async () => {
    const token = await lumen.token();
    const [row] = await app.database.rows<{ text: string }>(
      'select to_jsonb(t)::text as text from api_token t where id = $1',
      [token.id],
    );
    expect(row?.text).not.toContain(token.secret);
    expect(row?.text).toContain(token.secret.slice(0, 10));
  });
});
