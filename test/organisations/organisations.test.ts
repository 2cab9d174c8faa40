import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { aBreach, breachInput, CREATE } from '../breaches/breach.factory.ts';
import { type Person, TestOrganisation, Token } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { ago, HOUR } from '../harness/clock.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import { aRequest, REQUEST } from '../requests/request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const mutation = (name: string, input: string, fields: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;
const INVITE = mutation(
  'inviteMember',
  'InviteMemberInput',
  'id version roles user { id email name } legalEntities { id }',
);
const CHANGE_ROLE = mutation(
  'changeRoleOfMember',
  'ChangeRoleOfMemberInput',
  'id version roles legalEntities { id }',
);
const CREATE_TOKEN = mutation(
  'createApiToken',
  'CreateApiTokenInput',
  'secret token { id version prefix scopes expiresAt }',
);
const CREATE_ENTITY = mutation(
  'createLegalEntity',
  'CreateLegalEntityInput',
  'id version name country timeZone holidayZone',
);
const UPDATE_ENTITY = mutation(
  'updateLegalEntity',
  'UpdateLegalEntityInput',
  'id version name country timeZone holidayZone',
);

const owner = () => app.as(lumen.role('OWNER'));
const invite = (more: object = {}) =>
  owner().run(INVITE, {
    input: { email: `${randomUUID()}@lumen.example`, name: 'Alix Essai', roles: ['AUDITOR'], ...more },
  });

describe('inviting a member', () => {
  it('makes a person a member, with roles and legal entities', async () => {
    const { data } = await invite({ email: 'alix@lumen.example', legalEntityIds: [lumen.entityId] });
    expect(data.inviteMember).toMatchObject({
      roles: ['AUDITOR'],
      user: { email: 'alix@lumen.example', name: 'Alix Essai' },
      legalEntities: [{ id: lumen.entityId }],
    });
    expect(await storyOf(app, data.inviteMember.id)).toEqual({
      audit: ['member.invited'],
      events: ['member.invited'],
    });
  });

  it('is refused for who is a member already, and takes back who has left', async () => {
    const email = `${randomUUID()}@lumen.example`;
    const { data } = await invite({ email });
    expect((await invite({ email: email.toUpperCase() })).error).toMatchObject({ rule: 'ALREADY_A_MEMBER' });
    await app.database.rows('update membership set ended_at = now() where id = $1', [data.inviteMember.id]);
    const again = await invite({ email, roles: ['DPO'] });
    expect(again.data.inviteMember).toMatchObject({ id: data.inviteMember.id, roles: ['DPO'] });
  });

  it('stores no address and no name in clear', async () => {
    const { data } = await invite({ email: 'canari.unique@lumen.example', name: 'Canari Unique' });
    const rows = await app.database.rows<{ text: string }>(
      `select to_jsonb(u)::text as text from user_account u union all select convert_from(canonical, 'UTF8') from audit_entry
       union all select data::text from outbox_event`,
    );
    expect(data.inviteMember.user.name).toBe('Canari Unique');
    for (const { text } of rows) expect(text).not.toMatch(/canari/i);
  });

  it.each([
    ['no address', { email: 'Alix' }, 'email', 'IS_EMAIL'],
    ['no role', { roles: [] }, 'roles', 'ARRAY_MIN_SIZE'],
    ['one role twice', { roles: ['DPO', 'DPO'] }, 'roles', 'ARRAY_UNIQUE'],
    ['no name', { name: '' }, 'name', 'MIN_LENGTH'],
  ])('refuses %s', async (_, more, field, code) => {
    const before = await footprint(app, lumen.id);
    const people = await app.database.count('user_account');
    const { error } = await invite(more);
    expect(error?.code).toBe('INVALID_INPUT');
    expect(error?.fields).toContainEqual(expect.objectContaining({ path: ['input', field], code }));
    expect(await footprint(app, lumen.id)).toEqual(before);
    expect(await app.database.count('user_account')).toBe(people);
  });
});

describe('changing a role', () => {
  it('holds from the next request on', async () => {
    const person = await lumen.hire([Role.AUDITOR]);
    const create = () => app.as(person).run(CREATE, { input: breachInput(lumen) });
    expect((await create()).error?.code).toBe('FORBIDDEN');
    const changed = await owner().run(CHANGE_ROLE, {
      input: { id: person.membershipId, version: 1, roles: ['DPO'] },
    });
    expect(changed.data.changeRoleOfMember).toMatchObject({
      roles: ['DPO'],
      version: 2,
      legalEntities: null,
    });
    expect((await create()).errors).toEqual([]);
    expect(await storyOf(app, person.membershipId)).toMatchObject({ events: ['member.roleChanged'] });
  });

  it('warns for good where a DPO holds a task that does not go with it', async () => {
    const person = await lumen.hire([Role.DPO, Role.CONTROLLER_REPRESENTATIVE]);
    const warnings = async (who: Person) =>
      (await app.as(who).ask('{ viewer { warnings } }')).viewer.warnings;
    expect(await warnings(person)).toEqual(['DPO_CONFLICT_OF_INTEREST']);
    expect(await warnings(lumen.dpo)).toEqual([]);
  });

  it('leaves at least one owner', async () => {
    const { membershipId } = lumen.role('OWNER');
    const step = (roles: string[], version: number) =>
      owner().run(CHANGE_ROLE, { input: { id: membershipId, version, roles } });
    expect((await step(['AUDITOR'], 1)).error).toMatchObject({ rule: 'LAST_OWNER' });
    expect((await step(['OWNER', 'AUDITOR'], 1)).errors).toEqual([]);
    await lumen.hire([Role.OWNER]);
    expect((await step(['OWNER'], 2)).errors).toEqual([]);
    expect((await step(['AUDITOR'], 2)).error?.code).toBe('CONFLICT');
  });
});

describe('a membership that reaches one legal entity', () => {
  let confined: Person;
  let here: Json;
  let there: Json;

  beforeAll(async () => {
    confined = await lumen.hire([Role.DPO, Role.OWNER], [lumen.entityId]);
    here = await app.given(aBreach(lumen, { awareAt: ago(HOUR) }));
    there = await app.given(aBreach(lumen, { awareAt: ago(HOUR), legalEntityId: lumen.otherEntityId }));
    await app.given(aRequest(lumen, { legalEntityId: lumen.otherEntityId }));
  });

  it('sees its cases, clocks and trail, and none of the other’s', async () => {
    const asked = `{ breaches(first: 200) { nodes { id legalEntity { id } } } requests { nodes { legalEntity { id } } }
      deadlines(first: 200) { nodes { onReference legalEntity { id } } } legalEntities { nodes { id } } auditEntries(first: 200) { nodes { nodeId } } }`;
    const seen = await app.as(confined).ask(asked);
    const whole = await app.as(await lumen.hire([Role.DPO, Role.OWNER])).ask(asked);
    const ids = (list: Json) => list.nodes.map(({ id, nodeId }: Json) => id ?? nodeId);
    expect(ids(seen.breaches)).toContain(here.id);
    expect(ids(seen.auditEntries)).toContain(here.id);
    expect(ids(whole.breaches)).toContain(there.id);
    expect(ids(whole.auditEntries)).toContain(there.id);
    expect(seen.requests.nodes).toEqual([]);
    expect(whole.requests.nodes).not.toEqual([]);
    expect(ids(seen.legalEntities)).toEqual([lumen.entityId]);
    expect(JSON.stringify(seen)).not.toContain(lumen.otherEntityId);
    expect(JSON.stringify(seen)).not.toContain(there.id);
    expect(JSON.stringify(whole)).toContain(lumen.otherEntityId);
  });

  it('writes there neither, as if there were nothing', async () => {
    const input = breachInput(lumen, { legalEntityId: lumen.otherEntityId });
    expect((await app.as(confined).run(CREATE, { input })).error?.code).toBe('NOT_FOUND');
    expect((await app.as(confined).run(CREATE, { input: breachInput(lumen) })).errors).toEqual([]);
    const { error } = await app
      .as(confined)
      .run('query ($id: ID!) { node(id: $id) { id } }', { id: there.id });
    expect(error?.code).toBe('NOT_FOUND');
  });

  it('hands out no more than it reaches: no legal entity, no membership, no token beyond', async () => {
    const refused = [
      await app.as(confined).run(CREATE_ENTITY, { input: { name: 'Nouvelle' } }),
      await app
        .as(confined)
        .run(INVITE, { input: { email: `${randomUUID()}@lumen.example`, name: 'A', roles: ['DPO'] } }),
    ];
    expect(refused.map(({ error }) => error?.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    const beyond = {
      email: `${randomUUID()}@lumen.example`,
      name: 'A',
      roles: ['DPO'],
      legalEntityIds: [lumen.otherEntityId],
    };
    expect((await app.as(confined).run(INVITE, { input: beyond })).error?.code).toBe('NOT_FOUND');
    const own = { ...beyond, legalEntityIds: [lumen.entityId] };
    expect((await app.as(confined).run(INVITE, { input: own })).errors).toEqual([]);

    const { createApiToken } = await app
      .as(confined)
      .ask(CREATE_TOKEN, { input: { name: 'Essai', scopes: ['breaches:read'] } });
    const token = new Token(createApiToken.token.id, createApiToken.secret);
    const { breaches } = await app.as(token).ask('{ breaches(first: 200) { nodes { id } } }');
    const ids = breaches.nodes.map(({ id }: Json) => id);
    expect([ids.includes(here.id), ids.includes(there.id)]).toEqual([true, false]);
  });

  it('does not reach further by changing its own membership, or that of another', async () => {
    const wider = (id: string, more: object) =>
      app.as(confined).run(CHANGE_ROLE, { input: { id, version: 1, roles: ['DPO', 'OWNER'], ...more } });
    expect((await wider(confined.membershipId, {})).error?.code).toBe('FORBIDDEN');
    expect(
      (await wider(confined.membershipId, { legalEntityIds: [lumen.entityId, lumen.otherEntityId] })).error
        ?.code,
    ).toBe('NOT_FOUND');
  });
});

describe('a token', () => {
  it('is shown once, and can do no more than who makes it', async () => {
    const { data } = await owner().run(CREATE_TOKEN, {
      input: { name: 'Essai', scopes: ['organisations:read'] },
    });
    const { secret, token } = data.createApiToken;
    expect(secret).toMatch(/^vig_[\w-]{43}$/);
    expect(token.prefix).toBe(secret.slice(0, 10));
    expect(await storyOf(app, token.id)).toEqual({ audit: ['token.created'], events: ['token.created'] });
    const beyond = await owner().run(CREATE_TOKEN, {
      input: { name: 'Essai', scopes: ['organisations:read', 'requests:reveal'] },
    });
    expect(beyond.error?.code).toBe('FORBIDDEN');
  });

  it.each([
    ['a scope that is none', { scopes: ['requests:everything'] }, ['scopes', 0], 'IS_IN'],
    ['no scope', { scopes: [] }, ['scopes'], 'ARRAY_MIN_SIZE'],
    ['an expiry in the past', { expiresAt: ago(HOUR) }, ['expiresAt'], 'IN_THE_PAST'],
  ])('is refused with %s', async (_, more, path, code) => {
    const { error } = await owner().run(CREATE_TOKEN, {
      input: { name: 'Essai', scopes: ['organisations:read'], ...more },
    });
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: ['input', ...path], code }] });
  });
});

describe('a legal entity', () => {
  it('has its country, zone and holidays, which can be corrected one by one', async () => {
    const { data } = await owner().run(CREATE_ENTITY, {
      input: { name: 'Lumen GmbH', country: 'DE', timeZone: 'Europe/Berlin', holidayZone: 'DE' },
    });
    const { id, version } = data.createLegalEntity;
    const corrected = await owner().run(UPDATE_ENTITY, { input: { id, version, holidayZone: null } });
    expect(corrected.data.updateLegalEntity).toEqual({
      id,
      version: version + 1,
      name: 'Lumen GmbH',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      holidayZone: null,
    });
    expect(await storyOf(app, id)).toMatchObject({ events: ['legalEntity.created', 'legalEntity.updated'] });
  });

  it.each([
    [{ country: 'ZZ' }, 'country', 'INVALID_COUNTRY'],
    [{ country: 'UK' }, 'country', 'INVALID_COUNTRY'],
    [{ holidayZone: 'XX-ALSACE' }, 'holidayZone', 'INVALID_ZONE'],
    [{ timeZone: 'Europe/Lutece' }, 'timeZone', 'UNKNOWN_TIME_ZONE'],
  ])(
    'is refused at %j, which there is not, and taken where there is no calendar of a region',
    async (more, field, code) => {
      const refusal = { code: 'INVALID_INPUT', fields: [{ path: ['input', field], code }] };
      const made = await owner().run(CREATE_ENTITY, { input: { name: 'Lumen Est', ...more } });
      expect(made.error).toMatchObject(refusal);
      const { data, errors } = await owner().run(CREATE_ENTITY, {
        input: { name: 'Lumen Sud', country: 'BR', holidayZone: 'BR-RJ', timeZone: 'America/Sao_Paulo' },
      });
      expect(errors).toEqual([]);
      if (field === 'country') return;
      const { id, version } = data.createLegalEntity;
      expect((await owner().run(UPDATE_ENTITY, { input: { id, version, ...more } })).error).toMatchObject(
        refusal,
      );
    },
  );

  it('takes its open clocks along when its public holidays are set right, and keeps what they were', async () => {
    const { data } = await owner().run(CREATE_ENTITY, { input: { name: 'Lumen Est' } });
    const { id, version } = data.createLegalEntity;
    // Good Friday of 2026, on which Alsace rests and Paris does not.
    const asked = { legalEntityId: id, receivedAt: '2026-03-03T09:00:00Z' };
    const open = await app.given(aRequest(lumen, asked));
    const over = await app.given(aRequest(lumen, asked));
    await app.database.rows(
      `update deadline set state = 'MET', settled_at = now(), next_turn_at = null
       where node_id in (select id from exercised_right where case_id = $1)`,
      [over.id],
    );
    const clockOf = async (requestId: string) => {
      const { request } = await app.as(lumen.dpo).ask(REQUEST, { id: requestId });
      return { shown: request.dueAt, ...request.deadlines[0] };
    };
    expect(await clockOf(open.id)).toMatchObject({ dueOn: '2026-04-03', revisions: [] });
    const moved = await owner().run(UPDATE_ENTITY, {
      input: { id, version, holidayZone: 'FR-ALSACE-MOSELLE' },
    });
    expect(moved.errors).toEqual([]);
    expect(await clockOf(open.id)).toMatchObject({
      shown: '2026-04-07T21:59:59.000Z',
      dueOn: '2026-04-07',
      round: 2,
      revisions: [{ round: 1, dueAt: '2026-04-03T21:59:59.000Z', reason: 'PLACE_CORRECTED' }],
    });
    expect(await clockOf(over.id)).toMatchObject({ dueOn: '2026-04-03', state: 'MET', revisions: [] });
    // A name moves nothing.
    await owner().run(UPDATE_ENTITY, { input: { id, version: version + 1, name: 'Lumen Strasbourg' } });
    expect(await clockOf(open.id)).toMatchObject({ round: 2 });
  });

  it.each([
    ['a zone that is none', { timeZone: 'Europe/Lutece' }, 'timeZone', 'UNKNOWN_TIME_ZONE'],
    ['an offset, by which no clock can be computed', { timeZone: '+01:00' }, 'timeZone', 'UNKNOWN_TIME_ZONE'],
    ['an empty zone', { timeZone: '' }, 'timeZone', 'UNKNOWN_TIME_ZONE'],
    ['no name', { name: null }, 'name', 'NOT_NULL'],
    ['no zone', { timeZone: null }, 'timeZone', 'NOT_NULL'],
  ])('is refused with %s', async (_, more, field, code) => {
    const { error } = await owner().run(UPDATE_ENTITY, {
      input: { id: lumen.entityId, version: 1, ...more },
    });
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: ['input', field], code }] });
  });

  it('has holidays and a time zone that a clock can be computed with', async () => {
    const make = (holidayZone: string) =>
      owner().run(CREATE_ENTITY, { input: { name: 'Ailleurs', holidayZone } });
    expect((await make('Atlantis')).error).toMatchObject({
      fields: [{ path: ['input', 'holidayZone'], code: 'MATCHES' }],
    });
    const offset = { name: 'Ailleurs', timeZone: '+01:00' };
    expect((await owner().run(CREATE_ENTITY, { input: offset })).error).toMatchObject({
      fields: [{ path: ['input', 'timeZone'], code: 'UNKNOWN_TIME_ZONE' }],
    });
    const { data } = await make('FR-974');
    const request = await app.given(aRequest(lumen, { legalEntityId: data.createLegalEntity.id }));
    expect(request.dueAt).not.toBeNull();
  });
});
