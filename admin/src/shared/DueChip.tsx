import AlarmIcon from '@mui/icons-material/Alarm';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import EventIcon from '@mui/icons-material/EventOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import RemoveIcon from '@mui/icons-material/RemoveCircleOutlined';
import { Box, Typography } from '@mui/material';
import type { ComponentType } from 'react';
import type { ToneName } from '../theme/tones.ts';
import { useZone } from '../time/useFormat.ts';
import { isHourClock, isToldByHour } from './deadline.ts';
import { Instant } from './Instant.tsx';
import { ToneChip } from './ToneChip.tsx';
import { type Due, useDue } from './useDue.ts';

export const DUE_ICONS: Record<ToneName, ComponentType<{ fontSize?: 'inherit'; 'aria-hidden'?: boolean }>> = {
  danger: ErrorIcon,
  warn: AlarmIcon,
  accent: EventIcon,
  good: CheckIcon,
  pause: PauseIcon,
  plain: RemoveIcon,
};

interface DueChipProps extends Due {
  /** Counted in hours, where there is no rule to tell. */
  hours?: boolean;
  zone?: string;
  /** The date under the chip. */
  withDate?: boolean;
}

/** "J-3 · 26 nov." or a running countdown: icon, words, and the date itself. */
export const DueChip = ({ hours, zone, withDate, ...due }: DueChipProps) => {
  const ownZone = useZone();
  const isHours = hours ?? isHourClock({ rule: due.rule ?? '' });
  const timeZone = zone ?? ownZone;
  const { tone, short } = useDue(due, isHours, timeZone);
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        flexDirection: { xs: 'row', md: 'column' },
        alignItems: { xs: 'center', md: 'flex-start' },
        columnGap: 1,
        rowGap: 0.25,
      }}
    >
      <ToneChip tone={tone} icon={DUE_ICONS[tone]}>
        {short}
      </ToneChip>
      {withDate && due.dueAt && (
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          <Instant
            value={due.dueAt}
            format={
              isToldByHour({ rule: due.rule ?? '', dueAt: due.dueAt }, timeZone) ? 'dayTime' : 'shortDate'
            }
            zone={timeZone}
          />
        </Typography>
      )}
    </Box>
  );
};
