import type { ToneName } from '../theme/tones.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const pad = (value: number) => String(value).padStart(2, '0');

/** `61:04:09`: hours may pass 24, as a 72-hour clock counts. Without its sign. */
export function hoursMinutesSeconds(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** How a clock looks. An hour clock is pressing in its last day, a month clock in its last week. */
export function toneOfDue(
  state: string | undefined,
  dueAt: string | null | undefined,
  now: number,
  isHours: boolean,
): ToneName {
  if (state === 'MET') return 'good';
  if (state === 'MET_LATE') return 'warn';
  if (state === 'CANCELLED') return 'plain';
  if (state === 'PAUSED') return 'pause';
  if (state === 'MISSED') return 'danger';
  if (!dueAt) return 'plain';
  const left = Date.parse(dueAt) - now;
  if (left < 0) return 'danger';
  return left < (isHours ? DAY : 7 * DAY) ? 'warn' : 'accent';
}

export type DueGroup = 'late' | 'today' | 'week' | 'later' | 'paused';

/** Under which heading of "what is due" a clock stands. */
export function groupOf(state: string, dueAt: string | null, now: number, daysLeft: number): DueGroup {
  if (state === 'PAUSED' || !dueAt) return 'paused';
  if (state === 'MISSED' || Date.parse(dueAt) < now) return 'late';
  if (daysLeft === 0) return 'today';
  return daysLeft < 7 ? 'week' : 'later';
}
