import BackIcon from '@mui/icons-material/ChevronLeftOutlined';
import NextIcon from '@mui/icons-material/ChevronRightOutlined';
import { Box, Button, Card, IconButton, Skeleton, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList, useLocale, useTranslate } from 'react-admin';
import { CaseLink } from '../deadlines/CaseLink.tsx';
import type { DeadlineRow } from '../deadlines/deadlineRow.ts';
import { useViewer } from '../session/viewer.ts';
import { DueChip } from '../shared/DueChip.tsx';
import { isHourClock } from '../shared/deadline.ts';
import { HiddenCaption } from '../shared/HiddenCaption.tsx';
import { Instant } from '../shared/Instant.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { useLegalNow } from '../time/legalClock.ts';
import { toDay } from '../time/zoned.ts';
import { boundsOf, monthAfter, weeksOf } from './month.ts';

/** Deadlines of one day that are shown in its box. */
const SHOWN = 3;

/** The rights of one request fall due together, and stand there once. */
const onceEach = (rows: DeadlineRow[]): DeadlineRow[] => [
  ...new Map(rows.map((row) => [`${row.onReference} ${row.rule} ${row.dueAt} ${row.state}`, row])).values(),
];

/** A month of deadlines: a sheet on a wide screen, a list on a narrow one. */
export const Month = () => {
  const translate = useTranslate();
  const language = useLocale() === 'en' ? 'en-GB' : 'fr-FR';
  const zone = useViewer()?.organisation?.timeZone ?? 'Europe/Paris';
  const today = toDay(useLegalNow(60_000), zone);
  const [month, setMonth] = useState(today.slice(0, 7));
  const [from, to] = boundsOf(month, zone);
  const { data, isPending, error, refetch } = useGetList<DeadlineRow>(
    'deadlines',
    {
      pagination: { page: 1, perPage: 200 },
      sort: { field: 'dueAt', order: 'ASC' },
      filter: { dueAt: { gte: from, lt: to }, state: { in: ['RUNNING', 'MISSED', 'MET', 'MET_LATE'] } },
    },
    { retry: false },
  );
  const name = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T00:00:00Z`),
  );
  const rows = onceEach(data ?? []);
  const days = Map.groupBy(rows, ({ dueAt, legalEntity }) => toDay(dueAt as string, legalEntity.timeZone));
  return (
    <Card
      component="section"
      aria-label={translate('calendar.caption', { month: name })}
      sx={{ p: { xs: 1.5, sm: 2.5 } }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 2 }}>
        <Typography
          variant="h2"
          sx={{ flex: 1, '&::first-letter': { textTransform: 'uppercase' } }}
          aria-live="polite"
        >
          {name}
        </Typography>
        {month !== today.slice(0, 7) && (
          <Button size="small" onClick={() => setMonth(today.slice(0, 7))}>
            {translate('calendar.today')}
          </Button>
        )}
        <IconButton
          aria-label={translate('calendar.previous')}
          onClick={() => setMonth(monthAfter(month, -1))}
        >
          <BackIcon />
        </IconButton>
        <IconButton aria-label={translate('calendar.next')} onClick={() => setMonth(monthAfter(month, 1))}>
          <NextIcon />
        </IconButton>
      </Box>
      {error && <RefusalPanel error={error} onRetry={() => refetch()} />}
      {isPending && <Skeleton variant="rounded" height={360} />}
      {data && (
        <>
          <Sheet
            {...{ month, today, days, language }}
            caption={translate('calendar.caption', { month: name })}
          />
          <List rows={rows} />
        </>
      )}
    </Card>
  );
};

interface SheetProps {
  month: string;
  today: string;
  days: Map<string, DeadlineRow[]>;
  language: string;
  caption: string;
}

const Sheet = ({ month, today, days, language, caption }: SheetProps) => {
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const weeks = weeksOf(month);
  return (
    <Box
      component="table"
      sx={{
        display: { xs: 'none', sm: 'table' },
        width: '100%',
        tableLayout: 'fixed',
        borderCollapse: 'collapse',
        position: 'relative',
        '& td, & th': { border: 1, borderColor: 'divider', verticalAlign: 'top', p: 0.75 },
        '& th': { fontSize: '0.8125rem', color: 'text.secondary', textAlign: 'left' },
      }}
    >
      <HiddenCaption>{caption}</HiddenCaption>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {weekdays.format(new Date(`${day}T12:00:00Z`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <Box
                component="td"
                key={day}
                sx={{ height: 92, bgcolor: day.startsWith(month) ? undefined : 'action.hover' }}
              >
                <DayBox day={day} isToday={day === today} rows={days.get(day) ?? []} />
              </Box>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
};

const DayBox = ({ day, isToday, rows }: { day: string; isToday: boolean; rows: DeadlineRow[] }) => {
  const translate = useTranslate();
  return (
    <>
      <Box
        component="time"
        dateTime={day}
        aria-current={isToday ? 'date' : undefined}
        sx={(theme) => ({
          display: 'inline-block',
          minWidth: 24,
          px: 0.5,
          borderRadius: '999px',
          textAlign: 'center',
          fontSize: '0.8125rem',
          fontWeight: isToday ? 700 : 500,
          bgcolor: isToday ? theme.palette.tone.accent.bg : undefined,
          color: isToday ? theme.palette.tone.accent.fg : 'text.secondary',
        })}
      >
        {Number(day.slice(8))}
      </Box>
      {rows.slice(0, SHOWN).map((row) => (
        <Box key={row.id} sx={{ fontSize: '0.8125rem', overflow: 'hidden' }}>
          <TextLink
            to={`/deadlines/${row.id}/show`}
            title={row.label}
            sx={{
              display: 'block',
              // As high as a finger or a shaking hand needs: WCAG 2.5.8.
              lineHeight: '24px',
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
              textDecorationLine: row.settledAt ? 'line-through' : undefined,
            }}
          >
            {isHourClock(row) && (
              <>
                <Hour row={row} />{' '}
              </>
            )}
            {row.onReference}
          </TextLink>
        </Box>
      ))}
      {rows.length > SHOWN && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {translate('calendar.more', { smart_count: rows.length - SHOWN })}
        </Typography>
      )}
    </>
  );
};

const Hour = ({ row }: { row: DeadlineRow }) => (
  <>
    {new Intl.DateTimeFormat('fr-FR', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: row.legalEntity.timeZone,
    }).format(new Date(row.dueAt as string))}
  </>
);

const List = ({ rows }: { rows: DeadlineRow[] }) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ display: { xs: 'grid', sm: 'none' }, gap: 1.5, listStyle: 'none', m: 0, p: 0 }}>
      {rows.length === 0 && <li>{translate('calendar.none')}</li>}
      {rows.map((row) => (
        <Box component="li" key={row.id} sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
          <Typography sx={{ lineHeight: 1.35 }}>
            <CaseLink on={row.on} onReference={row.onReference} /> {row.label}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 0.5 }}>
            <DueChip {...row} zone={row.legalEntity.timeZone} />
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              <Instant
                value={row.dueAt}
                format={isHourClock(row) ? 'dayTime' : 'longDate'}
                zone={row.legalEntity.timeZone}
              />
            </Typography>
          </Box>
        </Box>
      ))}
    </Box>
  );
};
