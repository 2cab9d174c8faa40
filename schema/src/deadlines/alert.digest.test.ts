import { describe, expect, it } from '@jest/globals';
import { Locale } from '../shared/locale.ts';
import { digestText } from './alert.digest.labels.ts';
import { type DigestClock, digestDayAt, digestHorizon, digestOf, nextDigestAt } from './alert.digest.ts';
import { DeadlineKind } from './deadline.terms.ts';

const NOW = '2027-03-10T07:00:00.000Z';
const paris = { timeZone: 'Europe/Paris', country: 'FR' };
const daily = { isEnabled: true, hour: 8, workingDaysOnly: false };
const working = { ...daily, workingDaysOnly: true };

describe('the digest of a day', () => {
  it.each([
    ['2027-03-10T06:59:59Z', daily, null], // Wednesday, 7:59 in Paris
    ['2027-03-10T07:00:00Z', daily, '2027-03-10'],
    ['2027-03-10T22:59:59Z', daily, '2027-03-10'], // late today is today
    ['2027-03-10T23:00:00Z', daily, null], // tomorrow already, before its hour
    ['2027-03-13T12:00:00Z', daily, '2027-03-13'], // a Saturday
    ['2027-03-13T12:00:00Z', working, null],
    ['2027-03-15T12:00:00Z', working, '2027-03-15'],
    ['2027-03-29T12:00:00Z', working, null], // Easter Monday
    ['2027-03-10T12:00:00Z', { ...daily, isEnabled: false }, null],
  ])('at %s is that of %#', (now, settings, day) => {
    expect(digestDayAt(settings, paris, now)).toBe(day);
  });

  it.each([
    ['2027-03-10T06:59:59Z', daily, '2027-03-10T07:00:00.000Z'],
    ['2027-03-10T07:00:00Z', daily, '2027-03-11T07:00:00.000Z'],
    ['2027-03-27T07:00:00Z', daily, '2027-03-28T06:00:00.000Z'], // summer time begins that night
    ['2027-03-26T12:00:00Z', working, '2027-03-30T06:00:00.000Z'], // over the weekend and Easter Monday
    ['2027-03-28T00:00:00Z', { ...daily, hour: 2 }, '2027-03-28T01:00:00.000Z'], // two o'clock does not exist
    ['2027-03-10T06:00:00Z', { ...daily, isEnabled: false }, null],
  ])('after %s comes next', (now, settings, next) => {
    expect(nextDigestAt(settings, paris, now)).toBe(next);
  });

  it.each([
    [
      'a holiday that the organisation added',
      { ownDays: [{ on: '2027-03-11', isHoliday: true, source: 'Décret' }] },
      '12',
    ],
    ['one that it took away', { ownDays: [{ on: '2027-03-11', isHoliday: false, source: 'Décret' }] }, '11'],
  ])('goes by %s', (_what, own, day) => {
    expect(nextDigestAt(working, { ...paris, ...own }, NOW)).toBe(`2027-03-${day}T07:00:00.000Z`);
  });

  it('goes by days of disputed rank where the organisation counts them', () => {
    const amsterdam = { timeZone: 'Europe/Amsterdam', country: 'NL' };
    const before = '2027-03-25T12:00:00Z'; // the Thursday before Good Friday
    expect(nextDigestAt(working, amsterdam, before)).toBe('2027-03-26T07:00:00.000Z');
    expect(nextDigestAt(working, { ...amsterdam, disputedDays: true }, before)).toBe(
      '2027-03-30T06:00:00.000Z',
    );
  });
});

const clock = (reference: string, dueAt: string, acknowledgedAt: string | null = null): DigestClock => ({
  reference,
  rule: 'GDPR_12_3',
  kind: DeadlineKind.DUE,
  dueAt,
  legalEntity: 'Maison Lumen SAS',
  timeZone: 'Europe/Paris',
  acknowledgedAt,
});

describe('what a digest says', () => {
  it.each([
    ['2027-03-10T06:59:58.000Z', null, 'overdue'],
    ['2027-03-10T06:59:58.000Z', NOW, 'overdue'], // acknowledged or not
    ['2027-03-10T07:00:00.000Z', null, 'today'], // inclusive, to the second
    ['2027-03-10T22:59:59.000Z', null, 'today'],
    ['2027-03-10T23:00:00.000Z', null, 'week'],
    ['2027-03-16T22:59:59.000Z', null, 'week'],
    ['2027-03-12T22:59:59.000Z', NOW, 'acknowledged'],
    ['2027-03-16T23:00:00.000Z', null, null],
    ['2027-03-16T23:00:00.000Z', NOW, null],
  ])('of a clock due at %s, acknowledged at %s, stands under %s', (dueAt, acknowledgedAt, part) => {
    const parts = digestOf([clock('DR-2027-0001', dueAt, acknowledgedAt)], NOW, 'Europe/Paris');
    expect(
      Object.entries(parts ?? {}).flatMap(([name, clocks]) => (clocks.length > 0 ? [name] : [])),
    ).toEqual(part ? [part] : []);
  });

  it('is nothing where there is nothing', () => {
    expect(digestOf([], NOW, 'Europe/Paris')).toBeNull();
    expect(digestHorizon(NOW, 'Europe/Paris')).toBe('2027-03-16T23:00:00.000Z');
  });

  it('names the rights of one request once, and as acknowledged only when all are', () => {
    const due = '2027-03-12T22:59:59.000Z';
    const [open, known] = [clock('DR-2027-0001', due), clock('DR-2027-0001', due, NOW)];
    for (const pair of [
      [open, known],
      [known, open],
    ]) {
      expect(digestOf(pair, NOW, 'Europe/Paris')).toMatchObject({ week: [open], acknowledged: [] });
    }
    expect(digestOf([known, known], NOW, 'Europe/Paris')).toMatchObject({ week: [], acknowledged: [known] });
  });
});

describe('the text', () => {
  const parts = digestOf(
    [
      clock('DR-2027-0003', '2027-03-12T22:59:59.000Z'),
      clock('DR-2027-0001', '2027-03-08T22:59:59.000Z'),
      clock('DR-2027-0002', '2027-03-10T22:59:59.000Z'),
      clock('DR-2027-0004', '2027-03-11T22:59:59.000Z', '2027-03-09T09:05:00.000Z'),
    ],
    NOW,
    'Europe/Paris',
  );
  if (!parts) throw new Error('nothing');
  const frame = {
    organisation: 'Maison Lumen',
    day: '2027-03-10',
    now: NOW,
    link: 'https://privacy.lumen.example/#/deadlines',
  };

  it('is plain in French, what is late first', () => {
    const { subject, text } = digestText(parts, frame, Locale.FR);
    expect(subject).toBe(
      '[Vigie] Vos délais : 1 en retard, 1 pour aujourd’hui, 1 dans les sept jours, 1 déjà pris en compte',
    );
    expect(text.split('\n').slice(0, 14)).toEqual([
      'Vos délais, mercredi 10 mars 2027 – Maison Lumen',
      '',
      'EN RETARD (1)',
      '- DR-2027-0001 (Maison Lumen SAS) : Réponse à la personne (RGPD, art. 12(3))',
      '  En retard de 2 jours ; échéance : lundi 8 mars 2027',
      '',
      'AUJOURD’HUI (1)',
      '- DR-2027-0002 (Maison Lumen SAS) : Réponse à la personne (RGPD, art. 12(3))',
      '  Échéance : mercredi 10 mars 2027 ; il reste 15 heures et 59 minutes',
      '',
      'DANS LES SEPT JOURS (1)',
      '- DR-2027-0003 (Maison Lumen SAS) : Réponse à la personne (RGPD, art. 12(3))',
      '  Échéance : vendredi 12 mars 2027 ; il reste 2 jours',
      '',
    ]);
    expect(text).toContain('  Pris en compte : mardi 9 mars 2027 à 10 h 05 (Europe/Paris)');
    expect(text).toContain('Ouvrir les échéances : https://privacy.lumen.example/#/deadlines');
  });

  it('says the same in English', () => {
    const { subject, text } = digestText(parts, frame, Locale.EN);
    expect(subject).toBe(
      '[Vigie] Your deadlines: 1 overdue, 1 due today, 1 within seven days, 1 acknowledged already',
    );
    for (const head of ['OVERDUE (1)', 'TODAY (1)', 'WITHIN SEVEN DAYS (1)', 'ACKNOWLEDGED ALREADY (1)'])
      expect(text).toContain(head);
    expect(text).not.toMatch(/[éèà]/);
  });

  it('stays readable with hundreds of clocks: the rest is counted', () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      clock(`DR-2027-${1000 + i}`, '2027-03-12T22:59:59.000Z'),
    );
    const long = digestOf(many, NOW, 'Europe/Paris');
    const { text } = digestText(long as NonNullable<typeof long>, frame, Locale.FR);
    expect(text.match(/^- /gm)).toHaveLength(50);
    expect(text).toContain('… et 10 de plus dans Vigie');
  });
});
