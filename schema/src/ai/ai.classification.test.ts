import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AI_OBLIGATION_LABELS, AI_REASON_LABELS } from './ai.classification.labels.ts';
import { classifyAiSystem } from './ai.classification.ts';
import { AI_OBLIGATION_CODES } from './ai.obligations.ts';
import {
  AI_FLAGS,
  AI_ROLES,
  type AiSystemInput,
  ANNEX_III_USES,
  ARTICLE_6_3_CONDITIONS,
  PROHIBITED_PRACTICES,
  ROLE_SWITCHES,
} from './ai.terms.ts';

/** Everything answered, and every answer no. */
const NOTHING: AiSystemInput = {
  ...Object.fromEntries(AI_FLAGS.map((flag) => [flag, false])),
  roles: ['DEPLOYER'],
  prohibitedPractices: [],
  annexIIIUses: [],
  article63Conditions: [],
  roleSwitches: [],
};

const classify = (more: Partial<AiSystemInput>) => {
  const answer = classifyAiSystem({ ...NOTHING, ...more });
  if ('invalid' in answer) throw new Error(JSON.stringify(answer.invalid));
  return { ...answer, codes: answer.reasons.map(({ code }) => code) };
};
const dutiesOf = (more: Partial<AiSystemInput>): Record<string, string> =>
  Object.fromEntries(classify(more).obligations.map(({ code, appliesFrom }) => [code, appliesFrom]));

describe('the class of an AI system', () => {
  it.each<[string, Partial<AiSystemInput>, string, string[]]>([
    ['nothing found', {}, 'MINIMAL', ['NO_OTHER_CASE']],
    ['social scoring', { prohibitedPractices: ['C'] }, 'PROHIBITED', ['PROHIBITED_C']],
    [
      'intimate material',
      { prohibitedPractices: ['BA', 'BB'] },
      'PROHIBITED',
      ['PROHIBITED_BA', 'PROHIBITED_BB'],
    ],
    ['emotions of call-centre employees', { prohibitedPractices: ['F'] }, 'PROHIBITED', ['PROHIBITED_F']],
    [
      'emotions at work, perhaps for safety',
      { prohibitedPractices: ['F'], emotionForMedicalOrSafetyReasons: null },
      'PROHIBITED',
      ['PROHIBITED_F'],
    ],
    [
      'drowsiness of drivers',
      {
        prohibitedPractices: ['F'],
        emotionForMedicalOrSafetyReasons: true,
        annexIIIUses: ['EMOTION_RECOGNITION'],
      },
      'HIGH_RISK_ANNEX_III',
      ['EXCEPTED_F', 'ANNEX_III_EMOTION_RECOGNITION', 'TRANSPARENCY_EMOTION'],
    ],
    [
      'authorised identification in real time',
      {
        prohibitedPractices: ['H'],
        realTimeIdentificationAuthorised: true,
        annexIIIUses: ['REMOTE_BIOMETRIC_IDENTIFICATION'],
      },
      'HIGH_RISK_ANNEX_III',
      ['EXCEPTED_H', 'ANNEX_III_REMOTE_BIOMETRIC_IDENTIFICATION'],
    ],
    [
      'one exception beside another practice',
      { prohibitedPractices: ['F', 'C'], emotionForMedicalOrSafetyReasons: true },
      'PROHIBITED',
      ['PROHIBITED_C', 'EXCEPTED_F'],
    ],
    [
      'a prohibited use of Annex III',
      { prohibitedPractices: ['G'], annexIIIUses: ['BIOMETRIC_CATEGORISATION'], interactsWithPersons: true },
      'PROHIBITED',
      ['PROHIBITED_G'],
    ],
    [
      'a medical device',
      { annexISafetyComponent: true, thirdPartyAssessment: true },
      'HIGH_RISK_ANNEX_I',
      ['ANNEX_I'],
    ],
    ['a component assessed by its maker', { annexISafetyComponent: true }, 'MINIMAL', ['NO_OTHER_CASE']],
    [
      'a component, assessed by nobody knows whom',
      { annexISafetyComponent: true, thirdPartyAssessment: null },
      'MINIMAL',
      ['UNKNOWN_6_1', 'NO_OTHER_CASE'],
    ],
    ['no component, whoever assesses', { thirdPartyAssessment: null }, 'MINIMAL', ['NO_OTHER_CASE']],
    [
      'a component of Annex I used by Annex III',
      { annexISafetyComponent: true, thirdPartyAssessment: true, annexIIIUses: ['EMERGENCY_TRIAGE'] },
      'HIGH_RISK_ANNEX_I',
      ['ANNEX_I', 'ANNEX_III_EMERGENCY_TRIAGE'],
    ],
    [
      'ranking of candidates',
      { annexIIIUses: ['EMPLOYMENT'] },
      'HIGH_RISK_ANNEX_III',
      ['ANNEX_III_EMPLOYMENT'],
    ],
    [
      'creditworthiness',
      { annexIIIUses: ['CREDITWORTHINESS'] },
      'HIGH_RISK_ANNEX_III',
      ['ANNEX_III_CREDITWORTHINESS'],
    ],
    [
      'a preparatory task without profiling',
      { annexIIIUses: ['EMPLOYMENT'], article63Conditions: ['PREPARATORY_TASK'] },
      'ANNEX_III_EXEMPTED',
      ['ANNEX_III_EMPLOYMENT', 'EXEMPT_PREPARATORY_TASK'],
    ],
    [
      'a preparatory task that profiles',
      { annexIIIUses: ['EMPLOYMENT'], article63Conditions: ['PREPARATORY_TASK'], profilesPersons: true },
      'HIGH_RISK_ANNEX_III',
      ['ANNEX_III_EMPLOYMENT', 'NOT_EXEMPT_PROFILING'],
    ],
    [
      'a preparatory task that may profile',
      { annexIIIUses: ['EMPLOYMENT'], article63Conditions: ['PREPARATORY_TASK'], profilesPersons: null },
      'HIGH_RISK_ANNEX_III',
      ['ANNEX_III_EMPLOYMENT', 'NOT_EXEMPT_PROFILING_UNKNOWN'],
    ],
    [
      'a condition of 6(3) without a use',
      { article63Conditions: ['PREPARATORY_TASK'] },
      'MINIMAL',
      ['NO_OTHER_CASE'],
    ],
    [
      'an exempted chatbot',
      {
        annexIIIUses: ['EDUCATION'],
        article63Conditions: ['NARROW_PROCEDURAL_TASK'],
        interactsWithPersons: true,
      },
      'ANNEX_III_EXEMPTED',
      ['ANNEX_III_EDUCATION', 'EXEMPT_NARROW_PROCEDURAL_TASK', 'TRANSPARENCY_INTERACTION'],
    ],
    ['a support chatbot', { interactsWithPersons: true }, 'TRANSPARENCY', ['TRANSPARENCY_INTERACTION']],
    [
      'a chatbot, perhaps obvious',
      { interactsWithPersons: true, obviouslyAi: null },
      'TRANSPARENCY',
      ['TRANSPARENCY_INTERACTION'],
    ],
    ['an obvious chatbot', { interactsWithPersons: true, obviouslyAi: true }, 'MINIMAL', ['NO_OTHER_CASE']],
    ['synthetic content', { generatesContent: true }, 'TRANSPARENCY', ['TRANSPARENCY_MARKING']],
    ['a spelling aid', { generatesContent: true, assistiveEditingOnly: true }, 'MINIMAL', ['NO_OTHER_CASE']],
    [
      'categorisation by what is not sensitive',
      { emotionOrBiometricCategorisation: true },
      'TRANSPARENCY',
      ['TRANSPARENCY_EMOTION'],
    ],
    [
      'emotions of customers',
      { annexIIIUses: ['EMOTION_RECOGNITION'] },
      'HIGH_RISK_ANNEX_III',
      ['ANNEX_III_EMOTION_RECOGNITION', 'TRANSPARENCY_EMOTION'],
    ],
    ['deep fakes', { deepFakes: true }, 'TRANSPARENCY', ['TRANSPARENCY_DEEP_FAKE']],
    ['news without an editor', { publicInterestText: true }, 'TRANSPARENCY', ['TRANSPARENCY_TEXT']],
    [
      'news with an editor',
      { publicInterestText: true, humanReviewAndEditorialResponsibility: true },
      'MINIMAL',
      ['NO_OTHER_CASE'],
    ],
    ['practices not examined', { prohibitedPractices: null }, 'MINIMAL', ['UNKNOWN_5', 'NO_OTHER_CASE']],
    ['uses not examined', { annexIIIUses: null }, 'MINIMAL', ['UNKNOWN_6_2', 'NO_OTHER_CASE']],
    ['interaction not examined', { interactsWithPersons: null }, 'MINIMAL', ['UNKNOWN_50', 'NO_OTHER_CASE']],
    [
      'a distributor with its own name on it',
      { roles: ['DISTRIBUTOR'], annexIIIUses: ['EMPLOYMENT'], roleSwitches: ['OWN_NAME'] },
      'HIGH_RISK_ANNEX_III',
      ['ANNEX_III_EMPLOYMENT', 'BECOMES_PROVIDER_OWN_NAME'],
    ],
    [
      'a provider that is one already',
      { roles: ['PROVIDER'], annexIIIUses: ['EMPLOYMENT'], roleSwitches: ['OWN_NAME'] },
      'HIGH_RISK_ANNEX_III',
      ['ANNEX_III_EMPLOYMENT'],
    ],
    ['its own name on what is no high risk', { roleSwitches: ['OWN_NAME'] }, 'MINIMAL', ['NO_OTHER_CASE']],
  ])('of %s', (_, input, riskClass, codes) => {
    expect(classify(input)).toMatchObject({ riskClass, codes });
  });

  it('is not known from roles alone, and says what is missing', () => {
    const answer = classifyAiSystem({ roles: ['DEPLOYER'] });
    expect(answer).toMatchObject({
      riskClass: 'MINIMAL',
      reasons: ['UNKNOWN_5', 'UNKNOWN_6_1', 'UNKNOWN_6_2', 'UNKNOWN_50', 'NO_OTHER_CASE'].map((code) => ({
        code,
      })),
    });
  });

  it.each(Object.keys(PROHIBITED_PRACTICES))('of practice %s is prohibited, with its letter', (letter) => {
    expect(classify({ prohibitedPractices: [letter] }).reasons).toEqual([
      { code: `PROHIBITED_${letter}`, article: `5(1)(${letter.toLowerCase()})` },
    ]);
  });

  it.each(Object.entries(ANNEX_III_USES))('of use %s is a high risk by point %s', (use, point) => {
    expect(classify({ annexIIIUses: [use] })).toMatchObject({
      riskClass: 'HIGH_RISK_ANNEX_III',
      reasons: expect.arrayContaining([{ code: `ANNEX_III_${use}`, article: `6(2), Annex III ${point}` }]),
    });
  });

  it.each(Object.entries(ARTICLE_6_3_CONDITIONS))(
    'of a use under %s is exempted by %s',
    (condition, article) => {
      expect(classify({ annexIIIUses: ['MIGRATION'], article63Conditions: [condition] })).toMatchObject({
        riskClass: 'ANNEX_III_EXEMPTED',
        reasons: expect.arrayContaining([{ code: `EXEMPT_${condition}`, article }]),
      });
    },
  );

  it.each(Object.entries(ROLE_SWITCHES))('makes a provider by %s, %s', (code, article) => {
    const answer = classify({ annexIIIUses: ['EMPLOYMENT'], roleSwitches: [code] });
    expect(answer.reasons).toContainEqual({ code: `BECOMES_PROVIDER_${code}`, article });
    expect(answer.obligations.map((duty) => duty.code)).toContain('CONFORMITY');
  });
});

describe('the obligations', () => {
  it.each<[string, Partial<AiSystemInput>, Record<string, string>]>([
    [
      'of a prohibited practice',
      { prohibitedPractices: ['A'] },
      { STOP: '2025-02-02', LITERACY: '2025-02-02' },
    ],
    [
      'of one prohibited later',
      { prohibitedPractices: ['BB', 'BA'], roles: ['IMPORTER'] },
      { STOP: '2026-12-02' },
    ],
    [
      'of two, from the earlier day',
      { prohibitedPractices: ['BB', 'A'], roles: ['IMPORTER'] },
      { STOP: '2025-02-02' },
    ],
    ['of a minimal risk', {}, { LITERACY: '2025-02-02', VOLUNTARY_CODES: '2026-08-02' }],
    ['of a minimal risk to an importer', { roles: ['IMPORTER'] }, { VOLUNTARY_CODES: '2026-08-02' }],
    [
      'of a chatbot’s provider',
      { roles: ['PROVIDER'], interactsWithPersons: true },
      { LITERACY: '2025-02-02', TELL_AI: '2026-08-02', CLEAR_AND_ACCESSIBLE: '2026-08-02' },
    ],
    [
      'of a chatbot’s deployer',
      { interactsWithPersons: true },
      { LITERACY: '2025-02-02', CLEAR_AND_ACCESSIBLE: '2026-08-02' },
    ],
    [
      'to mark, within the grace of what was on the market',
      { roles: ['PROVIDER'], generatesContent: true, onMarketBeforeAugust2026: true },
      { LITERACY: '2025-02-02', MARK_CONTENT: '2026-12-02', CLEAR_AND_ACCESSIBLE: '2026-08-02' },
    ],
    [
      'to mark, without the grace where that is unknown',
      { roles: ['PROVIDER'], generatesContent: true, onMarketBeforeAugust2026: null },
      { LITERACY: '2025-02-02', MARK_CONTENT: '2026-08-02', CLEAR_AND_ACCESSIBLE: '2026-08-02' },
    ],
    [
      'of whoever publishes deep fakes and texts, and reads emotions',
      { deepFakes: true, publicInterestText: true, emotionOrBiometricCategorisation: true },
      {
        LITERACY: '2025-02-02',
        TELL_EMOTION: '2026-08-02',
        DISCLOSE_DEEP_FAKE: '2026-08-02',
        DISCLOSE_TEXT: '2026-08-02',
        CLEAR_AND_ACCESSIBLE: '2026-08-02',
      },
    ],
    [
      'of an exempted system’s provider',
      { roles: ['PROVIDER'], annexIIIUses: ['EDUCATION'], article63Conditions: ['PREPARATORY_TASK'] },
      { LITERACY: '2025-02-02', EXEMPTION_DOCUMENTED: '2027-12-02', EXEMPTION_REGISTERED: '2027-12-02' },
    ],
    ['of an importer', { roles: ['IMPORTER'], annexIIIUses: ['EDUCATION'] }, { IMPORTER: '2027-12-02' }],
    [
      'of a distributor of a product',
      { roles: ['DISTRIBUTOR'], annexISafetyComponent: true, thirdPartyAssessment: true },
      { DISTRIBUTOR: '2028-08-02' },
    ],
    [
      'of a representative',
      { roles: ['AUTHORISED_REPRESENTATIVE'], annexIIIUses: ['EDUCATION'] },
      { AUTHORISED_REPRESENTATIVE: '2027-12-02' },
    ],
    [
      'of a manufacturer',
      { roles: ['PRODUCT_MANUFACTURER'], annexISafetyComponent: true, thirdPartyAssessment: true },
      { PRODUCT_MANUFACTURER: '2028-08-02' },
    ],
    [
      'of a manufacturer without a product',
      { roles: ['PRODUCT_MANUFACTURER'], annexIIIUses: ['EDUCATION'] },
      {},
    ],
  ])('%s', (_, input, duties) => {
    expect(dutiesOf(input)).toEqual(duties);
  });

  const ALWAYS_26 = [
    'INSTRUCTIONS',
    'HUMAN_OVERSIGHT',
    'INPUT_DATA',
    'MONITORING',
    'LOGS',
    'DPIA',
    'COOPERATION',
  ];
  const deployerDuties = (more: Partial<AiSystemInput>): string[] =>
    Object.keys(dutiesOf(more)).filter((code) => code !== 'LITERACY' && !ALWAYS_26.includes(code));

  it.each<[string, Partial<AiSystemInput>, string[]]>([
    ['education, privately', { annexIIIUses: ['EDUCATION'] }, []],
    ['workers', { annexIIIUses: ['EMPLOYMENT'], usedOnWorkers: true }, ['INFORM_WORKERS']],
    ['perhaps workers', { annexIIIUses: ['EMPLOYMENT'], usedOnWorkers: null }, ['INFORM_WORKERS']],
    ['a public body', { annexIIIUses: ['EDUCATION'], publicBody: true }, ['DEPLOYER_REGISTRATION', 'FRIA']],
    [
      'perhaps a public body',
      { annexIIIUses: ['EDUCATION'], publicBody: null },
      ['DEPLOYER_REGISTRATION', 'FRIA'],
    ],
    ['a public service', { annexIIIUses: ['EDUCATION'], providesPublicServices: true }, ['FRIA']],
    ['credit', { annexIIIUses: ['CREDITWORTHINESS'] }, ['FRIA']],
    ['insurance', { annexIIIUses: ['LIFE_AND_HEALTH_INSURANCE'] }, ['FRIA']],
    ['decisions', { annexIIIUses: ['EDUCATION'], decidesOnPersons: true }, ['INFORM_PERSONS', 'EXPLANATION']],
    ['identification', { annexIIIUses: ['REMOTE_BIOMETRIC_IDENTIFICATION'] }, ['POST_REMOTE_IDENTIFICATION']],
    [
      'critical infrastructure of a public body',
      { annexIIIUses: ['CRITICAL_INFRASTRUCTURE'], publicBody: true, decidesOnPersons: true },
      ['INFORM_PERSONS'],
    ],
    [
      'a product of Annex I, of a public body',
      { annexISafetyComponent: true, thirdPartyAssessment: true, publicBody: true, decidesOnPersons: true },
      [],
    ],
  ])('of the deployer for %s', (_, input, duties) => {
    expect(deployerDuties(input)).toEqual(duties);
    expect(Object.keys(dutiesOf(input))).toEqual(expect.arrayContaining(ALWAYS_26));
  });

  it.each<[string, Partial<AiSystemInput>, string]>([
    ['Annex III', { annexIIIUses: ['EMPLOYMENT'] }, '2027-12-02'],
    ['Annex I', { annexISafetyComponent: true, thirdPartyAssessment: true }, '2028-08-02'],
    [
      'both, the earlier',
      { annexISafetyComponent: true, thirdPartyAssessment: true, annexIIIUses: ['EMERGENCY_TRIAGE'] },
      '2027-12-02',
    ],
    [
      'Annex I and an exempted use',
      {
        annexISafetyComponent: true,
        thirdPartyAssessment: true,
        annexIIIUses: ['EMERGENCY_TRIAGE'],
        article63Conditions: ['PREPARATORY_TASK'],
      },
      '2028-08-02',
    ],
    [
      'what public authorities use already',
      { annexIIIUses: ['EMPLOYMENT'], legacyOfPublicAuthority: true },
      '2030-08-02',
    ],
  ])('of %s apply from their day', (_, input, date) => {
    expect(dutiesOf({ ...input, roles: ['PROVIDER'] }).CONFORMITY).toBe(date);
    expect(dutiesOf(input).LOGS).toBe(date);
  });

  it('of the provider of a use of Annex III are all of them', () => {
    expect(Object.keys(dutiesOf({ roles: ['PROVIDER'], annexIIIUses: ['EMPLOYMENT'] }))).toEqual([
      'LITERACY',
      'REQUIREMENTS',
      'QUALITY_MANAGEMENT',
      'DOCUMENTS_AND_LOGS',
      'CONFORMITY',
      'PROVIDER_REGISTRATION',
      'POST_MARKET_MONITORING',
      'SERIOUS_INCIDENTS',
    ]);
  });
});

describe('input that cannot be judged', () => {
  it.each<[string, Partial<AiSystemInput>, object[]]>([
    ['no role', { roles: [] }, [{ path: ['roles'], code: 'REQUIRED' }]],
    ['an unknown role', { roles: ['USER'] }, [{ path: ['roles', 0], code: 'UNKNOWN_VALUE' }]],
    ['an unknown practice', { prohibitedPractices: ['A', 'Z'] }, [{ path: ['prohibitedPractices', 1] }]],
    ['an unknown use', { annexIIIUses: ['constructor'] }, [{ path: ['annexIIIUses', 0] }]],
    ['an unknown condition', { article63Conditions: ['a'] }, [{ path: ['article63Conditions', 0] }]],
    ['an unknown switch', { roleSwitches: [''] }, [{ path: ['roleSwitches', 0] }]],
    ['a hole', { annexIIIUses: [null as never] }, [{ path: ['annexIIIUses', 0], code: 'REQUIRED' }]],
  ])('is refused for %s', (_, input, invalid) => {
    expect(classifyAiSystem({ ...NOTHING, ...input })).toMatchObject({ invalid });
  });
});

describe('any system', () => {
  const answer = fc.constantFrom(true, false, null, undefined);
  const some = (codes: readonly string[]) => fc.option(fc.subarray([...codes]), { nil: null });
  const system: fc.Arbitrary<AiSystemInput> = fc
    .tuple(
      fc.record(Object.fromEntries(AI_FLAGS.map((flag) => [flag, answer]))),
      fc.record({
        roles: fc.subarray([...AI_ROLES], { minLength: 1 }),
        prohibitedPractices: some(Object.keys(PROHIBITED_PRACTICES)),
        annexIIIUses: some(Object.keys(ANNEX_III_USES)),
        article63Conditions: some(Object.keys(ARTICLE_6_3_CONDITIONS)),
        roleSwitches: some(Object.keys(ROLE_SWITCHES)),
      }),
    )
    .map(([flags, lists]) => ({ ...flags, ...lists }));

  it('has a class with a reason, and every word of it in both languages', () => {
    fc.assert(
      fc.property(system, (input) => {
        const result = classifyAiSystem(input);
        if ('invalid' in result) throw new Error('invalid');
        expect(result.reasons.length).toBeGreaterThan(0);
        for (const { code } of result.reasons)
          expect(AI_REASON_LABELS[code].FR && AI_REASON_LABELS[code].EN).toBeTruthy();
        for (const { code } of result.obligations) expect(AI_OBLIGATION_LABELS[code]).toBeDefined();
      }),
    );
  });

  it('is never exempted while it may profile', () => {
    fc.assert(
      fc.property(system, (input) => {
        fc.pre(input.profilesPersons !== false);
        expect(classifyAiSystem(input)).not.toMatchObject({ riskClass: 'ANNEX_III_EXEMPTED' });
      }),
    );
  });

  it('loses no duty when an answer is forgotten, once its class stays', () => {
    fc.assert(
      fc.property(
        system,
        fc.constantFrom('publicBody', 'providesPublicServices', 'usedOnWorkers', 'decidesOnPersons'),
        (input, flag) => {
          const [known, forgotten] = [input, { ...input, [flag]: null }].map((each) =>
            classifyAiSystem(each),
          );
          if (!known || !forgotten || 'invalid' in known || 'invalid' in forgotten)
            throw new Error('invalid');
          const codes = forgotten.obligations.map(({ code }) => code);
          for (const { code } of known.obligations) expect(codes).toContain(code);
        },
      ),
    );
  });

  it('finds every duty somewhere', () => {
    expect(Object.keys(AI_OBLIGATION_LABELS).sort()).toEqual([...AI_OBLIGATION_CODES].sort());
  });
});
