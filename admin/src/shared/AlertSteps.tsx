import MailIcon from '@mui/icons-material/MailOutlined';
import InboxIcon from '@mui/icons-material/NotificationsOutlined';
import { Box, Typography } from '@mui/material';
import { alertLabel } from '@vigie/schema/rules';
import { useLocale, useTranslate } from 'react-admin';
import type { ToneName } from '../theme/tones.ts';
import { useLegalNow } from '../time/legalClock.ts';
import type { AlertStepRecord, DeadlineRecord } from './deadline.ts';
import { Instant } from './Instant.tsx';
import { ToneChip } from './ToneChip.tsx';
import { usePersonName } from './usePersonName.ts';

const TONES: Record<string, ToneName> = {
  PLANNED: 'plain',
  CLAIMED: 'accent',
  SENT: 'good',
  FAILED: 'danger',
};
const ICONS = { MAIL: MailIcon, INBOX: InboxIcon };

type AlertedClock = Pick<DeadlineRecord, 'steps' | 'state' | 'kind' | 'dueAt'>;

/** Whether alerts go on day by day: its date is past, and the act still owed. */
const isRepeating = ({ state, kind, dueAt }: AlertedClock, now: number): boolean =>
  (state === 'RUNNING' || state === 'MISSED') &&
  kind !== 'NOT_BEFORE' &&
  dueAt !== null &&
  Date.parse(dueAt) < now;

/** The ladder of alerts of a clock: what, when, to whom, by what, and whether it went. */
export const AlertSteps = ({ clock }: { clock: AlertedClock | undefined }) => {
  const translate = useTranslate();
  const now = useLegalNow();
  const shown = [...(clock?.steps ?? [])]
    .filter(({ state }) => state !== 'SUPERSEDED')
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  const isGoingOn = clock !== undefined && isRepeating(clock, now);
  if (!shown.length && !isGoingOn) {
    return <Typography sx={{ color: 'text.secondary' }}>{translate('alert.none')}</Typography>;
  }
  // One line for what goes to several people by several ways, as long as it fares alike.
  const rungs = [...Map.groupBy(shown, ({ code, state }) => `${code} ${state}`)];
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rungs.map(([key, sent]) => (
          <Rung key={key} sent={sent} />
        ))}
      </Box>
      {isGoingOn && (
        <Typography variant="body2" sx={{ mt: 0.75 }}>
          {translate('alert.goesOn')}
        </Typography>
      )}
    </>
  );
};

const Rung = ({ sent }: { sent: AlertStepRecord[] }) => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const language = useLocale() === 'en' ? 'EN' : 'FR';
  const [first] = sent;
  if (!first) return null;
  const names = [...new Set(sent.map(({ recipient }) => nameOf(recipient)))];
  const channels = [...new Set(sent.map(({ channel }) => channel))].sort();
  const attempts = Math.max(...sent.map((step) => step.attempts));
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.25,
        rowGap: 0.25,
        py: 0.75,
      }}
    >
      <Box sx={{ flex: '1 1 150px', minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {alertLabel(first.code)[language]}
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            {channels.map((channel) => {
              const Icon = ICONS[channel];
              return (
                <Icon
                  key={channel}
                  titleAccess={translate(`alert.channel.${channel}`)}
                  sx={{ fontSize: '0.95rem', mr: 0.75, verticalAlign: '-2px' }}
                />
              );
            })}
            <Instant value={first.sentAt ?? first.dueAt} format="dayTime" />
          </Box>
          {` · ${names.join(', ')}`}
        </Typography>
      </Box>
      <ToneChip tone={TONES[first.state] ?? 'plain'}>
        {translate(`law.AlertStepState.${first.state}`, { _: first.state })}
        {first.state === 'FAILED' && attempts > 1 && ` (${attempts})`}
      </ToneChip>
      {sent.some(({ possiblySentTwice }) => possiblySentTwice) && (
        <Typography variant="caption" sx={{ flexBasis: '100%', color: 'text.secondary' }}>
          {translate('alert.twice')}
        </Typography>
      )}
    </Box>
  );
};
