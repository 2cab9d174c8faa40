import { Alert } from '@mui/material';
import { daysLate, isLate } from '@vigie/schema/rules';
import { useTranslate } from 'react-admin';
import { hoursMinutesSeconds } from '../time/remaining.ts';
import { daysBetween } from '../time/zoned.ts';

/** Whether an act at `at` is in time, in words, before it is saved. */
export const Timeliness = ({
  at,
  dueAt,
  hours,
  zone,
}: {
  at?: string | null;
  dueAt?: string | null;
  hours?: boolean;
  zone: string;
}) => {
  const translate = useTranslate();
  if (!at || !dueAt) return null;
  const late = isLate(dueAt, at);
  const inHours = late ? daysLate(dueAt, at, zone) === 0 : hours;
  const amount = inHours
    ? hoursMinutesSeconds(Date.parse(dueAt) - Date.parse(at))
        .replace(/:\d\d$/, '')
        .replace(':', ' h ')
    : Math.abs(daysBetween(at, dueAt, zone));
  const key = `timeliness.${late ? 'late' : 'inTime'}${inHours ? 'Hours' : 'Days'}`;
  return (
    <Alert severity={late ? 'warning' : 'success'} sx={{ mt: 1 }}>
      {translate(key, { amount, smart_count: inHours ? 2 : Number(amount) })}
    </Alert>
  );
};

export const isAfter = (at?: string | null, dueAt?: string | null): boolean =>
  Boolean(at && dueAt && isLate(dueAt, at));
