import { describe, expect, it } from '@jest/globals';
import { Locale } from '../shared/locale.ts';
import { labelsOf } from '../shared/words.ts';
import { DEADLINE_STEPS, DEADLINE_WARNINGS, type TraceStep } from './deadline.facts.ts';
import {
  dayText,
  instantText,
  RULE_LABELS,
  RULE_SHORT_LABELS,
  STEP_LABELS,
  sourceText,
  stepText,
  WARNING_LABELS,
} from './deadline.labels.ts';
import { CLAMP_SOURCE, DEADLINE_RULES, ruleOf } from './deadline.rules.ts';
import { DeadlineKind, DeadlineState, EntityClass, PauseReason } from './deadline.terms.ts';

const step = (name: TraceStep['step'], result: string, policy: string | null = null): TraceStep => ({
  step: name,
  source: 'GDPR art. 12(3)',
  policy,
  result,
  timeZone: 'Europe/Paris',
});

it.each([
  ['rules', RULE_LABELS, DEADLINE_RULES.map(({ code }) => code)],
  ['steps', STEP_LABELS, DEADLINE_STEPS],
  ['warnings', WARNING_LABELS, DEADLINE_WARNINGS],
  ['kinds', labelsOf(DeadlineKind), Object.values(DeadlineKind)],
  ['states', labelsOf(DeadlineState), Object.values(DeadlineState)],
  ['pause reasons', labelsOf(PauseReason), Object.values(PauseReason)],
  ['entity classes', labelsOf(EntityClass), Object.values(EntityClass)],
])('all %s are labelled in both languages', (_name, labels, codes) => {
  expect(Object.keys(labels).sort()).toEqual([...codes].sort());
  for (const { FR, EN } of Object.values(labels))
    expect([FR.length > 1, EN.length > 1]).toEqual([true, true]);
});

it('the short words of a rule fit the box of a day', () => {
  for (const { FR, EN } of Object.values(RULE_SHORT_LABELS))
    expect(Math.max(FR.length, EN.length)).toBeLessThan(20);
});

describe('a date in words', () => {
  it('is written as each language writes it', () => {
    expect(dayText('2027-03-01', Locale.FR)).toBe('lundi 1er mars 2027');
    expect(dayText('2027-03-11', Locale.FR)).toBe('jeudi 11 mars 2027');
    expect(dayText('2027-03-01', Locale.EN)).toBe('Monday 1 March 2027');
  });

  it('shows the clocks of the zone', () => {
    expect(instantText('2026-11-23T22:05:00.000Z', 'Europe/Paris', Locale.FR)).toBe(
      'lundi 23 novembre 2026 à 23 h 05 (Europe/Paris)',
    );
    expect(instantText('2026-11-23T22:05:00.000Z', 'Indian/Reunion', Locale.EN)).toBe(
      'Tuesday 24 November 2026 at 02:05 (Indian/Reunion)',
    );
  });
});

describe('a step of a trace', () => {
  it.each(DEADLINE_STEPS)('%s is one sentence with its date', (name) => {
    for (const [locale, date] of [
      [Locale.FR, 'mardi 7 avril 2026'],
      [Locale.EN, 'Tuesday 7 April 2026'],
    ] as const) {
      const text = stepText(step(name, '2026-04-07', 'pauseMode=RESTART'), locale);
      expect(text).toContain(date);
      expect(text).toMatch(/^[A-ZÀ-Ý][^.]*(art\.[^.]*)?\.$/);
    }
  });

  it('tells an open pause from one that is over, and a late extension from a valid one', () => {
    expect(stepText(step('SUSPENSION', '2026-04-07T08:00:00.000Z'), Locale.EN)).toBe(
      'The clock has stood still since Tuesday 7 April 2026 at 10:00 (Europe/Paris): it runs again when the answer comes.',
    );
    expect(stepText(step('EXTENSION', '2026-04-07'), Locale.FR)).toContain('trop tard');
    expect(stepText(step('EXTENSION', '2026-04-07', 'extensionBasis=FROM_RECEIPT'), Locale.FR)).not.toContain(
      'trop tard',
    );
  });

  it.each(['RESTART', 'EXTENSION'] as const)(
    '%s tells of a month without that day where it met one',
    (name) => {
      const clamped = { ...step(name, '2026-04-30', 'pauseMode=RESTART'), source: CLAMP_SOURCE };
      expect(stepText(clamped, Locale.FR)).toContain('30 avril 2026, le mois d’arrivée n’ayant pas de jour');
      expect(stepText(clamped, Locale.EN)).toContain('30 April 2026, the last month having no day');
      expect(stepText({ ...clamped, source: 'GDPR art. 12(3)' }, Locale.EN)).not.toContain('no day');
    },
  );

  it('names its source in the language', () => {
    expect(sourceText('GDPR art. 12(3) third sentence', Locale.FR)).toBe(
      'RGPD, art. 12(3), troisième phrase',
    );
    expect(sourceText('Regulation (EEC, Euratom) 1182/71 art. 3(4)', Locale.FR)).toBe(
      'règlement (CEE, Euratom) 1182/71, art. 3(4)',
    );
    expect(sourceText('GDPR art. 12(3) third sentence', Locale.EN)).toBe('GDPR art. 12(3) third sentence');
    expect(sourceText('Code de la santé publique L1111-7', Locale.FR)).toBe(
      'Code de la santé publique, art. L1111-7',
    );
    expect(sourceText('CNIL recommandation 2020-092', Locale.EN)).toBe('CNIL recommendation 2020-092');
    expect(sourceText(ruleOf('GDPR_33_1_PROPOSED_96H')?.source ?? '', Locale.FR)).toBe(
      'COM(2025) 837, procédure 2025/0360(COD) : simple proposition',
    );
    const english = /\b(EU|Directive|contract|policy|rule|sentence|Regulation|GDPR|purpose|asks|only)\b/;
    for (const { source } of DEADLINE_RULES) expect(sourceText(source, Locale.FR)).not.toMatch(english);
  });
});

describe('the table of rules', () => {
  it('has each code once, with its source', () => {
    expect(new Set(DEADLINE_RULES.map(({ code }) => code)).size).toBe(DEADLINE_RULES.length);
    expect(DEADLINE_RULES).toHaveLength(39);
    for (const { source } of DEADLINE_RULES) expect(source).not.toBe('');
    expect(ruleOf('NO_SUCH_RULE')).toBeUndefined();
  });

  it('keeps the figures of the law', () => {
    const figures = Object.fromEntries(
      DEADLINE_RULES.map(({ code, amount, unit }) => [code, `${amount ?? ''} ${unit}`.trim()]),
    );
    expect(figures).toMatchObject({
      GDPR_12_3: '1 MONTHS',
      GDPR_12_3_EXT: '3 MONTHS',
      GDPR_14_3_A: '1 MONTHS',
      GDPR_33_1: '72 ELAPSED_HOURS',
      GDPR_36_2: '8 WEEKS',
      GDPR_36_2_EXT: '14 WEEKS',
      FR_CSP_L1111_7_8D: '8 CALENDAR_DAYS',
      NIS2_23_4_A: '24 ELAPSED_HOURS',
      NIS2_23_4_B: '72 ELAPSED_HOURS',
      DORA_INTERMEDIATE: '72 ELAPSED_HOURS',
      AIA_73_2: '15 CALENDAR_DAYS',
      AIA_73_3: '2 CALENDAR_DAYS',
      AIA_73_4: '10 CALENDAR_DAYS',
      CRA_14_FINAL_VULN: '14 CALENDAR_DAYS',
      COOKIE_REASK_6M: '6 MONTHS',
    });
  });

  it('leaves off what is not yet law or not for everyone', () => {
    const off = DEADLINE_RULES.filter(({ enabledByDefault }) => !enabledByDefault).map(
      ({ code }) => code.split('_')[0],
    );
    expect(new Set(off)).toEqual(new Set(['GDPR', 'NIS2', 'DORA', 'AIA', 'EPRIV', 'CRA']));
    expect(ruleOf('GDPR_33_1_PROPOSED_96H')?.enabledByDefault).toBe(false);
  });
});
