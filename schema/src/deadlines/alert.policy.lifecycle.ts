import type { LadderPolicy, LadderRung, QuietHours } from './alert.policy.ts';
import { AlertMoment, ClockFamily } from './alert.terms.ts';

/** Repeats that meet the due instant's hour every day. Longer ones would break the promise that a missed clock repeats daily. */
export const REPEAT_HOURS: readonly number[] = [1, 2, 3, 4, 6, 8, 12, 24];

/** Rungs of a ladder at most: more is noise that nobody reads. */
export const MOST_RUNGS = 12;

const FIXED = [AlertMoment.AT_START, AlertMoment.AT_DUE] as readonly AlertMoment[];

/** A rung's place: two of a ladder are never at the same one. */
const placeOf = ({ moment, hours }: LadderRung): string =>
  FIXED.includes(moment) || moment === AlertMoment.OVERDUE ? moment : `${moment} ${hours}`;

function rungsObstacle(rungs: readonly LadderRung[]): string | null {
  // A legal clock that is due always reaches somebody by something.
  if (rungs.some(({ recipients, channels }) => recipients.length === 0 || channels.length === 0))
    return 'ALERT_REACHES_NOBODY';
  if (!rungs.some(({ moment }) => moment === AlertMoment.AT_DUE)) return 'NO_ALERT_AT_DUE';
  const repeat = rungs.find(({ moment }) => moment === AlertMoment.OVERDUE);
  if (!repeat) return 'NO_DAILY_REPEAT';
  if (!REPEAT_HOURS.includes(repeat.hours)) return 'REPEAT_NOT_DAILY';
  if (rungs.some(({ moment, hours }) => FIXED.includes(moment) !== (hours === 0))) return 'ALERT_HOURS_WRONG';
  if (new Set(rungs.map(placeOf)).size < rungs.length) return 'ALERT_GIVEN_TWICE';
  return null;
}

function quietObstacle(family: ClockFamily, { from, until, weekends }: QuietHours): string | null {
  if ((from === null) !== (until === null)) return 'QUIET_HOURS_INCOMPLETE';
  if (from !== null && from === until) return 'QUIET_ALL_DAY';
  // 72 hours run through the night and the weekend: Regulation 1182/71, GDPR 33(1).
  if (family === ClockFamily.HOURS && (from !== null || weekends)) return 'HOUR_CLOCKS_ARE_NEVER_QUIET';
  return null;
}

/** Why a policy cannot be: the code of what is wrong; null when it can. */
export const policyObstacle = (policy: LadderPolicy): string | null =>
  rungsObstacle(policy.rungs) ??
  (policy.family === ClockFamily.HOURS && policy.officeFrom ? 'HOUR_CLOCKS_KNOW_NO_OFFICE' : null) ??
  quietObstacle(policy.family, policy.quiet);
