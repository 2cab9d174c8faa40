import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';

let app: TestApp;
let integrator: Actor;

beforeAll(async () => {
  app = await TestApp.make();
  // A valid token is enough: nothing stored is asked for.
  integrator = await (await TestOrganisation.make(app)).token(['organisations:read']);
});

afterAll(() => app.close());

const SEVERITY =
  'query ($input: BreachSeverityInput!) { breachSeverity(input: $input) { dpc score band flags } }';
const RIGHT = `query ($input: AssessRightInput!) { assessRight(input: $input) {
  outcome code french: reason english: reason(locale: EN) } }`;

const refusalOf = async (query: string, input: Json): Promise<Json> =>
  (await app.as(integrator).run(query, { input })).error;

describe('breachSeverity', () => {
  const ask = async (input: Json): Promise<Json> =>
    (await app.as(integrator).ask(SEVERITY, { input })).breachSeverity;
  const simple = { data: [{ category: 'SIMPLE' }], identification: 'MAXIMUM' };

  it('scores in quarters, to the very bound of a band', async () => {
    expect(await ask(simple)).toEqual({ dpc: 1, score: 1, band: 'LOW', flags: [] });
    const malicious = { ...simple, confidentiality: 'UNKNOWN_RECIPIENTS', malicious: true };
    expect(await ask(malicious)).toEqual({ dpc: 1, score: 2, band: 'MEDIUM', flags: [] });
    const worst = {
      data: [{ category: 'SIMPLE', adjustment: 9, justification: 'personal safety' }],
      identification: 'SIGNIFICANT',
      integrity: 'ALTERED_RECOVERABLE',
      individuals: 101,
      unintelligible: true,
    };
    const flags = ['MANY_INDIVIDUALS', 'UNINTELLIGIBLE_DATA'];
    expect(await ask(worst)).toEqual({ dpc: 4, score: 3.25, band: 'HIGH', flags });
    expect((await ask({ ...worst, individuals: 100, unintelligible: null })).flags).toEqual([]);
  });

  it.each<[string, Json, (string | number)[]]>([
    ['no data', { data: [] }, ['data']],
    ['a category that is none', { data: [{ category: 'SECRET' }] }, ['data', 0, 'category']],
    [
      'an adjustment without a reason',
      { data: [{ category: 'SIMPLE' }, { category: 'SIMPLE', adjustment: 1, justification: ' ' }] },
      ['data', 1, 'justification'],
    ],
    ['half a point', { data: [{ category: 'SIMPLE', adjustment: 0.5 }] }, ['data', 0, 'adjustment']],
    ['an ease that is none', { identification: 'EASY' }, ['identification']],
    ['the code of another loss', { integrity: 'TEMPORARY' }, ['integrity']],
    ['fewer persons than none', { individuals: -1 }, ['individuals']],
  ])('refuses %s by its field', async (_, input, path) => {
    expect(await refusalOf(SEVERITY, { ...simple, ...input })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', ...path] }],
    });
  });
});

describe('assessRight', () => {
  it('keeps the unknown apart from the false, and gives its reason in two languages', async () => {
    const ask = async (context: Json): Promise<Json> => {
      const input = { right: 'OBJECTION', legalBasis: 'LEGITIMATE_INTERESTS', context };
      return (await app.as(integrator).ask(RIGHT, { input })).assessRight;
    };
    expect(await ask({ compellingGrounds: null })).toEqual({
      outcome: 'CONDITIONAL',
      code: 'COND_21_1_BALANCE',
      french: 'Vos motifs sont à mettre en balance avec la situation de la personne (RGPD, art. 21(1)).',
      english: 'Your grounds are to be balanced against the person’s situation (GDPR, Art. 21(1)).',
    });
    expect(await ask({ compellingGrounds: false })).toMatchObject({ outcome: 'YES', code: 'OK_21_1' });
    expect(await ask({ compellingGrounds: true })).toMatchObject({ code: 'NO_21_1_COMPELLING' });
    expect(await ask(null)).toMatchObject({ code: 'COND_21_1_BALANCE' });
  });

  it.each<[string, Json, string[]]>([
    ['a right that is none', { right: 'FORGETTING' }, ['right']],
    ['a basis that is none', { legalBasis: 'HABIT' }, ['legalBasis']],
    ['an origin that is none', { context: { dataOrigin: 'BOUGHT' } }, ['context', 'dataOrigin']],
    ['a country in words', { context: { jurisdiction: 'France' } }, ['context', 'jurisdiction']],
  ])('refuses %s by its field', async (_, input, path) => {
    expect(await refusalOf(RIGHT, { right: 'ACCESS', ...input })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', ...path] }],
    });
  });
});
