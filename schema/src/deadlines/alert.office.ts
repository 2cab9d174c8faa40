import type { LadderPolicy } from './alert.policy.ts';
import { afterQuiet, isQuiet, outOfQuiet } from './alert.quiet.ts';
import { dayOfWall, instantOn, minutesOf, wallAt } from './alert.wall.ts';

/** When an office opens where a policy says nothing else. A product default. */
export const OFFICE_OPENS = '09:00';

/** So long it is open from then on. */
export const OFFICE_HOURS = 9;

const HOUR = 3_600_000;

/** Days to look through: longer than any quiet period that a policy can make. */
const HORIZON = 4;

/** The office hours and the quiet hours of one policy, by the clock on the wall of the legal entity. */
export class Office {
  readonly timeZone: string;
  /** In minutes of the day. */
  private readonly opens: number;
  private readonly quiet: LadderPolicy['quiet'];

  constructor({ officeFrom, quiet }: Pick<LadderPolicy, 'officeFrom' | 'quiet'>, timeZone: string) {
    this.timeZone = timeZone;
    this.opens = minutesOf(officeFrom ?? OFFICE_OPENS);
    this.quiet = quiet;
  }

  /** What the clock on its wall shows. */
  wall(time: number): number {
    return wallAt(time, this.timeZone);
  }

  /** The calendar day, as days since 1970. */
  dayOf(time: number): number {
    return dayOfWall(this.wall(time));
  }

  /** When the office opens on that calendar day, whatever the clocks did in between. */
  openingOn(day: number): number {
    return instantOn(day, this.opens, this.timeZone);
  }

  /** Whether somebody is there, and not to be left in peace. */
  private isOpen(time: number): boolean {
    if (isQuiet(time, this.quiet, this.timeZone)) return false;
    const day = this.dayOf(time);
    return [day, day - 1].some((each) => {
      const opening = this.openingOn(each);
      return opening <= time && time < opening + OFFICE_HOURS * HOUR;
    });
  }

  private openingAfter(time: number): number {
    const opening = this.openingOn(this.dayOf(time));
    return opening > time ? opening : this.openingOn(this.dayOf(time) + 1);
  }

  /** The first instant at or after `time` at which it is open; null where quiet hours leave none. */
  firstOpen(time: number): number | null {
    let found = time;
    for (let turn = 0; turn <= 2 * HORIZON; turn += 1) {
      if (this.isOpen(found)) return found;
      found = isQuiet(found, this.quiet, this.timeZone)
        ? afterQuiet(found, this.quiet, this.timeZone)
        : this.openingAfter(found);
    }
    return null;
  }

  /** The first instant at or after `time` that suits a repeat. */
  nextFor(time: number): number {
    return this.firstOpen(time) ?? afterQuiet(time, this.quiet, this.timeZone);
  }

  private lastOpening(before: number, anchor: number): number | null {
    for (let back = 0; back <= HORIZON; back += 1) {
      const opening = this.openingOn(this.dayOf(before) - back);
      const found = this.firstOpen(opening);
      if (found !== null && found < before && found >= anchor) return found;
    }
    return null;
  }

  /**
   * When an alert goes out that falls on `time`: as the office opens next; where that is past the due instant, when it
   * opened last; where quiet hours leave neither, as they alone allow. The start and the due instant themselves wait for
   * no office, only for quiet hours to end.
   */
  suited(time: number, span: { anchor: number; due: number }): number {
    if (time !== span.anchor && time !== span.due) {
      const next = this.firstOpen(time);
      if (next !== null && next <= span.due) return next;
      const last = this.lastOpening(time, span.anchor);
      if (last !== null) return last;
    }
    return outOfQuiet(time, span, this.quiet, this.timeZone);
  }
}
