import { Alert } from '@mui/material';
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
  const isLate = Date.parse(at) > Date.parse(dueAt);
  const amount = hours
    ? hoursMinutesSeconds(Date.parse(dueAt) - Date.parse(at))
        .replace(/:\d\d$/, '')
        .replace(':', ' h ')
    : Math.abs(daysBetween(at, dueAt, zone));
  const key = `timeliness.${isLate ? 'late' : 'inTime'}${hours ? 'Hours' : 'Days'}`;
  return (
    <Alert severity={isLate ? 'warning' : 'success'} sx={{ mt: 1 }}>
      {translate(key, { amount, smart_count: hours ? 2 : Number(amount) })}
    </Alert>
  );
};

export const isAfter = (at?: string | null, dueAt?: string | null): boolean =>
  Boolean(at && dueAt && Date.parse(at) > Date.parse(dueAt));
