import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayOfWall, instantOn, isWeekend, minutesOfWall, wallAt } from './alert.wall.ts';

const zones = fc.constantFrom('Europe/Paris', 'Europe/Lisbon', 'America/Martinique', 'Pacific/Noumea', 'UTC');

it('the wall shows what Temporal says, at any instant, changes of clocks included', () => {
  const times = fc.integer({ min: Date.UTC(2018, 0), max: Date.UTC(2040, 0) });
  fc.assert(
    fc.property(times, zones, (time, timeZone) => {
      const local = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(timeZone);
      const wall = wallAt(time, timeZone);
      expect(minutesOfWall(wall)).toBe(local.hour * 60 + local.minute);
      expect(new Date(dayOfWall(wall) * 86_400_000).toISOString().slice(0, 10)).toBe(
        local.toPlainDate().toString(),
      );
      expect(isWeekend(dayOfWall(wall))).toBe(local.dayOfWeek > 5);
    }),
  );
});

it.each(['2027-03-28', '2027-10-31', '2027-07-01'])('the instant of an hour of %s is Temporal’s', (on) => {
  const date = Temporal.PlainDate.from(on);
  const day = Math.round(Date.parse(on) / 86_400_000);
  for (let minutes = 0; minutes < 1440; minutes += 15) {
    const plainTime = new Temporal.PlainTime().add({ minutes });
    const at = date.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime }).epochMilliseconds;
    expect([minutes, instantOn(day, minutes, 'Europe/Paris')]).toEqual([minutes, at]);
  }
});
