import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IdentifierScheme } from '@vigie/schema';
import { formerSpelling } from '../../server/src/subjects/identifier.spelling.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { footprint } from '../harness/footprint.ts';
import { aSubject, ERASE, FIND, IDENTIFY, identifiers, respell } from './subject.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;
let numbers = 4710;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const number = (value: string, system?: string | null) => ({
  scheme: 'CUSTOMER_NUMBER',
  value,
  ...(system !== undefined && { system }),
});
const fresh = (): string => `${++numbers}`;
const run = (document: string, known: object[], more: object = {}) =>
  app.as(lumen.dpo).run(document, { input: { identifiers: known, ...more } });
const identify = async (...known: object[]): Promise<Json> => {
  const { data, errors } = await run(IDENTIFY, known);
  expect(errors).toEqual([]);
  return data.identifyDataSubject;
};
const find = async (...known: object[]): Promise<string | undefined> =>
  (await run(FIND, known)).data.findDataSubject?.id;
const SUPPRESSED = 'query ($input: FindDataSubjectInput!) { isSuppressed(input: $input) }';
const isSuppressed = async (...known: object[]): Promise<boolean> =>
  (await run(SUPPRESSED, known)).data.isSuppressed;
const erase = ({ id, version }: Json, keepObjection = false) =>
  app.as(lumen.dpo).ask(ERASE, { input: { id, version, ground: 'OBJECTION', keepObjection } });
const stored = (id: string) =>
  app.database.rows<{ system: string | null; version: number; hashed: boolean }>(
    `select system, index_version as version, index_hash is not null as hashed
     from subject_identifier where data_subject_id = $1 order by id`,
    [id],
  );

describe('the same customer number', () => {
  it.each<[string, string | null | undefined, string | null | undefined, boolean]>([
    ['of one system is one person’s', 'crm', 'crm', true],
    ['of one system, in capitals', 'crm', 'CRM', true],
    ['of two systems is two people’s', 'crm', 'billing', false],
    ['of a system and of none', 'crm', undefined, false],
    ['of none and of a system', undefined, 'crm', false],
    ['of none, said and not said', null, undefined, true],
  ])('%s', async (_, first, second, isSame) => {
    const value = fresh();
    const one = await identify(number(value, first));
    expect(await find(number(value, second))).toBe(isSame ? one.id : undefined);
    expect((await identify(number(value, second))).id === one.id).toBe(isSame);
    expect(await find(number(value, first))).toBe(one.id);
  });

  it('is refused as that of several persons where it is asked for in two systems at once', async () => {
    const value = fresh();
    await identify(number(value, 'crm'));
    await identify(number(value, 'billing'));
    const { error } = await run(FIND, [number(value, 'crm'), number(value, 'billing')]);
    expect(error).toMatchObject({ rule: 'IDENTIFIERS_OF_SEVERAL_PERSONS' });
  });

  it('is made one person’s of each system by many at the same time', async () => {
    const value = fresh();
    const known = ['crm', 'billing', 'crm', 'billing', 'crm'].map((system) => number(value, system));
    const people = await Promise.all(known.map((each) => identify(each)));
    expect(new Set(people.map(({ id }) => id)).size).toBe(2);
  });
});

describe('a person', () => {
  it('has a number in each system, which is no contradiction; another of the same system is', async () => {
    const [mail] = identifiers() as [object];
    const one = await identify(mail, number(fresh(), 'crm'));
    const billed = await identify(mail, number(fresh(), 'billing'));
    expect(billed.id).toBe(one.id);
    expect((await identify(mail, number(fresh()))).id).toBe(one.id);
    const known = await identify(mail);
    expect(known.identifiers.map(({ system }: Json) => system)).toEqual([null, 'crm', 'billing', null]);
    const untouched = await footprint(app, lumen.id);
    const { error } = await run(IDENTIFY, [mail, number(fresh(), 'crm')]);
    expect(error).toMatchObject({ code: 'RULE_BROKEN', rule: 'IDENTIFIERS_DIFFER' });
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });
});

describe('a system', () => {
  it.each([
    [
      'of an address',
      { scheme: 'EMAIL', value: 'odile@courriel.example', system: 'crm' },
      'CUSTOMER_NUMBER_ONLY',
    ],
    ['of a phone', { scheme: 'PHONE', value: '+33 6 12 34 56 78', system: 'crm' }, 'CUSTOMER_NUMBER_ONLY'],
    ['of a name', { scheme: 'FULL_NAME', value: 'Odile Fontaine', system: 'crm' }, 'CUSTOMER_NUMBER_ONLY'],
    ['that is an address', number('4711', 'odile@courriel.example'), 'HOLDS_ADDRESS'],
    ['that is no name', number('4711', 'the CRM'), 'NOT_A_NAME'],
    ['that is empty', number('4711', ''), 'MIN_LENGTH'],
    ['that is too long', number('4711', 'x'.repeat(61)), 'MAX_LENGTH'],
  ])('%s is refused wherever somebody is looked for', async (_, wrong, code) => {
    const untouched = await footprint(app, lumen.id);
    for (const document of [IDENTIFY, FIND, SUPPRESSED]) {
      const { error, body } = await run(document, [number(fresh()), wrong]);
      expect(error).toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ path: ['input', 'identifiers', 1, 'system'], code }],
      });
      expect(body).not.toContain('odile@');
    }
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });
});

describe('erasing a person', () => {
  it('takes the system of their number away, and finds nobody by it any more', async () => {
    const value = fresh();
    const subject = await app.given(aSubject(lumen, [number(value, 'crm')]));
    expect(await stored(subject.id)).toEqual([{ system: 'crm', version: 3, hashed: true }]);
    const { eraseDataSubject } = await erase(subject);
    expect(eraseDataSubject.identifiers).toEqual([expect.objectContaining({ system: null, value: null })]);
    expect(await stored(subject.id)).toEqual([{ system: null, version: 3, hashed: false }]);
    expect(await find(number(value, 'crm'))).toBeUndefined();
    expect(await isSuppressed(number(value, 'crm'))).toBe(false);
  });

  it('keeps an objection of that number in that system, and of no other', async () => {
    const value = fresh();
    await erase(await app.given(aSubject(lumen, [number(value, 'crm')])), true);
    expect(await isSuppressed(number(value, 'CRM'))).toBe(true);
    expect(await isSuppressed(number(value, 'billing'))).toBe(false);
    expect(await isSuppressed(number(value))).toBe(false);
  });
});

describe('a number under the former spelling', () => {
  it('is found with its system before the job has followed and afterwards, and by no other', async () => {
    const value = fresh();
    const known = [number(value, 'crm'), number(value)];
    const people: string[] = [];
    for (const one of known) {
      const { id } = await identify(one);
      people.push(id);
      await app.work(lumen.id, async (ctx) => {
        const scheme = IdentifierScheme.CUSTOMER_NUMBER;
        const hash = await ctx.vault.index(scheme, formerSpelling({ ...one, scheme }));
        await ctx.sql(
          'update subject_identifier set index_hash = $2, index_version = 1 where data_subject_id = $1',
          [id, hash],
        );
      });
    }
    const found = async () => [await find(number(value, 'crm')), await find(number(value))];
    expect(await found()).toEqual(people);
    expect(await find(number(value, 'billing'))).toBeUndefined();
    await respell(app);
    for (const id of people) expect(await stored(id)).toEqual([expect.objectContaining({ version: 3 })]);
    expect(await found()).toEqual(people);
    expect(await find(number(value, 'billing'))).toBeUndefined();
  });
});
