import MailIcon from '@mui/icons-material/MailOutlined';
import InboxIcon from '@mui/icons-material/NotificationsOutlined';
import { Box, Typography } from '@mui/material';
import { alertLabel } from '@vigie/schema/rules';
import { useLocale, useTranslate } from 'react-admin';
import type { ToneName } from '../theme/tones.ts';
import type { AlertStepRecord } from './deadline.ts';
import { Instant } from './Instant.tsx';
import { ToneChip } from './ToneChip.tsx';
import { usePersonName } from './usePersonName.ts';

const TONES: Record<string, ToneName> = {
  PLANNED: 'plain',
  CLAIMED: 'accent',
  SENT: 'good',
  FAILED: 'danger',
  SUPERSEDED: 'plain',
};

/** The ladder of alerts of a clock: to whom, by what, when, and whether it went. */
export const AlertSteps = ({ steps }: { steps: AlertStepRecord[] }) => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const language = useLocale() === 'en' ? 'EN' : 'FR';
  const shown = steps
    .filter(({ state }) => state !== 'SUPERSEDED')
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  if (!shown.length)
    return <Typography sx={{ color: 'text.secondary' }}>{translate('alert.none')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {shown.map((step) => {
        const Icon = step.channel === 'MAIL' ? MailIcon : InboxIcon;
        return (
          <Box
            component="li"
            key={step.id}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              columnGap: 1.25,
              rowGap: 0.25,
              py: 0.75,
            }}
          >
            <Icon
              sx={{ color: 'text.secondary', fontSize: '1.15rem' }}
              titleAccess={translate(`alert.channel.${step.channel}`)}
            />
            <Typography variant="body2" sx={{ flex: '1 1 150px', minWidth: 0 }}>
              {alertLabel(step.code)[language]}
              <Typography
                component="span"
                variant="caption"
                sx={{ display: 'block', color: 'text.secondary' }}
              >
                <Instant value={step.sentAt ?? step.dueAt} format="dayTime" />
                {step.recipient && ` · ${nameOf(step.recipient)}`}
              </Typography>
            </Typography>
            <ToneChip tone={TONES[step.state] ?? 'plain'}>
              {translate(`alert.state.${step.state}`, { _: step.state })}
              {step.state === 'FAILED' && step.attempts > 1 && ` (${step.attempts})`}
            </ToneChip>
            {step.possiblySentTwice && (
              <Typography variant="caption" sx={{ flexBasis: '100%', color: 'text.secondary' }}>
                {translate('alert.twice')}
              </Typography>
            )}
          </Box>
        );
      })}
    </Box>
  );
};
