import { describe, expect, it } from '@jest/globals';
import { DeadlineKind, DeadlineState } from '../deadlines/deadline.terms.ts';
import { Locale } from '../shared/locale.ts';
import { type CalendarClock, calendarEntry } from './calendar.entry.ts';

const DAYS: CalendarClock = {
  id: '0199a6f0-0000-700e-8000-000000000001',
  rule: 'GDPR_12_3',
  kind: DeadlineKind.DUE,
  state: DeadlineState.RUNNING,
  reference: 'DR-2026-0007',
  legalEntity: 'Maison Lumen SAS',
  timeZone: 'Europe/Paris',
  dueAt: '2026-04-10T21:59:59.000Z',
  dueOn: '2026-04-10',
  notBeforeAt: null,
  trace: [
    {
      step: 'DUE',
      source: 'GDPR art. 12(3)',
      policy: null,
      result: '2026-04-10',
      timeZone: 'Europe/Paris',
    },
  ],
  round: 2,
  changedAt: '2026-03-11T09:00:00.000Z',
  link: 'https://privacy.lumen.example/#/deadlines/1/show',
};
const HOURS: CalendarClock = {
  ...DAYS,
  rule: 'GDPR_33_1',
  reference: 'VD-2026-0042',
  dueAt: '2026-03-15T17:30:00.000Z',
  dueOn: '2026-03-15',
};

describe('a clock in a calendar', () => {
  it.each([
    ['a clock of days is a whole day, in the zone of its legal entity', DAYS, { day: '2026-04-10' }],
    ['a clock of hours is an instant', HOURS, { instant: '2026-03-15T17:30:00.000Z' }],
    [
      'a clock of hours that ends with a day is an instant all the same',
      { ...HOURS, dueAt: '2026-03-15T22:59:59.000Z' },
      { instant: '2026-03-15T22:59:59.000Z' },
    ],
    [
      'a clock of days that a relief has moved to noon is an instant',
      { ...DAYS, rule: 'DORA_FINAL', dueAt: '2026-04-13T10:00:00.000Z', dueOn: '2026-04-13' },
      { instant: '2026-04-13T10:00:00.000Z' },
    ],
    [
      'an act that opens is there from when it opens',
      { ...HOURS, kind: DeadlineKind.NOT_BEFORE, dueAt: null, notBeforeAt: '2026-03-20T08:00:00.000Z' },
      { instant: '2026-03-20T08:00:00.000Z' },
    ],
  ])('%s', (_, clock, at) => {
    expect(calendarEntry(clock, Locale.FR)?.at).toEqual(at);
  });

  it('is not there while it stands still', () => {
    expect(calendarEntry({ ...DAYS, dueAt: null, state: DeadlineState.PAUSED }, Locale.FR)).toBeNull();
  });

  it.each([
    [DeadlineState.RUNNING, '', false],
    [DeadlineState.MISSED, 'EN RETARD – ', false],
    [DeadlineState.MET, 'Fait – ', true],
    [DeadlineState.MET_LATE, 'Fait en retard – ', true],
    [DeadlineState.CANCELLED, 'Annulé – ', true],
  ])('in state %s begins with “%s”, struck out: %s', (state, prefix, isCancelled) => {
    const open = calendarEntry(DAYS, Locale.FR);
    const entry = calendarEntry({ ...DAYS, state }, Locale.FR);
    expect(entry?.summary).toBe(`${prefix}${open?.summary}`);
    expect(entry?.isCancelled).toBe(isCancelled);
  });

  it('keeps its UID, and goes by the round of its date', () => {
    const [first, later] = [DAYS, { ...DAYS, round: 3, dueOn: '2026-06-10' }].map((clock) =>
      calendarEntry(clock, Locale.FR),
    );
    expect(later?.uid).toBe(first?.uid);
    expect([first?.sequence, later?.sequence]).toEqual([2, 3]);
  });

  it('says why the date is what it is, and where to act, in either language', () => {
    const [fr, en] = [Locale.FR, Locale.EN].map((locale) => calendarEntry(DAYS, locale)?.description ?? '');
    expect(fr).toContain('Pourquoi cette date :\n- ');
    expect(fr).toContain('Dossier : DR-2026-0007 (Maison Lumen SAS)');
    expect(fr).toContain('RGPD, art. 12(3)');
    expect(fr).toContain('Échéance : vendredi 10 avril 2026\n');
    expect(en).toContain('Due: Friday 10 April 2026\n');
    expect(en).toContain('Why this date:\n- ');
    expect(en).toContain('Case: DR-2026-0007 (Maison Lumen SAS)');
    for (const text of [fr, en]) expect(text?.endsWith(DAYS.link)).toBe(true);
  });
});
