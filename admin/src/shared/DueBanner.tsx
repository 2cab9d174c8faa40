import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useZone } from '../time/useFormat.ts';
import { Countdown } from './Countdown.tsx';
import { capitalised } from './capitalised.ts';
import { DUE_ICONS } from './DueChip.tsx';
import { type DeadlineRecord, isHourClock, isRunning, isToldByHour } from './deadline.ts';
import { Instant } from './Instant.tsx';
import { useDue } from './useDue.ts';
import { WhyThisDate } from './WhyThisDate.tsx';

/** The clock that matters on a case: what is left, until when in words, under which rule, and why. */
export const DueBanner = ({ clock }: { clock: DeadlineRecord }) => {
  const translate = useTranslate();
  const zone = useZone();
  const isHours = isHourClock(clock);
  const { tone, long, isInDays } = useDue(clock, isHours, zone);
  const Icon = DUE_ICONS[tone];
  return (
    <Box
      component="section"
      aria-label={clock.label}
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 4,
        rowGap: 1,
        px: 2.5,
        py: 2,
        mb: 2.5,
        borderRadius: '12px',
        bgcolor: theme.palette.tone[tone].bg,
        color: theme.palette.tone[tone].fg,
        border: `1px solid ${theme.palette.tone[tone].line}`,
      })}
    >
      {!isInDays && clock.dueAt ? (
        <Countdown dueAt={clock.dueAt} />
      ) : (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
          <Icon fontSize={'large' as never} aria-hidden />
          <Typography component="span" sx={{ fontSize: '1.625rem', fontWeight: 650, lineHeight: 1.15 }}>
            {clock.state === 'PAUSED' ? translate('due.paused') : capitalised(long)}
          </Typography>
        </Box>
      )}
      <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 650 }}>{clock.label}</Typography>
        <Typography variant="body2">
          {clock.state === 'PAUSED' && translate('due.noDue')}
          {clock.settledAt && (
            <>
              {translate('due.settledAt', { date: '' })}
              <Instant value={clock.settledAt} format="dateTime" zone={zone} />
            </>
          )}
          {isRunning(clock.state) && clock.dueAt && (
            <Instant
              value={clock.dueAt}
              format={isToldByHour(clock, zone) ? 'longDateTime' : 'longDate'}
              zone={zone}
            />
          )}
        </Typography>
      </Box>
      <WhyThisDate clock={clock} label={clock.label} zone={zone} />
    </Box>
  );
};
