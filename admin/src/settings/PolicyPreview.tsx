import { Box, MenuItem, TextField, Typography } from '@mui/material';
import {
  AlertRecipient,
  alertLabel,
  alertsBetween,
  familyOf,
  type LadderClock,
  type LadderPolicy,
  labelsOf,
} from '@vigie/schema/rules';
import { useState } from 'react';
import { useGetList, useLocale, useTranslate } from 'react-admin';
import { Instant } from '../shared/Instant.tsx';
import { useLaw } from '../shared/useLaw.ts';
import { useLegalNow } from '../time/legalClock.ts';

interface OpenClock {
  id: string;
  rule: string;
  label: string;
  kind: LadderClock['kind'];
  anchorAt: string;
  dueAt: string;
  acknowledgedAt: string | null;
  onReference: string;
  legalEntity: { id: string; timeZone: string };
}

const DAY = 86_400_000;
/** Alerts that are shown: what fits beside the form. */
const SHOWN = 6;

/** Clocks of the family that run now, the nearest first. */
function useOpenClocks(policy: LadderPolicy | null, legalEntityId?: string): OpenClock[] {
  const { data = [] } = useGetList<OpenClock>('deadlines', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'dueAt', order: 'ASC' },
    filter: {
      state: { in: ['RUNNING'] },
      kind: { eq: 'DUE' },
      ...(legalEntityId && { legalEntityId: { eq: legalEntityId } }),
    },
  });
  const family = policy?.family;
  const fitting = data.filter((clock) => clock.dueAt && familyOf(clock) === family);
  // The rights of one request run together: one of them stands for all.
  return [
    ...new Map(fitting.map((clock) => [`${clock.onReference} ${clock.rule} ${clock.dueAt}`, clock])).values(),
  ];
}

/** The alerts that a ladder would give from now on, on a clock that runs: nothing is saved. */
export const PolicyPreview = ({
  policy,
  legalEntityId,
}: {
  policy: LadderPolicy | null;
  legalEntityId?: string;
}) => {
  const translate = useTranslate();
  const clocks = useOpenClocks(policy, legalEntityId);
  const [chosen, setChosen] = useState('');
  // The one that has the most of its ladder ahead.
  const clock = clocks.find(({ id }) => id === chosen) ?? clocks.at(-1);
  return (
    <Box
      component="section"
      aria-label={translate('settings.preview')}
      sx={(theme) => ({
        p: 2,
        borderRadius: '10px',
        bgcolor: theme.palette.tone.accent.bg,
        color: theme.palette.tone.accent.fg,
        border: `1px solid ${theme.palette.tone.accent.line}`,
        position: { lg: 'sticky' },
        top: 0,
      })}
    >
      <Typography variant="h3" component="h3">
        {translate('settings.preview')}
      </Typography>
      {policy && !clock && <Typography variant="body2">{translate('settings.noClock')}</Typography>}
      {!policy && <Typography variant="body2">{translate('settings.noPreview')}</Typography>}
      {policy && clock && (
        <>
          <TextField
            select
            fullWidth
            size="small"
            margin="dense"
            label={translate('settings.onClock')}
            value={clock.id}
            onChange={({ target }) => setChosen(target.value)}
            sx={{ my: 1.5, bgcolor: 'background.paper', borderRadius: 1 }}
          >
            {clocks.map(({ id, onReference, label }) => (
              <MenuItem key={id} value={id} sx={{ whiteSpace: 'normal' }}>
                {onReference} – {label}
              </MenuItem>
            ))}
          </TextField>
          <NextAlerts policy={policy} clock={clock} />
        </>
      )}
    </Box>
  );
};

const NextAlerts = ({ policy, clock }: { policy: LadderPolicy; clock: OpenClock }) => {
  const translate = useTranslate();
  const word = useLaw();
  const language = useLocale() === 'en' ? 'EN' : 'FR';
  const now = useLegalNow();
  const ladder: LadderClock = {
    ...clock,
    timeZone: clock.legalEntity.timeZone,
    isAcknowledged: Boolean(clock.acknowledgedAt),
  };
  const end = new Date(Date.parse(clock.dueAt) + 2 * DAY).toISOString();
  const alerts = alertsBetween(ladder, new Date(now).toISOString(), end, policy);
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.25, display: 'grid', gap: 1 }}>
      {alerts.slice(0, SHOWN).map(({ code, dueAt, recipients }) => (
        <li key={code}>
          <Typography variant="body2" sx={{ fontWeight: 650 }}>
            {alertLabel(code)[language]}
          </Typography>
          <Typography variant="body2">
            <Instant value={dueAt} format="dayTime" zone={clock.legalEntity.timeZone} />
          </Typography>
          <Typography variant="caption" component="div">
            {recipients.map((recipient) => word(labelsOf(AlertRecipient), recipient)).join(', ')}
          </Typography>
        </li>
      ))}
      {alerts.length > SHOWN && (
        <Typography variant="caption" component="li" sx={{ listStyle: 'none' }}>
          {translate('settings.andMore', { smart_count: alerts.length - SHOWN })}
        </Typography>
      )}
    </Box>
  );
};
