import BackIcon from '@mui/icons-material/ChevronLeftOutlined';
import NextIcon from '@mui/icons-material/ChevronRightOutlined';
import { Box, Button, Card, IconButton, Skeleton, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { listLink } from '../dashboard/counts.ts';
import type { DeadlineRow } from '../deadlines/deadlineRow.ts';
import { useViewer } from '../session/viewer.ts';
import { HiddenCaption } from '../shared/HiddenCaption.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { useLegalNow } from '../time/legalClock.ts';
import { toDay } from '../time/zoned.ts';
import { DayBox } from './DayBox.tsx';
import { monthAfter, sheetBoundsOf, weeksOf } from './month.ts';
import { Rows } from './Rows.tsx';
import { between, useDeadlinesBetween } from './useDeadlinesBetween.ts';

/** The day on the wall of the legal entity. */
const dayOf = ({ dueAt, legalEntity }: DeadlineRow): string => toDay(dueAt as string, legalEntity.timeZone);

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
  const [from, to] = sheetBoundsOf(month);
  const { data, isPending, error, refetch } = useDeadlinesBetween(from, to);
  const name = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T00:00:00Z`),
  );
  const rows = onceEach(data?.rows ?? []);
  const days = Map.groupBy(rows, dayOf);
  const shown = new Set(weeksOf(month).flat());
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
          <Box sx={{ display: { sm: 'none' } }}>
            <List rows={rows.filter((row) => shown.has(dayOf(row)))} />
          </Box>
          {data.total > data.rows.length && (
            <Typography role="status" sx={{ mt: 2 }}>
              {translate('calendar.beyond', { shown: data.rows.length, total: data.total })}{' '}
              <TextLink to={listLink('deadlines', between(from, to))}>
                {translate('calendar.beyondLink')}
              </TextLink>
            </Typography>
          )}
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
        '& td, & th': { border: 1, borderColor: 'divider', verticalAlign: 'top', p: { xs: 0.25, md: 0.75 } },
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
                <DayBox
                  day={day}
                  isToday={day === today}
                  isNeighbour={!day.startsWith(month)}
                  rows={days.get(day) ?? []}
                />
              </Box>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
};

const List = ({ rows }: { rows: DeadlineRow[] }) => {
  const translate = useTranslate();
  return rows.length === 0 ? <Typography>{translate('calendar.none')}</Typography> : <Rows rows={rows} />;
};
