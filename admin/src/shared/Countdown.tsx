import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLegalNow } from '../time/legalClock.ts';
import { hoursMinutesSeconds } from '../time/remaining.ts';

/** The large clock of an hour period. It is not read out each second; the due instant stands in words beside it. */
export const Countdown = ({ dueAt }: { dueAt: string }) => {
  const translate = useTranslate();
  const left = Date.parse(dueAt) - useLegalNow(1000);
  const [hours, minutes, seconds] = hoursMinutesSeconds(left).split(':');
  return (
    <Box
      role="timer"
      aria-live="off"
      aria-label={translate('due.clock')}
      sx={{ display: 'flex', alignItems: 'baseline', gap: 1.25 }}
    >
      <Typography
        component="span"
        sx={{
          fontSize: { xs: '2.25rem', sm: '2.75rem' },
          fontWeight: 600,
          lineHeight: 1.05,
          fontVariantNumeric: 'tabular-nums',
          letterSpacing: '-0.01em',
        }}
      >
        {hours}
        <Unit>h</Unit> {minutes}
        <Unit>min</Unit> {seconds}
        <Unit>s</Unit>
      </Typography>
      <Typography component="span" sx={{ fontWeight: 600 }}>
        {translate(left < 0 ? 'due.late' : 'due.left')}
      </Typography>
    </Box>
  );
};

const Unit = ({ children }: { children: string }) => (
  <Box component="span" sx={{ fontSize: '0.42em', fontWeight: 600, ml: '2px' }}>
    {children}
  </Box>
);
