import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alertsBetween, type LadderClock, ladderAt, nextTurnAt } from './alert.ladder.ts';
import { planAlerts } from './alert.plan.ts';
import { policyObstacle } from './alert.policy.lifecycle.ts';
import { familyOf, type LadderPolicy, STANDARD_POLICIES } from './alert.policy.ts';
import { isQuiet } from './alert.quiet.ts';
import { AlertChannel, AlertMoment, AlertRecipient, ClockFamily } from './alert.terms.ts';
import { DeadlineKind } from './deadline.terms.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const clocks = fc
  .record({
    anchor: fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2034, 0) }),
    length: fc.integer({ min: HOUR, max: 120 * DAY }),
    timeZone: fc.constantFrom('Europe/Paris', 'America/Martinique', 'Pacific/Noumea', 'Europe/Lisbon'),
  })
  .map(({ anchor, length, timeZone }): LadderClock & { dueAt: string } => ({
    kind: DeadlineKind.DUE,
    anchorAt: new Date(anchor).toISOString(),
    dueAt: new Date(anchor + length).toISOString(),
    timeZone,
  }));

const someOf = <T>(values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });
const audience = {
  recipients: someOf(Object.values(AlertRecipient)),
  channels: someOf(Object.values(AlertChannel)),
};
const rungs = fc
  .tuple(
    fc.uniqueArray(
      fc.record({
        moment: fc.constantFrom(AlertMoment.AFTER_START, AlertMoment.BEFORE_DUE),
        hours: fc.integer({ min: 1, max: 40 * 24 }),
        ...audience,
      }),
      { maxLength: 8, selector: ({ moment, hours }) => `${moment} ${hours}` },
    ),
    fc.record({ moment: fc.constant(AlertMoment.AT_DUE), hours: fc.constant(0), ...audience }),
    fc.record({ moment: fc.constant(AlertMoment.OVERDUE), hours: fc.constantFrom(4, 12, 24), ...audience }),
  )
  .map(([before, due, overdue]) => [...before, due, overdue]);
const time = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 15, 30, 59) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const policies = fc
  .record({
    rungs,
    from: time,
    until: time,
    hasHours: fc.boolean(),
    weekends: fc.boolean(),
    acknowledgementSilences: fc.boolean(),
  })
  .map(
    ({ from, until, hasHours, weekends, ...policy }): LadderPolicy => ({
      ...policy,
      family: ClockFamily.OTHER,
      quiet: hasHours ? { from, until, weekends } : { from: null, until: null, weekends },
    }),
  )
  .filter((policy) => policyObstacle(policy) === null);

const timesOf = (alerts: { dueAt: string }[]) => alerts.map(({ dueAt }) => Date.parse(dueAt));

describe('whatever the policy, quiet hours', () => {
  it('never put an alert past the due instant or before the start, and the last one is of the due instant', () => {
    fc.assert(
      fc.property(clocks, policies, (clock, policy) => {
        const alerts = planAlerts(clock, policy);
        for (const at of timesOf(alerts)) {
          expect(at).toBeLessThanOrEqual(Date.parse(clock.dueAt));
          expect(at).toBeGreaterThanOrEqual(Date.parse(clock.anchorAt));
        }
        expect(alerts.at(-1)?.code).toBe('AT_DUE');
      }),
    );
  });

  it('keep the order, and no two alerts of a clock are at one instant', () => {
    fc.assert(
      fc.property(clocks, policies, (clock, policy) => {
        const loud = planAlerts(clock, { ...policy, quiet: STANDARD_POLICIES.OTHER.quiet });
        const calm = planAlerts(clock, policy);
        const order = loud.map(({ code }) => code);
        // One that quiet hours keep apart may have joined another before.
        const ranks = calm.map(({ code }) => order.indexOf(code)).filter((rank) => rank >= 0);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(timesOf(calm)).toEqual([...new Set(timesOf(calm))].sort((a, b) => a - b));
      }),
    );
  });

  it('lose nobody: whoever a rung tells is told by its channels, by one alert, no sooner than by that rung alone', () => {
    fc.assert(
      fc.property(clocks, policies, (clock, policy) => {
        const calm = planAlerts(clock, policy);
        for (const rung of policy.rungs) {
          const loud = { ...policy, rungs: [rung], quiet: STANDARD_POLICIES.OTHER.quiet };
          if (planAlerts(clock, loud).length === 0) continue;
          const alone = planAlerts(clock, { ...policy, rungs: [rung] });
          expect(alone).toHaveLength(1);
          const telling = calm.filter(
            ({ recipients, channels, dueAt }) =>
              dueAt >= (alone[0]?.dueAt ?? '') &&
              rung.recipients.every((each) => recipients.includes(each)) &&
              rung.channels.every((each) => channels.includes(each)),
          );
          expect(telling).not.toHaveLength(0);
        }
      }),
    );
  });

  it('are kept, unless the clock has no other hour between its start and its due instant', () => {
    fc.assert(
      fc.property(clocks, policies, (clock, policy) => {
        const [anchor, due] = [Date.parse(clock.anchorAt), Date.parse(clock.dueAt)];
        const quiet = (at: number) => isQuiet(at, policy.quiet, clock.timeZone as string);
        for (const at of timesOf(planAlerts(clock, policy)).filter(quiet)) {
          for (let minute = at; minute <= Math.min(due, at + 4 * DAY); minute += 15 * 60_000)
            expect(quiet(minute)).toBe(true);
          for (let minute = at; minute >= Math.max(anchor, at - 4 * DAY); minute -= 15 * 60_000)
            expect(quiet(minute) || minute - anchor < 60_000).toBe(true);
        }
      }),
    );
  });
});

describe('whatever the policy, a clock', () => {
  it('that walks from turn to turn meets what its rehearsal says, repeats included', () => {
    fc.assert(
      fc.property(clocks, policies, (clock, policy) => {
        const from = new Date(Date.parse(clock.anchorAt) - 1).toISOString();
        // The longest silence that a policy can make: a Friday and the weekend after it.
        const to = new Date(Date.parse(clock.dueAt) + 5 * DAY).toISOString();
        const met: string[] = [];
        for (
          let turn = nextTurnAt(clock, from, policy);
          turn && turn <= to;
          turn = nextTurnAt(clock, turn, policy)
        ) {
          const code = ladderAt(clock, turn, policy).current?.code;
          if (code && met.at(-1) !== code) met.push(code);
        }
        expect(met).toEqual(alertsBetween(clock, from, to, policy).map(({ code }) => code));
        expect(met.some((code) => code.startsWith('OVERDUE'))).toBe(true);
      }),
    );
  });

  it('has the ladder of the product where nothing was set', () => {
    fc.assert(
      fc.property(clocks, (clock) => {
        expect(planAlerts(clock)).toEqual(planAlerts(clock, STANDARD_POLICIES[familyOf(clock)]));
      }),
    );
  });

  it('that was acknowledged or put off still reaches someone at its due instant', () => {
    fc.assert(
      fc.property(clocks, policies, fc.double({ min: 0, max: 1, noNaN: true }), (clock, policy, share) => {
        const [anchor, due] = [Date.parse(clock.anchorAt), Date.parse(clock.dueAt)];
        const snoozedUntil = new Date(anchor + Math.floor((due - anchor) * share)).toISOString();
        const whole = planAlerts(clock, policy).at(-1);
        expect(planAlerts({ ...clock, isAcknowledged: true, snoozedUntil }, policy).at(-1)).toEqual(whole);
      }),
    );
  });
});
