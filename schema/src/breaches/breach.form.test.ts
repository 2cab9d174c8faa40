import { describe, expect, it } from '@jest/globals';
import { Locale } from '../shared/locale.ts';
import { BREACH_FORM } from './breach.form.fields.ts';
import { BREACH_FORM_WORDS } from './breach.form.labels.ts';
import {
  type BreachFormFacts,
  breachFormAnswers,
  formAnswerText,
  isFormFieldRequired,
} from './breach.form.ts';
import {
  BreachCause,
  BreachDataType,
  BreachNature,
  BreachRisk,
  BreachSubjectCategory,
  ExemptionGround,
} from './breach.terms.ts';

const BARE: BreachFormFacts = {
  reference: 'BR-2026-0007',
  controller: 'Maison Lumen SAS',
  processor: null,
  toldByProcessorAt: null,
  awareAt: null,
  gapReason: null,
  lateReasons: [],
  previousReference: null,
  isNotified: false,
  isComplete: false,
  natures: [BreachNature.CONFIDENTIALITY],
  cause: null,
  description: null,
  contact: null,
  subjects: [],
  subjectCount: null,
  data: [],
  recordCount: null,
  likelyConsequences: null,
  measuresTaken: null,
  measures: [],
  band: null,
  risk: null,
  riskReasons: null,
  tellSubjects: null,
  communicatedAt: null,
  publicNoticeAt: null,
  exemption: null,
  exemptionJustification: null,
  otherFilings: [],
};
const FULL: BreachFormFacts = {
  ...BARE,
  processor: 'Lumen Service SARL',
  toldByProcessorAt: '2026-06-16T11:00:00Z',
  awareAt: '2026-06-16T11:00:00Z',
  gapReason: 'Vérification.',
  lateReasons: ['Panne.', 'Grève.'],
  previousReference: 'CNIL-1',
  isNotified: true,
  isComplete: true,
  natures: Object.values(BreachNature),
  cause: BreachCause.EXTERNAL_ACCIDENTAL,
  description: 'Un export.',
  contact: 'Le DPO',
  subjects: [BreachSubjectCategory.CUSTOMERS],
  subjectCount: 0,
  data: [BreachDataType.CONTACT, BreachDataType.PAYMENT],
  recordCount: 12,
  likelyConsequences: 'Hameçonnage.',
  measuresTaken: 'Accès coupés.',
  measures: ['Chiffrer.'],
  band: 'VERY_HIGH',
  risk: BreachRisk.HIGH_RISK,
  riskReasons: 'Mains inconnues.',
  tellSubjects: true,
  exemption: ExemptionGround.DISPROPORTIONATE_EFFORT,
  exemptionJustification: 'Adresses inconnues.',
  otherFilings: ['NIS 2 · Alerte précoce'],
};
const ROWS = BREACH_FORM.flatMap(({ fields }) => fields);
const row = (key: string) => {
  const found = ROWS.find((each) => each.key === key);
  if (!found) throw new Error(`the form has no ${key}`);
  return found;
};

it('has the hundred fields of the template, each once and in its order', () => {
  expect(ROWS).toHaveLength(100);
  expect(new Set(ROWS.map(({ key }) => key)).size).toBe(100);
  expect(ROWS.map(({ no }) => no)).toEqual(ROWS.map(({ no }) => no).sort((a, b) => a - b));
  for (const { label } of ROWS) expect([label.FR, label.EN].every(Boolean)).toBe(true);
});

describe('the answers', () => {
  it('are of fields that the form has, and no code of them lacks its words', () => {
    const answers = breachFormAnswers(FULL);
    for (const key of Object.keys(answers)) expect(row(key).key).toBe(key);
    for (const [key, words] of Object.entries(BREACH_FORM_WORDS)) {
      const value = answers[key];
      if (value === undefined) continue;
      const codes = Array.isArray(value) ? value : [String(value)];
      for (const code of codes) expect([key, words[code]?.FR]).toEqual([key, expect.any(String)]);
    }
  });

  it('leave out what nobody knows, and keep a zero', () => {
    expect(Object.keys(breachFormAnswers(BARE)).sort()).toEqual([
      'controllerName',
      'controllerReference',
      'nature',
      'notificationSubtype',
      'notificationType',
    ]);
    expect(breachFormAnswers(FULL)).toMatchObject({ subjectCount: 0, subjectCountKind: 'APPROXIMATE' });
  });

  it.each<[string, Partial<BreachFormFacts>, string | undefined]>([
    ['told', { communicatedAt: '2026-06-17T08:00:00Z' }, 'YES'],
    ['told by a notice', { publicNoticeAt: '2026-06-17T08:00:00Z' }, 'YES'],
    ['exempted', { exemption: ExemptionGround.UNINTELLIGIBLE }, 'NO_EXEMPTION_34_3'],
    ['to be told', { risk: BreachRisk.HIGH_RISK, tellSubjects: true }, 'PLANNED_NO_DATE'],
    ['not to be told', { risk: BreachRisk.RISK, tellSubjects: false }, 'NO_NOT_HIGH_RISK'],
    ['undecided', {}, undefined],
  ])('say of the persons: %s', (_, more, expected) => {
    expect(breachFormAnswers({ ...BARE, ...more }).subjectCommunication).toBe(expected);
  });

  it('make other fields mandatory', () => {
    const answers = breachFormAnswers(BARE);
    const exempted = breachFormAnswers({ ...BARE, exemption: ExemptionGround.UNINTELLIGIBLE });
    expect(isFormFieldRequired(row('confidentialityKind'), answers)).toBe(true);
    expect(isFormFieldRequired(row('availabilityKind'), answers)).toBe(false);
    expect(isFormFieldRequired(row('exemption34_3'), exempted)).toBe(true);
    expect(isFormFieldRequired(row('exemption34_3'), answers)).toBe(false);
    expect(isFormFieldRequired(row('awareAt'), answers)).toBe(true);
    expect(isFormFieldRequired(row('controllerSize'), answers)).toBe(false);
  });

  it('read as words in either language, instants in the zone of the entity', () => {
    const text = (key: string, locale: Locale) =>
      formAnswerText(key, breachFormAnswers(FULL)[key] ?? '', 'Europe/Paris', locale);
    expect(text('dataTypes', Locale.FR)).toBe('Coordonnées, Moyens de paiement');
    expect(text('cause', Locale.EN)).toBe('External, accidental');
    expect(text('awareAt', Locale.FR)).toMatch(/13.h.00/);
    expect(text('subjectCount', Locale.FR)).toBe('0');
    expect(text('lateReasons', Locale.FR)).toBe('Panne.\nGrève.');
    expect(text('otherPartiesInvolved', Locale.FR)).toBe('Oui');
  });
});
