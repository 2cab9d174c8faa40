import { useTranslate } from 'react-admin';
import { useFormat, useZone } from '../time/useFormat.ts';
import { isHourClock } from './deadline.ts';

/** What is told of: an entry of the trail, with its codes as JSON. */
interface Told {
  action: string;
  data?: string;
}

/** The codes of a clock that was computed anew; an entry of an earlier version has no date before. */
interface Move {
  rule: string;
  reason: string;
  dueAt: string | null;
  dueBefore?: string | null;
}

/** An entry of the trail in words. A date that moved is told with both dates and with what moved it. */
export function useEventText(): (entry: Told) => string {
  const translate = useTranslate();
  const print = useFormat(useZone());
  return ({ action, data }) => {
    const word = translate(`events.${action}`, { _: action });
    if (action !== 'deadline.recomputed' || !data) return word;
    const { rule, reason, dueAt, dueBefore } = JSON.parse(data) as Move;
    if (dueBefore === undefined || dueBefore === dueAt) return word;
    const dateOf = (instant: string | null) =>
      instant && print(instant, isHourClock({ rule }) ? 'dateTime' : 'date');
    const [from, to] = [dateOf(dueBefore), dateOf(dueAt)];
    return translate(from && to ? 'timeline.moved' : to ? 'timeline.dated' : 'timeline.undated', {
      from,
      to,
      rule: translate(`law.DeadlineRule.${rule}`, { _: rule }),
      reason: translate(`law.RevisionReason.${reason}`, { _: reason }),
    });
  };
}
