import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { PROPOSED_DECISION, PROPOSED_DECISION_LABELS, type SeverityBand } from '@vigie/schema/rules';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { execute } from '../graphql.ts';
import { useLaw } from '../shared/useLaw.ts';
import { SeverityGauge } from './SeverityGauge.tsx';
import { type SeverityForm, severityOf } from './severityForm.ts';

const BREACH_SEVERITY = `query BreachSeverity($input: BreachSeverityInput!) {
  breachSeverity(input: $input) { dpc score band flags } }`;

interface Score {
  dpc: number;
  score: number;
  band: SeverityBand;
  flags: string[];
}

/** The score of what is in the form, by the server's own calculator. Nothing is saved. */
export const LiveSeverity = () => {
  const translate = useTranslate();
  const word = useLaw();
  const values = useWatch() as SeverityForm;
  const isJustified = !values.adjustment || Boolean(values.justification);
  const input = isJustified ? severityOf(values) : null;
  const { data } = useQuery({
    queryKey: ['breachSeverity', input],
    queryFn: ({ signal }) =>
      execute<{ breachSeverity: Score }>(BREACH_SEVERITY, { input }, { signal }).then(
        ({ breachSeverity }) => breachSeverity,
      ),
    enabled: Boolean(input),
    retry: false,
    staleTime: 300_000,
    placeholderData: (previous) => previous,
  });
  return (
    <Box
      role="status"
      sx={{ border: 1, borderColor: 'divider', borderRadius: '12px', p: 2, bgcolor: 'background.paper' }}
    >
      {data && input ? (
        <>
          <SeverityGauge {...data} />
          <Typography variant="body2" sx={{ mt: 1.5, fontWeight: 600 }}>
            {translate('breaches.proposed', {
              proposal: word(PROPOSED_DECISION_LABELS, PROPOSED_DECISION[data.band]),
            })}
          </Typography>
          <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mt: 0.5 }}>
            {translate('breaches.policy')}
          </Typography>
        </>
      ) : (
        <Typography sx={{ color: 'text.secondary' }}>{translate('breaches.scoreWaits')}</Typography>
      )}
    </Box>
  );
};
