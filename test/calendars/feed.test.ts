import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import ICAL from 'ical.js';
import { aBreach } from '../breaches/breach.factory.ts';
import { type Person, TestOrganisation } from '../harness/actors.ts';
import { TestApp } from '../harness/app.ts';
import { ago, DAY, HOUR } from '../harness/clock.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import { counting } from '../harness/statements.ts';
import { aRequest, EXTEND, performed, WITHDRAW } from '../requests/request.factory.ts';
import { MAKE_FEED, REVOKE_FEED } from './calendar.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make({ publicUrl: 'http://privacy.lumen.example' });
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

/** Each test comes from an address of its own: looks are counted by address. */
let caller = 0;
const get = (path: string, headers: Record<string, string> = {}, remoteAddress = `10.0.0.${caller}`) =>
  app.app.http.inject({ method: 'GET', url: path, headers, remoteAddress });

const make = async (person: Person, input: object = {}) =>
  (await app.as(person).ask(MAKE_FEED, { input })).createCalendarFeed;

/** The file as an independent reader of RFC 5545 understands it. */
const eventsOf = (text: string): Map<string, ICAL.Event> => {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  return new Map(
    calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return [event.uid, event];
    }),
  );
};

const read = async (path: string) => {
  caller += 1;
  const { statusCode, body } = await get(path);
  expect(statusCode).toBe(200);
  return eventsOf(body);
};

const clocksOf = (reference: string) =>
  app.database.rows<{ id: string; rule: string; due_on: string | null; due_at: Date; round: number }>(
    'select id, rule, due_on::text, due_at, round from deadline where on_reference = $1 order by id',
    [reference],
  );

describe('a calendar address', () => {
  it('leads back to where Vigie listens, whatever host a request names', async () => {
    const plain = await TestApp.make({}, app.database);
    try {
      const request = await app.given(aRequest(lumen));
      const { path } = await make(lumen.dpo);
      const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
      const { statusCode, body } = await plain.app.http.inject({ url: path, headers });
      expect([statusCode, body.includes(request.reference)]).toEqual([200, true]);
      expect(body).toContain('http://localhost');
      expect(body).not.toContain('evil');
    } finally {
      await plain.close();
    }
  });

  it('is made for oneself, shown once, kept as a hash, and leaves its trace', async () => {
    const person = await lumen.hire([Role.DPO]);
    const { path, feed } = await make(person);
    expect(path).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
    expect(feed).toMatchObject({ locale: 'FR', revokedAt: null });
    expect(await storyOf(app, feed.id)).toEqual({
      audit: ['calendarFeed.created'],
      events: ['calendarFeed.created'],
    });
    const secret = path.slice(10, 53);
    const tables = await app.database.rows<{ text: string }>(
      `select to_jsonb(f)::text || (select string_agg(convert_from(canonical, 'UTF8'), ' ') from audit_entry) as text
       from calendar_feed f`,
    );
    expect(JSON.stringify(tables)).not.toContain(secret);
    await get(path);
    expect(app.logs.join('')).not.toContain(secret);
  });

  it('ends when its person makes another one, or withdraws it', async () => {
    const person = await lumen.hire([Role.DPO]);
    const first = await make(person);
    const second = await make(person, { locale: 'EN' });
    expect((await get(first.path)).statusCode).toBe(404);
    expect((await get(second.path)).statusCode).toBe(200);
    expect((await storyOf(app, first.feed.id)).events).toEqual([
      'calendarFeed.created',
      'calendarFeed.revoked',
    ]);
    const { id, version } = second.feed;
    const stale = await app.as(person).run(REVOKE_FEED, { input: { id, version: version + 7 } });
    expect(stale.error?.code).toBe('CONFLICT');
    await app.as(person).ask(REVOKE_FEED, { input: { id, version } });
    expect((await get(second.path)).statusCode).toBe(404);
    const again = await app.as(person).run(REVOKE_FEED, { input: { id, version: version + 1 } });
    expect(again.error).toMatchObject({ code: 'RULE_BROKEN', rule: 'FEED_ALREADY_REVOKED' });
  });

  it('is its person’s alone: no colleague sees or ends it, and software has none', async () => {
    const person = await lumen.hire([Role.DPO]);
    const { feed } = await make(person);
    const colleague = app.as(lumen.dpo);
    const LIST = '{ calendarFeeds { nodes { id } totalCount } }';
    expect((await app.as(person).ask(LIST)).calendarFeeds).toEqual({
      nodes: [{ id: feed.id }],
      totalCount: 1,
    });
    expect((await colleague.ask(LIST)).calendarFeeds.nodes).not.toContainEqual({ id: feed.id });
    const input = { id: feed.id, version: feed.version };
    expect((await colleague.run(REVOKE_FEED, { input })).error?.code).toBe('NOT_FOUND');
    const token = await lumen.token(['deadlines:read']);
    expect((await app.as(token).run(MAKE_FEED, { input: {} })).error?.code).toBe('FORBIDDEN');
    const keyed = await app.as(person).run(MAKE_FEED, { input: {} }, { 'idempotency-key': 'once' });
    expect(keyed.error?.fields).toMatchObject([{ code: 'NOT_WITH_A_SECRET' }]);
  });

  it('answers alike to whatever is wrong with it', async () => {
    const [left, ended, demoted, revoked] = [
      await lumen.hire([Role.DPO]),
      await lumen.hire([Role.DPO]),
      await lumen.hire([Role.DPO]),
      await lumen.hire([Role.DPO]),
    ] as const;
    const feeds = [];
    for (const person of [left, ended, demoted, revoked]) feeds.push(await make(person));
    for (const { path } of feeds) expect((await get(path)).statusCode).toBe(200);
    await app.parts.people.leave(left.userId);
    await app.database.owner.query('update membership set ended_at = now() where user_id = $1', [
      ended.userId,
    ]);
    await app.database.owner.query(`update membership set roles = '{INTEGRATOR}' where user_id = $1`, [
      demoted.userId,
    ]);
    const { id, version } = feeds[3].feed;
    await app.as(revoked).ask(REVOKE_FEED, { input: { id, version } });
    const unknown = `/calendar/${'A'.repeat(43)}.ics`;
    const answers: object[] = [];
    const looks: string[][] = [];
    for (const path of [
      unknown,
      '/calendar/short.ics',
      '/calendar/none',
      ...feeds.map((each) => each.path),
    ]) {
      caller += 1;
      const statements = await counting(async () => {
        const { statusCode, body, headers } = await get(path);
        answers.push({ statusCode, body, cache: headers['cache-control'], type: headers['content-type'] });
      });
      looks.push(statements);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ statusCode: 404 });
    // One and the same look at the database each time: nothing for a clock to tell apart.
    expect(new Set(looks.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(looks[0]).toHaveLength(1);
  });

  it('is looked at sixty times a minute and no more, whether there is such a one or not', async () => {
    const { path } = await make(await lumen.hire([Role.DPO]));
    for (const url of [path, `/calendar/${'B'.repeat(43)}.ics`]) {
      caller += 1;
      const codes = [];
      for (let i = 0; i < 61; i += 1) codes.push(await get(url));
      expect(codes.slice(0, 60).every(({ statusCode }) => statusCode !== 429)).toBe(true);
      expect(codes[60]?.statusCode).toBe(429);
      expect(Number(codes[60]?.headers['retry-after'])).toBeGreaterThan(0);
    }
  });
});

describe('what a calendar reads', () => {
  it('has each open clock, days as days and hours as instants, with its reason', async () => {
    const breach = await app.given(aBreach(lumen, { awareAt: ago(5 * HOUR) }));
    const request = await app.given(aRequest(lumen, { receivedAt: ago(3 * DAY) }));
    const { path } = await make(await lumen.hire([Role.DPO]));
    const events = await read(path);
    const authority = (await clocksOf(breach.reference)).find(({ rule }) => rule === 'GDPR_33_1');
    // A calendar counts whole seconds.
    const due = Math.floor(Number(authority?.due_at) / 1000) * 1000;
    const timed = events.get(`${authority?.id}@vigie`);
    expect(timed?.startDate.isDate).toBe(false);
    expect(timed?.startDate.toJSDate()).toEqual(new Date(due));
    expect(timed?.sequence).toBe(authority?.round);
    expect(timed?.summary).toContain(breach.reference);
    expect(timed?.description).toContain('Pourquoi cette date');
    expect(timed?.description).toContain(`http://privacy.lumen.example/#/deadlines/${authority?.id}/show`);
    const [answer] = (await clocksOf(request.reference)).filter(({ rule }) => rule === 'GDPR_12_3');
    const whole = events.get(`${answer?.id}@vigie`);
    expect(whole?.startDate.isDate).toBe(true);
    expect(whole?.startDate.toString()).toBe(answer?.due_on);
    expect(whole?.duration.toSeconds()).toBe(24 * 3600);
    expect(whole?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  });

  it('moves an entry with its date, and strikes it out when its clock ends', async () => {
    const { path } = await make(await lumen.hire([Role.DPO]));
    const received = await app.given(aRequest(lumen, { receivedAt: ago(2 * DAY) }));
    const [clock] = (await clocksOf(received.reference)).filter(({ rule }) => rule === 'GDPR_12_3');
    const uid = `${clock?.id}@vigie`;
    const before = (await read(path)).get(uid);
    const extended = await performed(app, lumen, EXTEND, received, { reasons: ['COMPLEXITY'] });
    const after = (await read(path)).get(uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence as number);
    expect(after?.startDate.compare(before?.startDate as never)).toBe(1);
    await performed(app, lumen, WITHDRAW, extended, { channel: 'PHONE' });
    const ended = (await read(path)).get(uid);
    expect(ended?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(ended?.summary).toMatch(/^Annulé – /);
    await app.database.owner.query(
      `update deadline set updated_at = updated_at - interval '31 days', settled_at = settled_at - interval '31 days' where id = $1`,
      [clock?.id],
    );
    expect((await read(path)).has(uid)).toBe(false);
  });

  it('has the rights of one request, which fall due together, once', async () => {
    const { path } = await make(await lumen.hire([Role.DPO]));
    const request = await app.given(aRequest(lumen, { rights: ['ACCESS', 'ERASURE'] }));
    const rows = await clocksOf(request.reference);
    const twins = rows.filter(({ rule }) => rule === 'GDPR_12_3');
    expect(twins).toHaveLength(2);
    const events = await read(path);
    expect(twins.map(({ id }) => events.has(`${id}@vigie`))).toEqual([true, false]);
  });

  it('is what its person may see, no other legal entity’s and no other organisation’s', async () => {
    const elsewhere = await TestOrganisation.make(app, 'twin');
    const foreign = await app.given(aBreach(elsewhere, { awareAt: ago(HOUR) }));
    const own = await app.given(aBreach(lumen, { awareAt: ago(HOUR) }));
    const other = await app.given(aBreach(lumen, { awareAt: ago(HOUR), legalEntityId: lumen.otherEntityId }));
    const person = await lumen.hire([Role.DPO]);
    const { path } = await make(person);
    const seen = async () => {
      caller += 1;
      const { body } = await get(path);
      const text = body.replaceAll('\r\n ', '');
      return [own, other, foreign].map(({ deadlines }) => text.includes(`UID:${deadlines[0].id}@vigie`));
    };
    expect(await seen()).toEqual([true, true, false]);
    await app.database.owner.query('update membership set legal_entity_ids = $2 where user_id = $1', [
      person.userId,
      [lumen.otherEntityId],
    ]);
    expect(await seen()).toEqual([false, true, false]);
  });

  it('names nobody, opens nothing sealed and changes nothing', async () => {
    await app.given(
      aRequest(lumen, {
        requester: { name: 'Odile Fontaine', email: 'odile@courriel.example' },
        verbatim: 'Je veux mes données.',
      }),
    );
    await app.given(
      aBreach(lumen, { awareAt: ago(HOUR), title: 'Fuite chez Durand', description: 'Secret.' }),
    );
    const { path } = await make(await lumen.hire([Role.DPO]));
    await get(path);
    const before = await footprint(app, lumen.id);
    const { body } = await get(path);
    expect(body.replaceAll('\r\n ', '')).not.toMatch(
      /Odile|courriel\.example|Durand|Secret|mes données|Camille/,
    );
    expect(await footprint(app, lumen.id)).toEqual(before);
  });

  it('is in the language of its address', async () => {
    await app.given(aBreach(lumen, { awareAt: ago(HOUR) }));
    const person = await lumen.hire([Role.DPO]);
    const textOf = async (locale: string) => {
      const { path } = await make(person, { locale });
      return (await get(path)).body.replaceAll('\r\n ', '');
    };
    expect(await textOf('EN')).toMatch(/NAME:Vigie deadlines[\s\S]*Why this date/);
    expect(await textOf('FR')).toMatch(/NAME:Échéances Vigie[\s\S]*Pourquoi cette date/);
  });

  it('is sent again only when it has changed', async () => {
    caller += 1;
    const { path } = await make(await lumen.hire([Role.DPO]));
    const first = await get(path);
    expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const etag = String(first.headers.etag);
    for (const asked of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const same = await get(path, { 'if-none-match': asked });
      expect([asked, same.statusCode, same.body]).toEqual([asked, 304, '']);
    }
    await app.given(aBreach(lumen, { awareAt: ago(HOUR) }));
    const changed = await get(path, { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });
});
