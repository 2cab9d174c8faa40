import { daysLate } from '@vigie/schema/rules';
import { useTranslate } from 'react-admin';
import type { ToneName } from '../theme/tones.ts';
import { useLegalNow } from '../time/legalClock.ts';
import { hoursMinutesSeconds, toneOfDue } from '../time/remaining.ts';
import { daysBetween } from '../time/zoned.ts';

export interface Due {
  dueAt: string | null;
  /** Code of the rule, which says whether hours or days count. */
  rule?: string;
  state?: string;
}

/** What a clock says now: in hours, minutes and seconds, or in days, as each clock does that is late by a day or more. */
export function useDue(
  { dueAt, state }: Due,
  isHours: boolean,
  zone: string,
): { tone: ToneName; short: string; long: string; isInDays: boolean } {
  const translate = useTranslate();
  const isTicking = isHours && (!state || state === 'RUNNING' || state === 'MISSED');
  const now = useLegalNow(isTicking ? 1000 : 60_000);
  const tone = toneOfDue(state, dueAt, now, isHours);
  if (state === 'MET' || state === 'MET_LATE' || state === 'CANCELLED') {
    const word = translate(`law.DeadlineState.${state}`);
    return { tone, short: word, long: word, isInDays: true };
  }
  if (state === 'PAUSED')
    return { tone, short: translate('due.paused'), long: translate('due.noDue'), isInDays: true };
  if (!dueAt) return { tone, short: translate('due.noDate'), long: translate('due.noDate'), isInDays: true };
  const left = Date.parse(dueAt) - now;
  const late = daysLate(dueAt, new Date(now).toISOString(), zone);
  if (left < 0 && late > 0) {
    return {
      tone,
      short: translate('due.daysLate', { count: late }),
      long: translate('due.daysLateLong', { smart_count: late }),
      isInDays: true,
    };
  }
  if (isHours || left < 0) {
    const text = translate(left < 0 ? 'due.lateHours' : 'due.leftHours', { time: hoursMinutesSeconds(left) });
    return { tone, short: text, long: text, isInDays: false };
  }
  const days = daysBetween(now, dueAt, zone);
  if (days < 2) {
    const word = translate(days === 0 ? 'due.today' : 'due.tomorrow');
    return { tone, short: word, long: word.toLocaleLowerCase(), isInDays: true };
  }
  return {
    tone,
    short: translate('due.daysLeft', { count: days }),
    long: translate('due.daysLeftLong', { smart_count: days }),
    isInDays: true,
  };
}
