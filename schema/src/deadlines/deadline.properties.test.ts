import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isInvalid } from '../shared/invalid.ts';
import { WorkingDays } from './deadline.counting.ts';
import { computeDeadline } from './deadline.engine.ts';
import { DEADLINE_STEPS, type DeadlineInput, type DeadlineResult } from './deadline.facts.ts';
import { HOLIDAY_ZONES } from './deadline.holiday-table.ts';
import { lawCalendar } from './deadline.holidays.ts';
import type { DeadlineRule } from './deadline.rule.ts';
import { DEADLINE_RULES } from './deadline.rules.ts';
import { EntityClass, PauseMode, PauseReason } from './deadline.terms.ts';

const NOW = '2026-11-23T09:00:00Z';
const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'Pacific/Noumea', 'Europe/Dublin'];

const anInstant = fc
  .integer({ min: Date.UTC(2018, 4, 25) / 1000, max: Date.UTC(2040, 0, 1) / 1000 })
  .map((seconds) => new Date(seconds * 1000).toISOString());
const aPlace = fc.constantFrom(...HOLIDAY_ZONES.map(({ code }) => code), 'ES', 'DE-BY');
const aPolicy = fc.record(
  {
    hourStart: fc.constantFrom('EXACT', 'NEXT_FULL_HOUR'),
    extensionBasis: fc.constantFrom('FROM_RECEIPT', 'CHAINED_UNROLLED'),
    minTwoWorkingDays: fc.boolean(),
    minTwoWorkingDaysForHours: fc.boolean(),
    rollNonWorking: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** An input for one of these rules, complete in what it needs. */
const anInputFor = (aRule: fc.Arbitrary<DeadlineRule>) =>
  fc
    .record({
      rule: aRule,
      anchorAt: anInstant,
      timeZone: fc.constantFrom(...zones),
      holidayZone: aPlace,
      policy: aPolicy,
    })
    .map(({ rule, ...rest }) => ({
      ...rest,
      rule: rule.code,
      days: 10,
      duration: 'P1M3D',
      facts: rule.facts.map((name) => ({ name, at: rest.anchorAt })),
    })) as fc.Arbitrary<DeadlineInput>;
const anInput = anInputFor(fc.constantFrom(...DEADLINE_RULES));
const aPausableInput = anInputFor(fc.constantFrom(...DEADLINE_RULES.filter(({ pausable }) => pausable)));

function compute(input: DeadlineInput): DeadlineResult {
  const answer = computeDeadline(input, lawCalendar, NOW);
  if (isInvalid(answer)) throw new Error(JSON.stringify(answer.invalid));
  return answer;
}

const millis = (at: string | null) => Date.parse(at ?? '');

// Two rules of the law are not monotone by themselves and are left out: the floor of hours sets Friday 02:00 to Tuesday
// 02:00 and Saturday 00:00 to Tuesday 00:00; DORA's relief sets Sunday to Monday noon and leaves Monday 08:00 alone.
it('a later event never has an earlier deadline', () => {
  // Two hours: where hours start is a matter of minutes.
  const aWhile = fc.oneof(fc.nat(2 * 3600), fc.nat(10 * 86_400));
  fc.assert(
    fc.property(anInput, aWhile, (drawn, seconds) => {
      const policy = { ...drawn.policy, minTwoWorkingDaysForHours: false };
      const input = { ...drawn, policy, entityClass: EntityClass.CREDIT_INSTITUTION };
      const anchorAt = new Date(millis(input.anchorAt) + seconds * 1000).toISOString();
      expect(millis(compute({ ...input, anchorAt }).dueAt)).toBeGreaterThanOrEqual(
        millis(compute(input).dueAt),
      );
    }),
  );
});

it('a pause never shortens a deadline', () => {
  const days = fc.integer({ min: -5, max: 60 });
  fc.assert(
    fc.property(
      fc.oneof(anInput, aPausableInput),
      fc.array(
        fc.tuple(days, fc.integer({ min: 0, max: 30 }), fc.constantFrom(...Object.values(PauseReason))),
        { maxLength: 3 },
      ),
      fc.constantFrom(...Object.values(PauseMode)),
      (input, drawn, pauseMode) => {
        const later = (n: number) => new Date(millis(input.anchorAt) + n * 86_400_000).toISOString();
        const pauses = drawn.map(([from, length, reason]) => ({
          reason,
          askedAt: later(from),
          answeredAt: later(from + length),
        }));
        const paused = compute({ ...input, pauses, policy: { ...input.policy, pauseMode } });
        expect(millis(paused.dueAt)).toBeGreaterThanOrEqual(millis(compute(input).dueAt));
      },
    ),
  );
});

it('a rolled deadline lands on a working day of its place', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const { dueOn } = compute({ ...input, rule: 'GDPR_12_3', policy: null });
      const workingDays = new WorkingDays(lawCalendar.resolve(input.holidayZone ?? 'FR'));
      expect(workingDays.isWorking(Temporal.PlainDate.from(dueOn ?? ''))).toBe(true);
    }),
  );
});

it('a month never skips the next one', () => {
  fc.assert(
    fc.property(anInstant, fc.constantFrom(...zones), (anchorAt, timeZone) => {
      const { dueOn } = compute({ rule: 'GDPR_12_3', anchorAt, timeZone, policy: { rollNonWorking: false } });
      const start = Temporal.Instant.from(anchorAt)
        .toZonedDateTimeISO(timeZone)
        .toPlainDate()
        .toPlainYearMonth();
      expect(
        Temporal.PlainDate.from(dueOn ?? '')
          .toPlainYearMonth()
          .equals(start.add({ months: 1 })),
      ).toBe(true);
    }),
  );
});

it('the strict date is never after the legal one, and says so when it is before', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const { dueAt, strictDueAt, warnings } = compute(input);
      expect(millis(strictDueAt)).toBeLessThanOrEqual(millis(dueAt));
      expect(warnings.includes('STRICT_DATE_DIFFERS')).toBe(strictDueAt !== dueAt);
    }),
  );
});

it('the last instant lies on the last day, in whole seconds, and the trace ends there', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const { dueOn, dueAt, trace } = compute(input);
      const due = Temporal.Instant.from(dueAt ?? '');
      expect(due.toZonedDateTimeISO(input.timeZone).toPlainDate().toString()).toBe(dueOn);
      expect(due.epochMilliseconds % 1000).toBe(0);
      expect([dueOn, dueAt]).toContain(trace.at(-1)?.result);
      // Each step once and in its order; a clamp stands before the step that meets it, which may be a later one.
      const names = trace.map(({ step }) => step);
      expect(new Set(names).size).toBe(names.length);
      const order = names.filter((step) => step !== 'CLAMP').map((step) => DEADLINE_STEPS.indexOf(step));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }),
  );
});

it('nothing that is sent makes it throw', () => {
  const aText = fc.oneof(fc.string(), fc.constantFrom('2026-02-30T10:00:00Z', '2026-03-05T25:00:00Z'));
  const shape = fc.record(
    {
      rule: fc.oneof(fc.string(), fc.constantFrom('RETENTION', 'DORA_INITIAL', 'GDPR_12_3')),
      anchorAt: fc.oneof(aText, anInstant),
      timeZone: fc.oneof(fc.string(), fc.constantFrom(...zones)),
      country: fc.option(fc.string()),
      holidayZone: fc.option(fc.string()),
      duration: fc.option(fc.oneof(fc.string(), fc.constant('P999999D'))),
      days: fc.option(fc.double()),
      hours: fc.option(fc.integer()),
      extension: fc.option(fc.record({ notifiedAt: fc.option(aText), months: fc.option(fc.double()) })),
      pauses: fc.option(
        fc.array(fc.record({ reason: fc.string(), askedAt: aText, answeredAt: fc.option(aText) })),
      ),
      facts: fc.option(fc.array(fc.record({ name: fc.string(), at: aText }))),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(shape, fc.oneof(fc.string(), anInstant), (input, now) => {
      expect(() => computeDeadline(input as never, lawCalendar, now)).not.toThrow();
    }),
  );
});
