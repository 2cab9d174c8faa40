import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useZone } from '../time/useFormat.ts';
import { DueChip } from './DueChip.tsx';
import { type DeadlineRecord, isToldByHour } from './deadline.ts';
import { Instant } from './Instant.tsx';
import { WhyThisDate } from './WhyThisDate.tsx';

/** Every clock of a case, each with its state, its date and its reason. */
export const CaseClocks = ({ clocks }: { clocks: DeadlineRecord[] }) => {
  const translate = useTranslate();
  const zone = useZone();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {clocks.map((clock) => (
        <Box
          component="li"
          key={clock.id}
          sx={{
            py: 1.25,
            borderTop: 1,
            borderColor: 'divider',
            '&:first-of-type': { borderTop: 0, pt: 0 },
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) auto' },
            columnGap: 2,
            rowGap: 0.5,
          }}
        >
          <Box sx={{ minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }}>
              {clock.on?.right && `${translate(`law.Right.${clock.on.right}`)} · `}
              {clock.label}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {clock.settledAt ? (
                <Instant value={clock.settledAt} format="dateTime" />
              ) : (
                clock.dueAt && (
                  <Instant value={clock.dueAt} format={isToldByHour(clock, zone) ? 'dateTime' : 'longDate'} />
                )
              )}
            </Typography>
          </Box>
          <Box
            sx={{
              display: 'flex',
              flexDirection: 'column',
              alignItems: { xs: 'flex-start', sm: 'flex-end' },
            }}
          >
            <DueChip {...clock} />
            <WhyThisDate clock={clock} label={clock.label} zone={zone} />
          </Box>
        </Box>
      ))}
    </Box>
  );
};
