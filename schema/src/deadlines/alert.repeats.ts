import { hasDue, type LadderClock } from './alert.clock.ts';
import { OFFICE_HOURS, Office } from './alert.office.ts';
import { alert, isInHours, type PlannedAlert, zoneOf } from './alert.plan.ts';
import { type LadderPolicy, type LadderRung, standardPolicy } from './alert.policy.ts';
import { AlertMoment } from './alert.terms.ts';
import { dayOfWall, wallAt } from './alert.wall.ts';

const HOUR = 3_600_000;

/** The repeats of a clock after its due instant, by their number from 1 on. */
interface Repeats {
  at(number: number): PlannedAlert;
  /** How many have come by then. */
  countBy(time: number): number;
}

/** A repeat is named by how many calendar days late it is, then by its number among those of that day. */
const codeOf = (days: number, place: number): string => `OVERDUE_${days}${place > 0 ? `_${place}` : ''}`;

function repeatsInHours(due: number, rung: LadderRung, timeZone: string): Repeats {
  const timeAt = (number: number): number => due + number * rung.hours * HOUR;
  const daysAt = (number: number): number =>
    dayOfWall(wallAt(timeAt(number), timeZone)) - dayOfWall(wallAt(due, timeZone));
  return {
    at(number) {
      const days = daysAt(number);
      let place = 0;
      while (number - place > 1 && daysAt(number - place - 1) === days) place += 1;
      const code = days === 0 ? `OVERDUE_PT${number * rung.hours}H` : codeOf(days, place);
      return alert(code, timeAt(number), rung);
    },
    countBy: (time) => Math.max(0, Math.floor((time - due) / (rung.hours * HOUR))),
  };
}

/** From the day after the last one on, as the office opens, and as often in its hours as the rung says. */
function repeatsInDays(due: number, rung: LadderRung, office: Office): Repeats {
  const lastDay = office.dayOf(due);
  const aDay = Math.ceil(OFFICE_HOURS / rung.hours);
  const placeOf = (number: number): { days: number; place: number } => ({
    days: 1 + Math.floor((number - 1) / aDay),
    place: (number - 1) % aDay,
  });
  const timeAt = (number: number): number => {
    const { days, place } = placeOf(number);
    return office.nextFor(office.openingOn(lastDay + days) + place * rung.hours * HOUR);
  };
  return {
    at(number) {
      const { days, place } = placeOf(number);
      return alert(codeOf(days, place), timeAt(number), rung);
    },
    countBy(time) {
      let count = Math.max(0, aDay * (office.dayOf(time) - lastDay));
      while (count > 0 && timeAt(count) > time) count -= 1;
      return count;
    },
  };
}

/** What comes after the due instant until the law's condition is met; null where nothing falls due. */
export function repeatsOf(clock: LadderClock, policy: LadderPolicy = standardPolicy(clock)): Repeats | null {
  if (!hasDue(clock)) return null;
  const rung = policy.rungs.find(({ moment }) => moment === AlertMoment.OVERDUE);
  if (!rung) return null;
  const due = Date.parse(clock.dueAt);
  return isInHours(policy)
    ? repeatsInHours(due, rung, zoneOf(clock))
    : repeatsInDays(due, rung, new Office(policy, zoneOf(clock)));
}
