import { Box, Skeleton, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { CaseLink } from '../deadlines/CaseLink.tsx';
import { articleBeside, type DeadlineRow } from '../deadlines/deadlineRow.ts';
import { DueChip } from '../shared/DueChip.tsx';
import { isHourClock, isToldByHour } from '../shared/deadline.ts';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { Quantity } from '../shared/Quantity.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { useLegalNow } from '../time/legalClock.ts';
import { type DueGroup, groupOf } from '../time/remaining.ts';
import { daysBetween } from '../time/zoned.ts';
import { EACH_MINUTE, listLink } from './counts.ts';

const GROUPS: DueGroup[] = ['late', 'today', 'week', 'later', 'paused'];
const OPEN = { state: { in: ['RUNNING', 'PAUSED', 'MISSED'] } };
const SHOWN = 60;

/** Every open clock, the nearest first, under what it means for today. */
export const Agenda = () => {
  const translate = useTranslate();
  const now = useLegalNow();
  const { data, total, isPending, error, refetch } = useGetList<DeadlineRow>(
    'deadlines',
    { pagination: { page: 1, perPage: SHOWN }, sort: { field: 'dueAt', order: 'ASC' }, filter: OPEN },
    { ...EACH_MINUTE, retry: false },
  );
  if (error) return <RefusalPanel error={error} onRetry={() => refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={420} sx={{ borderRadius: '12px' }} />;
  const grouped = Map.groupBy(data ?? [], ({ state, dueAt, legalEntity }) =>
    groupOf(state, dueAt, now, dueAt ? daysBetween(now, dueAt, legalEntity.timeZone) : 0),
  );
  return (
    <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0 }}>
      {!data?.length && (
        <Panel title={translate('dashboard.nothing.title')}>
          <Typography>{translate('dashboard.nothing.text')}</Typography>
        </Panel>
      )}
      {GROUPS.filter((group) => grouped.has(group)).map((group) => (
        <Panel
          key={group}
          flush
          title={translate(`dashboard.group.${group}`)}
          action={
            <Typography component="span" sx={{ color: 'text.secondary', fontWeight: 600 }}>
              <Quantity value={grouped.get(group)?.length ?? 0} />
            </Typography>
          }
        >
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {grouped.get(group)?.map((row) => (
              <AgendaRow key={row.id} row={row} />
            ))}
          </Box>
        </Panel>
      ))}
      {(total ?? 0) > SHOWN && (
        <TextLink to={listLink('deadlines', OPEN)}>
          {translate('dashboard.more', { smart_count: (total ?? 0) - SHOWN })}
        </TextLink>
      )}
    </Box>
  );
};

const AgendaRow = ({ row }: { row: DeadlineRow }) => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const { dueAt, label, legalEntity, assignee } = row;
  const zone = legalEntity.timeZone;
  const isHours = isHourClock(row);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) auto' },
        columnGap: 3,
        rowGap: 0.75,
        alignItems: 'center',
        px: 2.5,
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ lineHeight: 1.35 }}>
          <Box component="span" sx={{ fontWeight: 650, mr: 1 }}>
            <CaseLink on={row.on} onReference={row.onReference} />
          </Box>
          {row.on?.right && `${translate(`law.Right.${row.on.right}`, { _: row.on.right })} · `}
          {label}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {[
            articleBeside(row),
            legalEntity.name,
            assignee ? nameOf(assignee) : translate('dashboard.unassigned'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexDirection: { xs: 'row', sm: 'column' },
          alignItems: { xs: 'center', sm: 'flex-end' },
          flexWrap: 'wrap',
          gap: 0.5,
        }}
      >
        <DueChip {...row} hours={isHours} zone={zone} />
        {dueAt && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            <Instant value={dueAt} format={isToldByHour(row, zone) ? 'dayTime' : 'longDate'} zone={zone} />
          </Typography>
        )}
      </Box>
    </Box>
  );
};
