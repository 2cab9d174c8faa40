import MailIcon from '@mui/icons-material/MailOutlined';
import InboxIcon from '@mui/icons-material/NotificationsOutlined';
import { Box, Typography } from '@mui/material';
import { AlertChannel, AlertMoment, AlertRecipient, type LadderRung, labelsOf } from '@vigie/schema/rules';
import { useTranslate } from 'react-admin';
import { useLaw } from '../shared/useLaw.ts';
import type { ToneName } from '../theme/tones.ts';
import { inOrder } from './policyForm.ts';
import { useMoment } from './useMoment.ts';

const ICONS = { MAIL: MailIcon, INBOX: InboxIcon };

const toneOf = (moment: AlertMoment): ToneName => {
  if (moment === AlertMoment.OVERDUE) return 'danger';
  return moment === AlertMoment.AT_DUE ? 'warn' : 'accent';
};

const columns = (count: number): string => `repeat(${count}, minmax(0, 1fr))`;

/** As many beside each other as can be read; two rows of the same length where they are too many for one. */
const inOneRow = (count: number): number => (count <= 7 ? count : Math.ceil(count / 2));

/** A ladder of alerts on a line of time: from left to right, on a phone from top to bottom. */
export const LadderLine = ({ rungs, label }: { rungs: readonly LadderRung[]; label: string }) => {
  const ordered = inOrder(rungs);
  return (
    <Box
      component="ol"
      aria-label={label}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gridTemplateColumns: {
          xs: '1fr',
          md: columns(Math.min(ordered.length, 4)),
          lg: columns(inOneRow(ordered.length)),
        },
        rowGap: { xs: 0, md: 2.5 },
      }}
    >
      {ordered.map((rung) => (
        <Rung key={`${rung.moment} ${rung.hours}`} rung={rung} />
      ))}
    </Box>
  );
};

const Rung = ({ rung }: { rung: LadderRung }) => {
  const translate = useTranslate();
  const word = useLaw();
  const momentOf = useMoment();
  const tone = toneOf(rung.moment);
  return (
    <Box
      component="li"
      sx={(theme) => ({
        position: 'relative',
        pl: { xs: 3, md: 0 },
        pr: 1.5,
        pt: { xs: 0, md: 3 },
        pb: { xs: 2, md: 0 },
        // The line of time, behind the dots.
        '&::before': {
          content: '""',
          position: 'absolute',
          bgcolor: 'divider',
          left: { xs: 6, md: 0 },
          top: { xs: 8, md: 7 },
          width: { xs: 2, md: '100%' },
          height: { xs: '100%', md: 2 },
        },
        '&::after': {
          content: '""',
          position: 'absolute',
          left: 0,
          top: { xs: 5, md: 1 },
          width: 14,
          height: 14,
          borderRadius: '50%',
          bgcolor: theme.palette.tone[tone].bg,
          border: `3px solid ${theme.palette.tone[tone].line}`,
        },
        '&:last-of-type::before': { display: { xs: 'none', md: 'block' } },
      })}
    >
      <Typography variant="body2" sx={{ fontWeight: 650 }}>
        {momentOf(rung)}
      </Typography>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary', lineHeight: 1.4 }}>
        {rung.recipients.map((recipient) => word(labelsOf(AlertRecipient), recipient)).join(', ')}
        {rung.isStandIn && (
          <Box component="span" sx={{ display: 'block', fontStyle: 'italic' }}>
            {translate('settings.standIn')}
          </Box>
        )}
      </Typography>
      <Box sx={{ display: 'flex', gap: 0.75, mt: 0.25, color: 'text.secondary' }}>
        {rung.channels.map((channel) => {
          const Icon = ICONS[channel];
          return (
            <Icon
              key={channel}
              titleAccess={word(labelsOf(AlertChannel), channel)}
              sx={{ fontSize: '1rem' }}
            />
          );
        })}
      </Box>
    </Box>
  );
};
