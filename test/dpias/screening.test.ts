import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const SCREEN = `query ($input: DpiaScreeningInput!) { screenDpia(input: $input) {
  required french: text english: text(locale: EN)
  reasons { code article french: text english: text(locale: EN) } } }`;

const screen = async (input: Json): Promise<Json> =>
  (await app.as(lumen.dpo).ask(SCREEN, { input })).screenDpia;

const NO_CASES = { systematicEvaluation: false, largeScaleSensitiveData: false, publicMonitoring: false };
const NO_CRITERIA = {
  evaluationOrScoring: false,
  automatedDecision: false,
  systematicMonitoring: false,
  sensitiveData: false,
  largeScale: false,
  matchingDatasets: false,
  vulnerableSubjects: false,
  innovativeUse: false,
  blocksRightOrService: false,
};
const NOTHING = { cases: NO_CASES, criteria: NO_CRITERIA, requiredList: [], exemptList: [] };

describe('screenDpia', () => {
  it('requires an assessment for two criteria, each with its source and its sentence', async () => {
    const criteria = { ...NO_CRITERIA, vulnerableSubjects: true, largeScale: true };
    expect(await screen({ ...NOTHING, criteria })).toMatchObject({
      required: 'YES',
      english: expect.stringContaining('required'),
      reasons: [
        { code: 'LARGE_SCALE', article: '35(1), WP248 5', french: 'Traitement à grande échelle.' },
        { code: 'VULNERABLE_SUBJECTS', article: '35(1), WP248 7', english: 'Vulnerable data subjects.' },
        { code: 'TWO_CRITERIA', article: '35(1), WP248' },
      ],
    });
  });

  it.each([
    [
      'whatever fits the list of the CNIL',
      { requiredList: ['M06_WHISTLEBLOWING'] },
      'YES',
      ['M06_WHISTLEBLOWING'],
    ],
    ['a case of 35(3)', { cases: { ...NO_CASES, publicMonitoring: true } }, 'YES', ['PUBLIC_MONITORING']],
    ['an exempted processing', { exemptList: ['E02_SUPPLIERS'] }, 'NO', ['E02_SUPPLIERS']],
    ['a law that was assessed', { assessedByLaw: true }, 'NO', ['ASSESSED_BY_LAW']],
    ['nothing found', {}, 'NO', ['NO_CRITERION']],
    [
      'a criterion left open',
      { criteria: { ...NO_CRITERIA, largeScale: null } },
      'UNKNOWN',
      ['UNKNOWN_CRITERIA'],
    ],
  ])('answers for %s', async (_, more, required, codes) => {
    const answer = await screen({ ...NOTHING, ...more });
    expect([answer.required, answer.reasons.map(({ code }: Json) => code)]).toEqual([required, codes]);
  });

  it('knows nothing from nothing', async () => {
    expect((await screen({})).required).toBe('UNKNOWN');
  });

  it('refuses a code that is on no list, by its field', async () => {
    const { error } = await app
      .as(lumen.dpo)
      .run(SCREEN, { input: { requiredList: ['M06_WHISTLEBLOWING', 'M15'] } });
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'requiredList', 1], code: 'UNKNOWN_VALUE' }],
    });
  });

  it('answers to a token without scopes, and to nobody unknown', async () => {
    const token = await lumen.token(['organisations:read']);
    expect((await app.as(token).run(SCREEN, { input: {} })).data.screenDpia.required).toBe('UNKNOWN');
    expect((await app.as(null).run(SCREEN, { input: {} })).error?.code).toBe('UNAUTHENTICATED');
  });
});
