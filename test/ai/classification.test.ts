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

const CLASSIFY = `query ($input: AiSystemInput!) { classifyAiSystem(input: $input) {
  riskClass french: text english: text(locale: EN)
  reasons { code article french: text english: text(locale: EN) }
  obligations { code article appliesFrom french: text english: text(locale: EN) } } }`;

const classify = async (input: Json): Promise<Json> =>
  (await app.as(lumen.dpo).ask(CLASSIFY, { input })).classifyAiSystem;

describe('classifyAiSystem', () => {
  it('answers with reasons and duties, each with its article and its sentence', async () => {
    const answer = await classify({
      roles: ['DEPLOYER'],
      prohibitedPractices: [],
      annexISafetyComponent: false,
      annexIIIUses: ['EMPLOYMENT'],
      interactsWithPersons: false,
      generatesContent: false,
      emotionOrBiometricCategorisation: false,
      deepFakes: false,
      publicInterestText: false,
    });
    expect(answer).toMatchObject({
      riskClass: 'HIGH_RISK_ANNEX_III',
      french: 'Haut risque, usage de l’annexe III',
      english: 'High risk, use of Annex III',
      reasons: [
        {
          code: 'ANNEX_III_EMPLOYMENT',
          article: '6(2), Annex III 4',
          french: expect.stringContaining('recrutement'),
          english: expect.stringContaining('recruitment'),
        },
      ],
    });
    expect(answer.obligations).toContainEqual({
      code: 'LOGS',
      article: '26(6)',
      appliesFrom: '2027-12-02',
      french: 'Conserver les journaux au moins six mois.',
      english: 'Keep the logs for at least six months.',
    });
  });

  it('takes null for unknown and an empty list for none', async () => {
    const unknown = await classify({ roles: ['PROVIDER'], prohibitedPractices: null, annexIIIUses: null });
    expect(unknown.reasons.map(({ code }: Json) => code)).toEqual(
      expect.arrayContaining(['UNKNOWN_5', 'UNKNOWN_6_2']),
    );
    const none = await classify({ roles: ['PROVIDER'], prohibitedPractices: [], annexIIIUses: [] });
    expect(none.reasons.map(({ code }: Json) => code)).toEqual([
      'UNKNOWN_6_1',
      'UNKNOWN_50',
      'NO_OTHER_CASE',
    ]);
  });

  it.each([
    ['no role', { roles: [] }, ['input', 'roles'], 'REQUIRED'],
    [
      'an unknown use',
      { roles: ['DEPLOYER'], annexIIIUses: ['HOUSING'] },
      ['input', 'annexIIIUses', 0],
      'UNKNOWN_VALUE',
    ],
  ])('refuses %s by its field', async (_, input, path, code) => {
    const { error } = await app.as(lumen.dpo).run(CLASSIFY, { input });
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path, code }] });
    expect(JSON.stringify(error)).not.toContain('HOUSING');
  });

  it('answers to a token without scopes, and to nobody unknown', async () => {
    const token = await lumen.token(['organisations:read']);
    const input = { roles: ['DEPLOYER'] };
    expect((await app.as(token).run(CLASSIFY, { input })).data.classifyAiSystem.riskClass).toBe('MINIMAL');
    expect((await app.as(null).run(CLASSIFY, { input })).error?.code).toBe('UNAUTHENTICATED');
  });
});
