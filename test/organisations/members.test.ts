import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { instantOfId, Locale, Membership, Role } from '@vigie/schema';
import { members } from '@vigie/server';
import { type Actor, PASSWORD, Person, signIn, TestOrganisation, Token } from '../harness/actors.ts';
import { type Answer, type Json, TestApp } from '../harness/app.ts';
import { realNow } from '../harness/clock.ts';
import { storyOf } from '../harness/footprint.ts';

let app: TestApp;
let slugs = 0;

beforeAll(async () => {
  app = await TestApp.make();
});

afterAll(() => app.close());

const CHANGE_ROLE = `mutation ($input: ChangeRoleOfMemberInput!) {
  changeRoleOfMember(input: $input) { id version roles } }`;
const INVITE = `mutation ($input: InviteMemberInput!) {
  inviteMember(input: $input) { id version roles firstSeenAt createdAt user { id name email locale } legalEntities { id } } }`;
const CREATE_TOKEN = `mutation ($input: CreateApiTokenInput!) {
  createApiToken(input: $input) { secret token { id version maker { id } } } }`;
const TAKE_OVER = `mutation ($input: TakeOverApiTokenInput!) { takeOverApiToken(input: $input) { id maker { id } } }`;
const CAN_CHANGE = 'query ($id: ID!) { member(id: $id) { permission(action: "changeRole") { allowed } } }';

/** An organisation with nobody in it yet. */
const anOrganisation = () => {
  slugs += 1;
  return TestOrganisation.make(app, `office-${slugs}`, []);
};

const versionOf = async (membershipId: string): Promise<number> => {
  const [row] = await app.database.rows<{ version: number }>('select version from membership where id = $1', [
    membershipId,
  ]);
  return row?.version ?? 0;
};

const change = async (by: Actor, member: Person, roles: Role[], more: object = {}): Promise<Answer> => {
  const { membershipId: id } = member;
  return app.as(by).run(CHANGE_ROLE, { input: { id, version: await versionOf(id), roles, ...more } });
};

/** They sign in and look around: from then on they are there. */
const come = (person: Person) => app.as(person).ask('{ viewer { roles } }');

const ownersLeft = (organisation: TestOrganisation): Promise<number> =>
  app.database.count(`membership where organisation_id = $1 and ended_at is null and 'OWNER' = any (roles)`, [
    organisation.id,
  ]);

const { OWNER, DPO, AUDITOR } = Role;

/** Lets calls go on together once each of them waits for its turn in that organisation: their rights were read by then. */
async function atOnce(office: TestOrganisation, calls: () => Promise<Answer>[]): Promise<Answer[]> {
  const holder = await app.database.owner.connect();
  try {
    await holder.query('begin');
    await holder.query('select from organisation where id = $1 for update', [office.id]);
    const answers = calls();
    const waiting = `pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await app.database.count(waiting)) < answers.length);
    await holder.query('rollback');
    return await Promise.all(answers);
  } finally {
    holder.release();
  }
}

describe('an owner who is confined to a legal entity', () => {
  it('touches no member who reaches further, and those who do not', async () => {
    const office = await anOrganisation();
    const confined = await office.hire([OWNER], [office.entityId]);
    const reach: [string[] | null, boolean][] = [
      [null, false],
      [[office.otherEntityId], false],
      [[office.entityId, office.otherEntityId], false],
      [[office.entityId], true],
    ];
    for (const [legalEntityIds, isAllowed] of reach) {
      const member = await office.hire([AUDITOR], legalEntityIds);
      const asked = await app.as(confined).ask(CAN_CHANGE, { id: member.membershipId });
      expect(asked.member.permission.allowed).toBe(isAllowed);
      const { error } = await change(confined, member, [DPO], { legalEntityIds: [office.entityId] });
      expect([legalEntityIds, error?.code]).toEqual([legalEntityIds, isAllowed ? undefined : 'FORBIDDEN']);
    }
  });

  it('neither sees, withdraws nor takes over a token that reaches further', async () => {
    const office = await anOrganisation();
    const confined = await office.hire([OWNER], [office.entityId]);
    const wide = await office.token(['requests:read']);
    const own = await office.token(['requests:read'], null, [office.entityId]);
    const REVOKE = 'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { revokedAt } }';
    const { apiTokens } = await app.as(confined).ask('{ apiTokens { nodes { id } } }');
    expect(apiTokens.nodes).toEqual([{ id: own.id }]);
    for (const document of [TAKE_OVER, REVOKE]) {
      expect((await app.as(confined).run(document, { input: { id: wide.id, version: 1 } })).error?.code).toBe(
        'NOT_FOUND',
      );
    }
    expect((await app.as(confined).run(REVOKE, { input: { id: own.id, version: 1 } })).errors).toEqual([]);
  });
});

describe('the last owner', () => {
  it('stays, when two owners let each other go at once', async () => {
    const rounds = 8;
    for (let round = 0; round < rounds; round += 1) {
      const office = await anOrganisation();
      const [one, two] = [await office.hire([OWNER]), await office.hire([OWNER])];
      await Promise.all([come(one), come(two)]);
      const answers = await atOnce(office, () => [change(one, two, [AUDITOR]), change(two, one, [AUDITOR])]);
      const refused = answers.flatMap(({ error }) => (error ? [error.rule ?? error.code] : []));
      expect(refused).toEqual(['LAST_OWNER']);
      expect(await ownersLeft(office)).toBe(1);
    }
  });

  it('is not who was invited and never came, nor who reaches a part alone', async () => {
    const office = await anOrganisation();
    const one = await office.hire([OWNER]);
    const invited = await office.hire([OWNER]);
    const confined = await office.hire([OWNER], [office.entityId]);
    await Promise.all([come(one), come(confined)]);
    expect((await change(one, one, [AUDITOR])).error).toMatchObject({ rule: 'LAST_OWNER' });
    // Nor by reaching less: the organisation as a whole would have nobody.
    const less = await change(one, one, [OWNER], { legalEntityIds: [office.entityId] });
    expect(less.error).toMatchObject({ rule: 'LAST_OWNER' });
    const leaving = app.work(office.id, (ctx) => members.endMembership(ctx, one.userId));
    await expect(leaving).rejects.toMatchObject({ rule: 'LAST_OWNER' });
    await come(invited);
    expect((await change(one, one, [AUDITOR])).errors).toEqual([]);
  });

  it('may be followed by another while nobody has ever come', async () => {
    const office = await anOrganisation();
    const [one] = [await office.hire([OWNER]), await office.hire([OWNER])];
    await app.work(office.id, (ctx) => members.endMembership(ctx, one.userId));
    expect(await ownersLeft(office)).toBe(1);
  });
});

describe('a token', () => {
  const made = async (by: Person, scopes = ['requests:read']) => {
    const { createApiToken } = await app.as(by).ask(CREATE_TOKEN, { input: { name: 'Essai', scopes } });
    return { ...createApiToken.token, actor: new Token(createApiToken.token.id, createApiToken.secret) };
  };
  const works = async (actor: Actor) =>
    (await app.as(actor).run('{ requests { totalCount } }')).status === 200;

  it('ends with the membership of who made it, unless an owner takes it over by name', async () => {
    const office = await anOrganisation();
    const owner = await office.hire([OWNER]);
    const maker = await office.hire([OWNER]);
    await come(owner);
    const [left, kept] = [await made(maker), await made(maker)];
    const byCommand = await office.token(['requests:read']);
    expect(left.maker).toEqual({ id: maker.userId });
    const taken = await app.as(owner).ask(TAKE_OVER, { input: { id: kept.id, version: kept.version } });
    expect(taken.takeOverApiToken.maker).toEqual({ id: owner.userId });
    await app.work(office.id, (ctx) => members.endMembership(ctx, maker.userId));
    expect([await works(left.actor), await works(kept.actor), await works(byCommand)]).toEqual([
      false,
      true,
      true,
    ]);
    expect((await storyOf(app, left.id)).audit).toEqual(['token.created', 'token.revoked']);
    expect((await storyOf(app, kept.id)).audit).toEqual(['token.created', 'token.takenOver']);
    // Who comes back does not bring it back.
    const again = { email: maker.email, name: 'De retour', roles: ['OWNER'] };
    expect((await app.as(owner).run(INVITE, { input: again })).errors).toEqual([]);
    expect(await works(left.actor)).toBe(false);
    const tooLate = await app.as(owner).run(TAKE_OVER, { input: { id: left.id, version: left.version + 1 } });
    expect(tooLate.error).toMatchObject({ rule: 'ALREADY_REVOKED' });
  });

  it('is refused as soon as the membership is over, however it ended', async () => {
    const office = await anOrganisation();
    const maker = await office.hire([OWNER]);
    const { actor } = await made(maker);
    expect(await works(actor)).toBe(true);
    await app.database.rows('update membership set ended_at = now() where id = $1', [maker.membershipId]);
    expect(await works(actor)).toBe(false);
  });

  it('makes and takes over no token, which its maker does', async () => {
    const office = await anOrganisation();
    const owner = await office.hire([OWNER]);
    const { actor, id, version } = await made(owner, ['tokens:admin', 'tokens:read', 'members:admin']);
    const input = { name: 'Enfant', scopes: ['tokens:read'] };
    expect((await app.as(actor).run(CREATE_TOKEN, { input })).error?.code).toBe('FORBIDDEN');
    expect((await app.as(actor).run(TAKE_OVER, { input: { id, version } })).error?.code).toBe('FORBIDDEN');
    expect((await app.as(owner).run(CREATE_TOKEN, { input })).errors).toEqual([]);
  });
});

describe('a token can do no more than who answers for it', () => {
  const ADMIN = ['organisations:admin', 'organisations:read', 'members:admin', 'members:read'];
  const CREATE_ENTITY = `mutation ($input: CreateLegalEntityInput!) { createLegalEntity(input: $input) { id } }`;
  const entity = { input: { name: 'Filiale', country: 'FR' } };
  const someone = (roles: Role[], more: object = {}) => ({
    input: { email: `${randomUUID()}@ailleurs.example`, name: 'Alix Essai', roles, ...more },
  });
  const aTokenOf = async (by: Person, scopes: string[]) => {
    const { createApiToken } = await app.as(by).ask(CREATE_TOKEN, { input: { name: 'Essai', scopes } });
    return { ...createApiToken.token, actor: new Token(createApiToken.token.id, createApiToken.secret) };
  };
  const codeOf = ({ error }: Answer) => error?.code;
  const EFFECTIVE = 'query ($id: ID!) { apiToken(id: $id) { scopes effectiveScopes } }';

  it('once their roles are fewer, and again once they are given back', async () => {
    const office = await anOrganisation();
    const [owner, maker] = [await office.hire([OWNER]), await office.hire([OWNER])];
    await come(owner);
    const { actor, id } = await aTokenOf(maker, ADMIN);
    const may = async () => [
      codeOf(await app.as(actor).run(CREATE_ENTITY, entity)),
      codeOf(await app.as(actor).run(INVITE, someone([AUDITOR]))),
      (await app.as(actor).ask('{ viewer { permissions } }')).viewer.permissions,
      (await app.as(owner).ask(EFFECTIVE, { id })).apiToken.effectiveScopes,
    ];
    expect(await may()).toEqual([undefined, undefined, ADMIN.toSorted(), ADMIN]);
    await change(owner, maker, [AUDITOR]);
    const read = ['organisations:read', 'members:read'];
    expect(await may()).toEqual(['FORBIDDEN', 'FORBIDDEN', read.toSorted(), read]);
    expect((await app.as(owner).ask(EFFECTIVE, { id })).apiToken.scopes).toEqual(ADMIN);
    await change(owner, maker, [OWNER]);
    expect((await may()).slice(0, 2)).toEqual([undefined, undefined]);
  });

  it('once they reach less, and tells the others all the same when it gives its maker rights', async () => {
    const office = await anOrganisation();
    const [owner, maker] = [await office.hire([OWNER]), await office.hire([OWNER])];
    await come(owner);
    const { actor } = await aTokenOf(maker, ADMIN);
    const seen = async () => {
      const { legalEntities } = await app.as(actor).ask('{ legalEntities { nodes { id } } }');
      return legalEntities.nodes.map(({ id }: Json) => id).sort();
    };
    expect(await seen()).toEqual([office.entityId, office.otherEntityId].sort());
    const own = { legalEntityIds: [office.entityId] };
    await change(owner, maker, [OWNER], own);
    expect(await seen()).toEqual([office.entityId]);
    expect(codeOf(await app.as(actor).run(CREATE_ENTITY, entity))).toBe('FORBIDDEN');
    expect((await change(actor, maker, [OWNER, DPO], own)).errors).toEqual([]);
    const { notifications } = await app.as(owner).ask('{ notifications { nodes { kind } } }');
    expect(notifications.nodes).toEqual([{ kind: 'RIGHTS_GIVEN_TO_SELF' }]);
  });

  it('who took it over included', async () => {
    const office = await anOrganisation();
    const owner = await office.hire([OWNER]);
    const maker = await office.hire([Role.CONTROLLER_REPRESENTATIVE]);
    const { id, version } = await aTokenOf(maker, ['requests:read', 'requests:write']);
    await app.as(owner).ask(TAKE_OVER, { input: { id, version } });
    expect((await app.as(owner).ask(EFFECTIVE, { id })).apiToken).toEqual({
      scopes: ['requests:read', 'requests:write'],
      effectiveScopes: ['requests:read'],
    });
  });

  it('makes nobody able to make tokens, nor lets them reach further, which its maker does', async () => {
    const office = await anOrganisation();
    const owner = await office.hire([OWNER]);
    const { actor } = await aTokenOf(owner, ADMIN);
    const own = { legalEntityIds: [office.entityId] };
    const makers: Role[] = [OWNER, Role.CONTROLLER_REPRESENTATIVE, Role.INTEGRATOR];
    for (const role of makers) {
      const auditor = await office.hire([AUDITOR]);
      const holder = await office.hire([role], [office.entityId]);
      const steps = (by: Actor) => [
        () => app.as(by).run(INVITE, someone([AUDITOR, role])),
        () => change(by, auditor, [AUDITOR, role]),
        () => change(by, holder, [role]),
      ];
      for (const [by, code] of [
        [actor, 'FORBIDDEN'],
        [owner, undefined],
      ] as const) {
        for (const step of steps(by)) expect(codeOf(await step())).toBe(code);
      }
    }
    for (const role of Object.values(Role).filter((each) => !makers.includes(each))) {
      expect(codeOf(await app.as(actor).run(INVITE, someone([role])))).toBeUndefined();
      const holder = await office.hire([OWNER], [office.entityId]);
      expect(codeOf(await change(actor, holder, [OWNER, role], own))).toBeUndefined();
    }
  });
});

describe('who leaves', () => {
  it('leaves every organisation, or none', async () => {
    const [first, last] = [await anOrganisation(), await anOrganisation()];
    const person = await first.hire([DPO]);
    const owner = await last.hire([AUDITOR]);
    await app.work(last.id, async (ctx) => {
      ctx.make(Membership, { userId: person.userId, roles: [OWNER], legalEntityIds: null });
    });
    const left = () =>
      app.database.count('membership where user_id = $1 and ended_at is not null', [person.userId]);
    const leaving = () => members.leave(app.parts, person.userId, 'test');
    await expect(leaving()).rejects.toMatchObject({ rule: 'LAST_OWNER' });
    expect(await left()).toBe(0);
    expect((await signIn(app, person.email)).errors).toEqual([]);
    await app.database.rows(`update membership set roles = '{OWNER}', first_seen_at = now() where id = $1`, [
      owner.membershipId,
    ]);
    await leaving();
    expect(await left()).toBe(2);
    expect((await signIn(app, person.email)).error?.code).toBe('UNAUTHENTICATED');
    const entries = await app.database.rows(
      `select 1 from audit_entry where action = 'member.ended' and organisation_id = any ($1)`,
      [[first.id, last.id]],
    );
    expect(entries).toHaveLength(2);
  });
});

describe('who gives themself rights', () => {
  const inbox = async (person: Person) => {
    const { notifications } = await app
      .as(person)
      .ask('{ notifications { nodes { kind title body deadline { id } } } }');
    return notifications.nodes;
  };
  const shown = {
    kind: 'RIGHTS_GIVEN_TO_SELF',
    title: 'Un membre s’est donné des droits à lui-même : vérifiez que c’est voulu',
    body: 'Dominique Essai\nAdministration, Délégué à la protection des données',
    deadline: null,
  };

  it('is shown to the other owners in words, and in the trail', async () => {
    const office = await anOrganisation();
    const [giver, other] = [await office.hire([OWNER]), await office.hire([OWNER])];
    const auditor = await office.hire([AUDITOR]);
    expect((await change(giver, giver, [OWNER, DPO])).errors).toEqual([]);
    expect(await inbox(other)).toEqual([shown]);
    expect(await inbox(giver)).toEqual([]);
    expect(await inbox(auditor)).toEqual([]);
    expect((await storyOf(app, giver.membershipId)).audit).toEqual([
      'member.roleChanged',
      'member.gaveRightsToSelf',
    ]);
    // Fewer rights, the same ones, or those of another are nothing to tell.
    await change(giver, giver, [OWNER]);
    await change(giver, auditor, [DPO]);
    expect(await inbox(other)).toHaveLength(1);
  });

  it('is shown though they are confined themselves, and though they have a token do it', async () => {
    const office = await anOrganisation();
    const other = await office.hire([OWNER]);
    const confined = await office.hire([OWNER], [office.entityId]);
    const own = { legalEntityIds: [office.entityId] };
    expect((await change(confined, confined, [OWNER, DPO], own)).errors).toEqual([]);
    expect(await inbox(other)).toEqual([shown]);
    const input = { name: 'Essai', scopes: ['members:admin', 'members:read'] };
    const { createApiToken } = await app.as(confined).ask(CREATE_TOKEN, { input });
    const token = new Token(createApiToken.token.id, createApiToken.secret);
    expect((await change(token, confined, [OWNER, DPO, AUDITOR], own)).errors).toEqual([]);
    expect(await inbox(other)).toHaveLength(2);
  });
});

describe('an invitation', () => {
  const invite = async (by: Person, email: string): Promise<Json> => {
    const input = { email, name: 'Alix Essai', roles: ['AUDITOR'], locale: 'FR' };
    return (await app.as(by).ask(INVITE, { input })).inviteMember;
  };

  it('answers alike and does the same for an address that is known elsewhere and one that is not', async () => {
    const [here, elsewhere] = [await anOrganisation(), await anOrganisation()];
    const owner = await here.hire([OWNER]);
    await come(owner);
    const email = `robert.${randomUUID()}@ailleurs.example`;
    const account = { email, name: 'Robert Connu', password: PASSWORD, locale: Locale.EN };
    const userId = await app.parts.people.create(account);
    await app.work(elsewhere.id, async (ctx) => {
      ctx.make(Membership, { userId, roles: [OWNER], legalEntityIds: null });
    });
    const before = realNow().getTime();
    const asked = jest.spyOn(app.parts.databases.system, 'query');
    const known = await invite(owner, email.toUpperCase());
    const forKnown = asked.mock.calls.length;
    const unknown = await invite(owner, `${randomUUID()}@ailleurs.example`);
    expect(asked.mock.calls.length - forKnown).toBe(forKnown);
    asked.mockRestore();

    const told = ({ user, id: _, createdAt: __, ...rest }: Json) => ({
      ...rest,
      name: user.name,
      locale: user.locale,
    });
    expect(told(known)).toEqual(told(unknown));
    expect(told(known)).toEqual({
      version: 1,
      roles: ['AUDITOR'],
      firstSeenAt: null,
      legalEntities: null,
      name: 'Alix Essai',
      locale: 'FR',
    });
    expect(known.user.email).toBe(email.toUpperCase());
    // An id that tells when an account was made, or that another organisation knows, would tell as well.
    expect(known.user.id).not.toBe(userId);
    for (const { user } of [known, unknown])
      expect(instantOfId(user.id)).toBeGreaterThanOrEqual(before - 1000);
  });

  it('lets who is known elsewhere work in both, each with its own', async () => {
    const [here, there] = [await anOrganisation(), await anOrganisation()];
    const owner = await here.hire([OWNER]);
    const person = await there.hire([DPO]);
    const { id, user } = await invite(owner, person.email);
    const guest = new Person({ ...person, userId: user.id, membershipId: id, organisationId: here.id });
    const asked = '{ viewer { user { id name } roles organisations { id } } }';
    const { viewer } = await app.as(guest).ask(asked);
    expect(viewer).toMatchObject({ roles: ['AUDITOR'], user: { id: user.id, name: 'Dominique Essai' } });
    expect(viewer.organisations.map((each: Json) => each.id).sort()).toEqual([here.id, there.id].sort());
    expect((await app.as(person).ask(asked)).viewer).toMatchObject({
      roles: ['DPO'],
      user: { id: person.userId },
    });
    // What each says of them stays there.
    const MEMBERS = '{ members(first: 50) { nodes { firstSeenAt user { id name } } } }';
    const nameIn = async (by: Person, userId: string) => {
      const { members: found } = await app.as(by).ask(MEMBERS);
      return found.nodes.find((each: Json) => each.user.id === userId)?.user.name;
    };
    expect(await nameIn(owner, user.id)).toBe('Alix Essai');
    expect(await nameIn(person, person.userId)).toBe('Dominique Essai');
    expect((await app.as(owner).ask(MEMBERS)).members.nodes.every((each: Json) => each.firstSeenAt)).toBe(
      true,
    );
    // Who they are is gone everywhere when they leave.
    await members.leave(app.parts, person.userId, 'test');
    expect(await nameIn(owner, user.id)).toBeNull();
  });
});
