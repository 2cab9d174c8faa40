import { describe, expect, it } from '@jest/globals';
import { Locale } from '../shared/locale.ts';
import { digestText } from './alert.digest.labels.ts';
import { type AlertFacts, alertLabel, alertText } from './alert.labels.ts';
import { daysLate, durationText, latenessText } from './alert.lateness.ts';
import { DeadlineKind } from './deadline.terms.ts';

const facts: AlertFacts = {
  code: 'AFTER_PT48H',
  rule: 'GDPR_33_1',
  kind: DeadlineKind.DUE,
  reference: 'VD-2026-0042',
  legalEntity: 'Maison Lumen SAS',
  anchorAt: '2026-11-20T15:30:00.000Z',
  dueAt: '2026-11-23T15:30:00.000Z',
  notBeforeAt: null,
  timeZone: 'Europe/Paris',
  now: '2026-11-22T15:30:00.000Z',
  link: 'https://privacy.lumen.example/#/breaches/1/show',
};

describe('an alert in words', () => {
  it('says in French what is due, when, how long is left, and by which article', () => {
    const { subject, text } = alertText(facts, Locale.FR);
    expect(subject).toBe(
      '[Vigie] VD-2026-0042 : il reste 24 h – Notification de la violation à l’autorité (RGPD, art. 33(1))',
    );
    expect(text).toContain('Échéance : lundi 23 novembre 2026 à 16 h 30 (Europe/Paris)\nIl reste : 1 jour\n');
    expect(text).toContain('Texte : RGPD, art. 33(1)');
    expect(text).toContain('Départ du délai : vendredi 20 novembre 2026 à 16 h 30 (Europe/Paris)');
    expect(text).toContain(facts.link);
  });

  it('says in English that it is overdue, and what to do now', () => {
    const { subject, text } = alertText({ ...facts, now: '2026-11-25T17:45:00.000Z' }, Locale.EN);
    expect(subject).toContain('OVERDUE by 2 d');
    expect(text).toContain('Was due: Monday 23 November 2026 at 16:30 (Europe/Paris)\nOverdue by: 2 days\n');
    expect(text).toContain('write down the reasons for the delay');
  });

  it('is told on the clocks of the legal entity, not of the server', () => {
    expect(alertText({ ...facts, timeZone: 'Indian/Reunion' }, Locale.FR).text).toContain(
      'à 19 h 30 (Indian/Reunion)',
    );
  });

  it('tells the day of a clock of days, and of a letter whose day alone is known; the hour where the law counts hours', () => {
    const days = {
      ...facts,
      rule: 'GDPR_12_3',
      anchorAt: '2026-02-11T23:00:00.000Z',
      dueAt: '2026-03-12T22:59:59.000Z',
      now: '2026-03-10T09:00:00.000Z',
    };
    const { text } = alertText(days, Locale.FR);
    expect(text).toContain('Échéance : jeudi 12 mars 2026\nIl reste : 2 jours\n');
    expect(text).toContain('Départ du délai : jeudi 12 février 2026\n');
    const late = alertText({ ...days, now: '2026-03-14T09:00:00.000Z' }, Locale.EN).text;
    expect(late).toContain('Was due: Thursday 12 March 2026\nOverdue by: 2 days\n');
    const hours = alertText({ ...days, rule: 'GDPR_33_1' }, Locale.FR).text;
    expect(hours).toContain('Échéance : jeudi 12 mars 2026 à 23 h 59 (Europe/Paris)');
    // A relief moves the last day to noon.
    const noon = { ...days, rule: 'DORA_FINAL', dueAt: '2026-03-16T11:00:00.000Z' };
    expect(alertText(noon, Locale.FR).text).toContain('Échéance : lundi 16 mars 2026 à 12 h 00');
  });

  it('does not call a target a legal time limit', () => {
    const late = { ...facts, kind: DeadlineKind.TARGET, now: '2026-11-25T17:45:00.000Z' };
    expect(alertText(late, Locale.EN).text).toContain('not a legal time limit');
  });
});

it.each([
  [30_000, 'moins d’une minute', 'less than a minute'],
  [60_000, '1 minute', '1 minute'],
  [90 * 60_000, '1 heure et 30 minutes', '1 hour and 30 minutes'],
  [(49 * 60 + 59) * 60_000, '2 jours et 1 heure', '2 days and 1 hour'],
])('%i ms are %s', (milliseconds, fr, en) => {
  expect(durationText(milliseconds, Locale.FR)).toBe(fr);
  expect(durationText(milliseconds, Locale.EN)).toBe(en);
});

it.each([
  'AT_START',
  'AFTER_PT24H',
  'BEFORE_P14D',
  'BEFORE_PT6H',
  'AT_DUE',
  'AT_OPENING',
  'OVERDUE_1',
  'OVERDUE_3',
  'ALERT_MAIL_FAILED',
  'ALERT_QUARANTINED',
  'LETTER_FAILED',
])('%s has a label in both languages', (code) => {
  expect(alertLabel(code).FR).not.toBe(code);
  expect(alertLabel(code).EN).not.toBe(alertLabel(code).FR);
});

describe('lateness', () => {
  // Monday 23 November 2026, 16:30 in Paris.
  const dueAt = facts.dueAt as string;
  it.each([
    ['2026-11-23T17:30:00Z', 'Europe/Paris', 0, '2 hours', '2 h'],
    ['2026-11-23T23:00:00Z', 'Europe/Paris', 1, '1 day', '1 d'], // midnight there
    ['2026-11-23T23:00:00Z', 'Europe/Lisbon', 0, '7 hours and 30 minutes', '7 h'],
    ['2026-11-25T08:00:00Z', 'Europe/Paris', 2, '2 days', '2 d'],
  ])('at %s in %s is %i calendar days', (now, timeZone, days, long, short) => {
    expect(daysLate(dueAt, now, timeZone)).toBe(days);
    expect(latenessText(dueAt, now, timeZone, Locale.EN)).toEqual({ long, short });
  });

  it('is the same in the alert’s own name, in its mail and in a digest', () => {
    const now = '2026-11-26T08:00:00.000Z';
    expect(alertLabel('OVERDUE_3').EN).toBe('Overdue by 3 days');
    expect(alertText({ ...facts, code: 'OVERDUE_3', now }, Locale.EN).subject).toContain('OVERDUE by 3 d');
    const clock = { ...facts, dueAt, acknowledgedAt: null };
    const parts = { overdue: [clock], today: [], week: [], acknowledged: [] };
    const frame = { organisation: 'Lumen', day: '2026-11-26', now, link: facts.link };
    expect(digestText(parts, frame, Locale.EN).text).toContain('Overdue by 3 days; was due');
  });
});
