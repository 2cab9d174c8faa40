import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  alertUrgency,
  isEscalated,
  isMissed,
  isToldInHours,
  type LadderClock,
  ladderAt,
  nextTurnAt,
  planLadder,
} from './alert.ladder.ts';
import { STANDARD_POLICIES } from './alert.policy.ts';
import { DeadlineKind } from './deadline.terms.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const plus = (iso: string, milliseconds: number) => new Date(Date.parse(iso) + milliseconds).toISOString();

const AWARE = '2026-11-20T15:30:00.000Z'; // a Friday
const breach: LadderClock = { kind: DeadlineKind.DUE, anchorAt: AWARE, dueAt: plus(AWARE, 72 * HOUR) };
const request: LadderClock = {
  kind: DeadlineKind.DUE,
  anchorAt: '2027-03-05T09:00:00.000Z',
  dueAt: '2027-04-05T21:59:59.000Z',
};

describe('the ladder', () => {
  it('of a breach has five alerts, the first at once, through the weekend', () => {
    expect(planLadder(breach)).toEqual([
      { code: 'AT_START', dueAt: '2026-11-20T15:30:00.000Z' },
      { code: 'AFTER_PT24H', dueAt: '2026-11-21T15:30:00.000Z' },
      { code: 'AFTER_PT48H', dueAt: '2026-11-22T15:30:00.000Z' },
      { code: 'AFTER_PT66H', dueAt: '2026-11-23T09:30:00.000Z' },
      { code: 'AT_DUE', dueAt: '2026-11-23T15:30:00.000Z' },
    ]);
  });

  it('of a clock that was computed anew begins by saying that its date moved', () => {
    expect(planLadder({ ...breach, isMoved: true })[0]).toEqual({
      code: 'AT_MOVE',
      dueAt: '2026-11-20T15:30:00.000Z',
    });
  });

  it('of a request has fourteen, seven and two days before, and the last day, each at nine there', () => {
    expect(planLadder(request)).toEqual([
      { code: 'BEFORE_P14D', dueAt: '2027-03-22T08:00:00.000Z' }, // winter time still
      { code: 'BEFORE_P7D', dueAt: '2027-03-29T07:00:00.000Z' },
      { code: 'BEFORE_P2D', dueAt: '2027-04-03T07:00:00.000Z' },
      { code: 'AT_DUE', dueAt: '2027-04-05T07:00:00.000Z' },
    ]);
  });

  it.each([
    ['Europe/Paris', '2027-11-03', '2027-10-20T07:00', '2027-10-27T07:00', '2027-11-01T08:00'],
    ['America/Martinique', '2027-04-05', '2027-03-22T13:00', '2027-03-29T13:00', '2027-04-03T13:00'],
    ['Pacific/Noumea', '2027-04-05', '2027-03-21T22:00', '2027-03-28T22:00', '2027-04-02T22:00'],
  ])('in %s keeps to calendar days before %s', (timeZone, day, ...instants) => {
    const date = Temporal.PlainDate.from(day);
    const clock: LadderClock = {
      kind: DeadlineKind.DUE,
      anchorAt: date.subtract({ days: 31 }).toZonedDateTime(timeZone).toInstant().toString(),
      dueAt: date.toZonedDateTime({ timeZone, plainTime: '23:59:59' }).toInstant().toString(),
      timeZone,
    };
    const ladder = planLadder(clock);
    expect(ladder.slice(0, 3).map(({ dueAt }) => dueAt.slice(0, 16))).toEqual(instants);
    const local = Temporal.Instant.from(ladder[3]?.dueAt as string).toZonedDateTimeISO(timeZone);
    expect(local.toPlainDateTime().toString()).toBe(`${day}T09:00:00`);
  });

  it('of a request opens with the office of its policy', () => {
    const policy = { ...STANDARD_POLICIES.REQUESTS, officeFrom: '07:30' };
    expect(planLadder(request, policy).map(({ dueAt }) => dueAt.slice(11, 16))).toEqual([
      '06:30',
      '05:30',
      '05:30',
      '05:30',
    ]);
  });

  it('of a request that was received late on the day of an alert is told of it at once', () => {
    const clock = { ...request, anchorAt: '2027-03-22T20:00:00.000Z' };
    expect(planLadder(clock)[0]).toEqual({ code: 'BEFORE_P14D', dueAt: clock.anchorAt });
    const later = { ...request, anchorAt: '2027-03-23T07:00:00.000Z' };
    expect(planLadder(later)[0]?.code).toBe('BEFORE_P7D');
  });

  it.each([
    [4, ['AT_START', 'AT_DUE']],
    [24, ['AT_START', 'BEFORE_PT6H', 'AT_DUE']],
    [72, ['AT_START', 'AFTER_PT24H', 'AFTER_PT48H', 'AFTER_PT66H', 'AT_DUE']],
    [96, ['AT_START', 'AFTER_PT24H', 'AFTER_PT48H', 'AFTER_PT66H', 'AT_DUE']],
    [8 * 24, ['BEFORE_P7D', 'BEFORE_P2D', 'AT_DUE']],
  ])('of a clock of %i hours fits into it', (hours, codes) => {
    const clock = { ...breach, dueAt: plus(AWARE, hours * HOUR) };
    expect(planLadder(clock).map(({ code }) => code)).toEqual(codes);
  });

  it('of a clock that stands still is empty', () => {
    expect(planLadder({ ...request, dueAt: null })).toEqual([]);
    expect(nextTurnAt({ ...request, dueAt: null }, AWARE)).toBeNull();
  });

  it('of a waiting period is its end, and never repeats', () => {
    const clock = { ...request, kind: DeadlineKind.NOT_BEFORE, notBeforeAt: '2027-04-05T22:00:00.000Z' };
    expect(planLadder(clock)).toEqual([{ code: 'AT_OPENING', dueAt: '2027-04-06T07:00:00.000Z' }]);
    expect(ladderAt(clock, '2027-08-01T00:00:00Z').current?.code).toBe('AT_OPENING');
    expect(nextTurnAt(clock, '2027-08-01T00:00:00Z')).toBeNull();
  });
});

describe('at an instant', () => {
  it.each([
    [-1, null],
    [0, 'AT_START'],
    [23.99, 'AT_START'],
    [24, 'AFTER_PT24H'],
    [71, 'AFTER_PT66H'],
    [72, 'AT_DUE'],
    [95.9, 'AT_DUE'],
    [96, 'OVERDUE_1'],
    [72 + 24 * 30, 'OVERDUE_30'],
  ])('%d hours after awareness the alert that goes out is %s', (hours, code) => {
    expect(ladderAt(breach, plus(AWARE, hours * HOUR)).current?.code ?? null).toBe(code);
  });

  it('one second after the last one the law calls it missed, and a target never', () => {
    expect(isMissed(breach, plus(AWARE, 72 * HOUR + 999))).toBe(false);
    expect(isMissed(breach, plus(AWARE, 72 * HOUR + 1000))).toBe(true);
    expect(isMissed({ ...breach, kind: DeadlineKind.TARGET }, plus(AWARE, 99 * HOUR))).toBe(false);
  });

  it('the controller’s representatives hear of it from the due instant on', () => {
    expect(['AT_DUE', 'OVERDUE_1', 'OVERDUE_12'].every(isEscalated)).toBe(true);
    expect(['AT_START', 'AFTER_PT66H', 'BEFORE_P2D'].some(isEscalated)).toBe(false);
  });

  it.each([
    [4, 'AT_DUE', 0],
    [72, 'AT_START', 0],
    [72, 'OVERDUE_9', 0],
    [97, 'AFTER_PT24H', 0],
    [98, 'BEFORE_P2D', 2],
    [30 * 24, 'BEFORE_P14D', 2],
    [30 * 24, 'AT_DUE', 1],
    [30 * 24, 'OVERDUE_1', 1],
    [null, 'AT_OPENING', 2],
  ])('on a clock of %p hours the urgency of %s is %d', (hours, code, urgency) => {
    const dueAt = hours === null ? null : plus(AWARE, hours * HOUR);
    expect(alertUrgency({ anchorAt: AWARE, dueAt }, code)).toBe(urgency);
  });
});

const clocks = fc
  .record({
    kind: fc.constantFrom(DeadlineKind.DUE, DeadlineKind.TARGET, DeadlineKind.WITHOUT_UNDUE_DELAY),
    anchor: fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2034, 0) }),
    length: fc.integer({ min: HOUR, max: 400 * DAY }),
  })
  .map(({ kind, anchor, length }) => ({
    kind,
    anchorAt: new Date(anchor).toISOString(),
    dueAt: new Date(anchor + length).toISOString(),
  }));

describe('always', () => {
  it('is in order, without a double, between the anchor and the due instant, which is its last', () => {
    fc.assert(
      fc.property(clocks, (clock) => {
        const steps = planLadder(clock);
        const times = steps.map(({ dueAt }) => Date.parse(dueAt));
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(new Set(steps.map(({ code }) => code)).size).toBe(steps.length);
        expect(times[0]).toBeGreaterThanOrEqual(Date.parse(clock.anchorAt));
        expect(steps.at(-1)?.code).toBe('AT_DUE');
        expect(Date.parse(steps.at(-1)?.dueAt as string)).toBeLessThanOrEqual(Date.parse(clock.dueAt));
        if (isToldInHours(clock)) expect(steps.at(-1)?.dueAt).toBe(clock.dueAt);
        else {
          const day = (at = '') => Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Paris').toPlainDate();
          expect(day(steps.at(-1)?.dueAt).toString()).toBe(day(clock.dueAt).toString());
        }
      }),
    );
  });

  it('has one current alert, never in the future, and the latest there is', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: -10 * DAY, max: 500 * DAY }), (clock, after) => {
        const now = plus(clock.anchorAt, after);
        const { missed, current, ahead } = ladderAt(clock, now);
        const time = Date.parse(now);
        if (current) expect(Date.parse(current.dueAt)).toBeLessThanOrEqual(time);
        else expect(missed).toEqual([]);
        for (const step of missed) {
          expect(Date.parse(step.dueAt)).toBeLessThanOrEqual(Date.parse(current?.dueAt as string));
        }
        for (const step of ahead) expect(Date.parse(step.dueAt)).toBeGreaterThan(time);
      }),
    );
  });

  it('walking from turn to turn meets every alert once, and a missed clock every day', () => {
    fc.assert(
      fc.property(clocks, (clock) => {
        const met: string[] = [];
        let now = plus(clock.anchorAt, -1);
        const lastDay = Temporal.Instant.from(clock.dueAt).toZonedDateTimeISO('Europe/Paris').toPlainDate();
        const end = isToldInHours(clock)
          ? Date.parse(clock.dueAt) + 3 * DAY + 1
          : lastDay.add({ days: 4 }).toZonedDateTime('Europe/Paris').epochMilliseconds;
        for (
          let turn = nextTurnAt(clock, now);
          turn && Date.parse(turn) < end;
          turn = nextTurnAt(clock, now)
        ) {
          expect(Date.parse(turn)).toBeGreaterThan(Date.parse(now));
          now = turn;
          const code = ladderAt(clock, now).current?.code;
          if (code && met.at(-1) !== code) met.push(code);
        }
        const planned = planLadder(clock).map(({ code }) => code);
        expect(met.slice(0, planned.length)).toEqual(planned);
        expect(met).toHaveLength(planned.length + 3);
        // Across a change of clocks 24 hours may end on the same day, or on the one after the next.
        if (!isToldInHours(clock)) expect(met.slice(-3)).toEqual(['OVERDUE_1', 'OVERDUE_2', 'OVERDUE_3']);
      }),
    );
  });
});
