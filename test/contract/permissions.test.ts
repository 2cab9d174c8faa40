import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  PERMISSIONS,
  type Requirement,
  ROLE_SCOPES,
  Role,
  SCOPES,
  type Scope,
  scopesOf,
} from '@vigie/schema';
import { makeSchema } from '@vigie/server';
import {
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { hangDoors } from '../../server/src/graphql/doors.ts';
import type { Actor } from '../harness/actors.ts';
import { type Answer, TestApp } from '../harness/app.ts';
import { CALLS, ROOT_FIELDS, SCHEMA } from './calls.ts';
import { World } from './world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.make();
  world = await World.make(app, 'lumen');
});

afterAll(() => app.close());

/** Read by their own fields, or by their owner alone. */
const NO_NODES = ['AuditEntry', 'DeadLetter', 'Notification', 'CalendarFeed'];

const ROLES = Object.values(Role);

/** Whether a caller with these scopes, or the public where there are none, meets what the table asks for. */
const meets = (requirement: Requirement | undefined, scopes: ReadonlySet<Scope> | null): boolean => {
  if (requirement === undefined) return true;
  if (requirement === 'PUBLIC') return true;
  if (scopes === null) return false;
  if (requirement === 'SIGNED_IN' || requirement === 'SELF') return true;
  return scopes.has(requirement);
};

const refusalsOf = ({ errors }: Answer): string[] => [
  ...new Set(
    errors.map(({ code }) => code).filter((code) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED'),
  ),
];

/** The permission that a type asks of whoever reads it. */
const ofType = (name: string): Requirement | undefined => PERMISSIONS[name.replace(/(Connection|Edge)$/, '')];

describe('the table of permissions', () => {
  it('speaks of nothing that the schema does not have', () => {
    const known = (key: string): boolean => {
      const [type = '', field] = key.split('.');
      const found = SCHEMA.getType(type);
      if (!field) return found !== undefined;
      return (
        (isObjectType(found) || isAbstractType(found)) && 'getFields' in found && field in found.getFields()
      );
    };
    expect(Object.keys(PERMISSIONS).filter((key) => !known(key))).toEqual([]);
  });

  it('uses every scope that there is, and none beside', () => {
    const asked = new Set(Object.values(PERMISSIONS).filter((requirement) => requirement.includes(':')));
    expect([...asked].filter((scope) => !(SCOPES as readonly string[]).includes(scope))).toEqual([]);
    const given = new Set(ROLES.flatMap((role) => ROLE_SCOPES[role]));
    expect(SCOPES.filter((scope) => !given.has(scope))).toEqual([]);
  });

  it('lets an auditor write nothing and reveal nothing', () => {
    expect(
      [...scopesOf([Role.AUDITOR])].filter((scope) => /:(write|decide|reveal|admin)$/.test(scope)),
    ).toEqual([]);
    expect([...scopesOf([Role.PROCESSOR_MANAGER])].filter((scope) => scope.endsWith(':reveal'))).toEqual([]);
  });
});

describe('a field without an entry', () => {
  const schemaWith = (query: Record<string, { type: GraphQLObjectType }>) =>
    new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: query }) });
  const Viewer = new GraphQLObjectType({ name: 'Viewer', fields: { name: { type: GraphQLString } } });
  const Secret = new GraphQLObjectType({ name: 'Secret', fields: { name: { type: GraphQLString } } });

  it('keeps the server from starting, beside one that has its entry', () => {
    hangDoors(schemaWith({ viewer: { type: Viewer } }));
    expect(() => hangDoors(schemaWith({ viewer: { type: Viewer }, forgotten: { type: Viewer } }))).toThrow(
      'PERMISSIONS has no entry for Query.forgotten',
    );
    expect(() => hangDoors(schemaWith({ viewer: { type: Secret } }))).toThrow(
      'PERMISSIONS has no entry for the type Secret',
    );
  });

  it('is none of ours', async () => {
    hangDoors(await makeSchema());
  });
});

describe.each([...ROLES, 'PUBLIC' as const])('%s', (role) => {
  const scopes = role === 'PUBLIC' ? null : scopesOf([role]);
  const actor = (): Actor | null => (role === 'PUBLIC' ? null : world.organisation.role(role));
  const refused = role === 'PUBLIC' ? ['UNAUTHENTICATED'] : ['FORBIDDEN'];

  it('is let through each field of Query, or stopped, as the table says', async () => {
    const found: Record<string, string[]> = {};
    const expected: Record<string, string[]> = {};
    for (const { name, document, isList, field } of ROOT_FIELDS) {
      // Mutations: verbs.test.ts.
      if (name.startsWith('Mutation.')) continue;
      const variables = isList ? {} : await CALLS[name]?.(world);
      const needs = [PERMISSIONS[name], ofType(getNamedType(field.type).name)];
      const may =
        name === 'Query.node' ? meets('breaches:read', scopes) : needs.every((each) => meets(each, scopes));
      expected[name] = may ? [] : refused;
      const answer = await app.as(actor()).run(document, variables);
      found[name] = refusalsOf(answer);
    }
    expect(found).toEqual(expected);
  });

  it('is shown each field of each node, or not, as the table says', async () => {
    const found: Record<string, string[]> = {};
    const expected: Record<string, string[]> = {};
    for (const [type, id] of Object.entries(world.ids)) {
      const object = SCHEMA.getType(type);
      if (!isObjectType(object) || NO_NODES.includes(type)) continue;
      for (const field of Object.values(object.getFields())) {
        const target = getNamedType(field.type);
        const key = `${type}.${field.name}`;
        const inner = isLeafType(target) ? '' : '{ __typename }';
        const args = field.name === 'permission' ? '(action: "reveal")' : '';
        const document = `query ($id: ID!) { node(id: $id) { ... on ${type} { ${field.name}${args} ${inner} } } }`;
        const needs = [
          'SIGNED_IN' as const,
          ofType(type),
          PERMISSIONS[key],
          isLeafType(target) ? undefined : ofType(target.name),
        ];
        expected[key] = needs.every((each) => meets(each, scopes)) ? [] : refused;
        found[key] = refusalsOf(await app.as(actor()).run(document, { id }));
      }
    }
    expect(found).toEqual(expected);
    expect(Object.keys(found).length).toBeGreaterThan(120);
  });
});

describe('a token', () => {
  it('may do what its scopes say and no more, whoever made it', async () => {
    for (const scope of ['breaches:read', 'requests:read', 'deadlines:read'] as const) {
      const token = await world.organisation.token([scope]);
      for (const list of ['breaches', 'requests', 'deadlines', 'members', 'auditEntries']) {
        const answer = await app.as(token).run(`{ ${list} { nodes { id } } }`);
        expect([scope, list, refusalsOf(answer)]).toEqual([
          scope,
          list,
          PERMISSIONS[`Query.${list}`] === scope ? [] : ['FORBIDDEN'],
        ]);
      }
    }
  });
});

describe('permission(action)', () => {
  const ASK = `query ($id: ID!, $action: String!) {
    node(id: $id) { permission(action: $action) { allowed reason fr: text en: text(locale: EN) } }
  }`;
  const ask = async (role: Role, type: string, action: string) =>
    (await app.as(world.organisation.role(role)).ask(ASK, { id: world.id(type), action })).node.permission;

  it('says beforehand what the verb would say, in both languages', async () => {
    expect(await ask(Role.DPO, 'DataSubjectRequest', 'resume')).toEqual({
      allowed: true,
      reason: null,
      fr: null,
      en: null,
    });
    expect(await ask(Role.DPO, 'DataSubjectRequest', 'suspend')).toMatchObject({
      allowed: false,
      reason: 'ALREADY_SUSPENDED',
      en: 'The clock already stands still.',
    });
    expect(await ask(Role.DPO, 'DataSubjectRequest', 'extend')).toMatchObject({ reason: 'EXTENDED_BEFORE' });
    expect(await ask(Role.AUDITOR, 'DataSubjectRequest', 'resume')).toMatchObject({
      allowed: false,
      reason: 'FORBIDDEN',
      fr: 'Votre rôle ne donne pas ce droit.',
    });
    expect(await ask(Role.DPO, 'DataSubjectRequest', 'toString')).toMatchObject({
      allowed: false,
      reason: 'UNKNOWN_ACTION',
    });
    expect(await ask(Role.DPO, 'Breach', 'file')).toMatchObject({ allowed: true });
    expect(await ask(Role.PRIVACY_OFFICER, 'DataSubject', 'erase')).toMatchObject({
      allowed: false,
      reason: 'FORBIDDEN',
    });
    expect(await ask(Role.AUDITOR, 'DataSubject', 'reveal')).toMatchObject({
      allowed: false,
      reason: 'FORBIDDEN',
    });
  });
});
