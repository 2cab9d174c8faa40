import DownIcon from '@mui/icons-material/CloudOffOutlined';
import UpIcon from '@mui/icons-material/CloudQueueOutlined';
import { Box, Card, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Instant } from '../shared/Instant.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import type { BackgroundWork } from './background.ts';

/** Where everything that goes out by itself stands. */
export const Figures = ({ work }: { work: BackgroundWork }) => {
  const translate = useTranslate();
  const { alerts, letters, events, unsealed, queue } = work;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          sm: 'repeat(2, minmax(0, 1fr))',
          xl: 'repeat(4, minmax(0, 1fr))',
        },
      }}
    >
      <Group title={translate('jobs.alerts')}>
        <Figure
          label={translate('jobs.alertsWaiting')}
          value={alerts.waiting}
          beside={
            alerts.oldestDueAt && (
              <>
                {translate('jobs.oldest')} <Instant value={alerts.oldestDueAt} format="dateTime" />
              </>
            )
          }
        />
        <Figure label={translate('jobs.failed')} value={alerts.failed} isBad />
        <Figure label={translate('jobs.retrying')} value={alerts.retrying} />
        <Figure label={translate('jobs.planned')} value={alerts.planned} />
      </Group>
      <Group title={translate('jobs.letters')}>
        <Figure label={translate('jobs.lettersWaiting')} value={letters.waiting} />
        <Figure label={translate('jobs.failed')} value={letters.failed} isBad />
      </Group>
      <Group title={translate('jobs.events')}>
        <Figure
          label={translate('jobs.eventsWaiting')}
          value={events.waiting}
          beside={
            events.oldestAt && (
              <>
                {translate('jobs.oldest')} <Instant value={events.oldestAt} format="dateTime" />
              </>
            )
          }
        />
        <Figure label={translate('jobs.unsealed')} value={unsealed} />
      </Group>
      <Group title={translate('jobs.queue')}>
        {queue ? (
          <Box component="div" sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
            <Typography sx={{ fontWeight: 600 }}>{translate(`law.QueueBackend.${queue.backend}`)}</Typography>
            <ToneChip
              tone={queue.isReachable ? 'good' : 'warn'}
              icon={queue.isReachable ? UpIcon : DownIcon}
              sx={{ whiteSpace: 'normal' }}
            >
              {translate(queue.isReachable ? 'jobs.reachable' : 'jobs.away')}
            </ToneChip>
          </Box>
        ) : (
          <Typography sx={{ color: 'text.secondary' }}>{translate('jobs.noQueue')}</Typography>
        )}
      </Group>
    </Box>
  );
};

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <Card component="section" sx={{ p: 2 }}>
    <Typography variant="h2" sx={{ mb: 1 }}>
      {title}
    </Typography>
    {children}
  </Card>
);

const Figure = ({
  label,
  value,
  beside,
  isBad,
}: {
  label: string;
  value: number;
  beside?: ReactNode;
  isBad?: boolean;
}) => (
  <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.25 }}>
    <Typography component="span" variant="body2">
      {label}
      {beside && (
        <Typography component="span" variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
          {beside}
        </Typography>
      )}
    </Typography>
    <Box
      component="span"
      sx={(theme) => ({
        fontWeight: 700,
        fontVariantNumeric: 'tabular-nums',
        color: isBad && value > 0 ? theme.palette.tone.danger.fg : 'text.primary',
      })}
    >
      {value}
    </Box>
  </Box>
);
