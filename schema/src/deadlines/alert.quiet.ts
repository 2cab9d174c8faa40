import type { QuietHours } from './alert.policy.ts';
import { dayOfWall, instantOn, isWeekend, minutesOf, minutesOfWall, wallAt } from './alert.wall.ts';

const MINUTE = 60_000;

/** Days to look through: longer than any quiet period that a policy can make. */
const HORIZON = 4;

/** Whether anything is quiet at all. */
const isEver = ({ from, weekends }: QuietHours): boolean => from !== null || weekends;

/** Whether nobody is to be disturbed at that instant, by the clock on the wall there. */
export function isQuiet(time: number, quiet: QuietHours, timeZone: string): boolean {
  if (!isEver(quiet)) return false;
  const { from, until, weekends } = quiet;
  const wall = wallAt(time, timeZone);
  if (weekends && isWeekend(dayOfWall(wall))) return true;
  if (from === null || until === null) return false;
  const [start, end, now] = [minutesOf(from), minutesOf(until), minutesOfWall(wall)];
  return start < end ? start <= now && now < end : now >= start || now < end;
}

/** Every instant around `time` at which it may become quiet or cease to be, in order. */
function turns(time: number, { from, until }: QuietHours, timeZone: string): number[] {
  const day = dayOfWall(wallAt(time, timeZone));
  const hours = ['00:00', from, until].filter((each) => each !== null);
  const found = new Set<number>();
  for (let ahead = -HORIZON; ahead <= HORIZON; ahead += 1) {
    for (const hour of hours) found.add(instantOn(day + ahead, minutesOf(hour), timeZone));
  }
  return [...found].sort((a, b) => a - b);
}

/** The first instant at or after `time` that is not quiet. */
export function afterQuiet(time: number, quiet: QuietHours, timeZone: string): number {
  if (!isEver(quiet) || !isQuiet(time, quiet, timeZone)) return time;
  return turns(time, quiet, timeZone).find((turn) => turn > time && !isQuiet(turn, quiet, timeZone)) ?? time;
}

/** The last minute before `time` that is not quiet. */
function beforeQuiet(time: number, quiet: QuietHours, timeZone: string): number {
  const begin = turns(time, quiet, timeZone).findLast(
    (turn) => turn <= time && !isQuiet(turn - MINUTE, quiet, timeZone),
  );
  return begin === undefined ? time : begin - MINUTE;
}

/**
 * When an alert goes out that falls on `time`: as quiet hours end; before they begin where that would be past the due
 * instant; and at `time` itself where the clock has no hour that is not quiet. Never past the due instant.
 */
export function outOfQuiet(
  time: number,
  { anchor, due }: { anchor: number; due: number },
  quiet: QuietHours,
  timeZone: string,
): number {
  const end = afterQuiet(time, quiet, timeZone);
  if (end <= due) return end;
  const begin = beforeQuiet(time, quiet, timeZone);
  return begin >= anchor ? begin : time;
}
