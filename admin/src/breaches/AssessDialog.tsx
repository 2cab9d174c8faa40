import { Box, Typography } from '@mui/material';
import { BREACH_VERBS } from '@vigie/schema/rules';
import { TextInput, useRecordContext, useTranslate } from 'react-admin';
import { VerbForm } from '../shared/VerbForm.tsx';
import type { BreachRecord } from './breach.ts';
import { LiveSeverity } from './LiveSeverity.tsx';
import { SeverityInputs } from './SeverityInputs.tsx';
import { type SeverityForm, severityFormOf, severityOf } from './severityForm.ts';

/** What the score does not see: EDPB guidelines 9/2022. */
const FACTORS = ['dataConcerned', 'consequences', 'specialPersons', 'specialController'];

/** A version of the assessment: ENISA's score, live, and what it does not see. It proposes; a person decides. */
export const AssessDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  const toInput = (typed: object) => {
    const values = typed as SeverityForm & { factors?: Record<string, string> };
    const isAnySeen = Object.values(values.factors ?? {}).some(Boolean);
    return { severity: severityOf(values), ...(isAnySeen && { factors: values.factors }) };
  };
  return (
    <VerbForm
      wide
      verbs={BREACH_VERBS}
      verb="assess"
      only={[]}
      submitLabel={translate('breaches.assess.submit', { number: breach.assessments.length + 1 })}
      defaultValues={{ ...severityFormOf(breach) }}
      {...{ onClose, toInput }}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 280px' },
        }}
      >
        <Box sx={{ order: { xs: 1, md: 0 }, minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
          <SeverityInputs />
          <Typography variant="h3" sx={{ mt: 2.5 }}>
            {translate('breaches.factors')}
          </Typography>
          {FACTORS.map((factor) => (
            <TextInput
              key={factor}
              source={`factors.${factor}`}
              label={translate(`breaches.factor.${factor}`)}
              helperText={false}
              multiline
            />
          ))}
        </Box>
        <Box sx={{ position: 'sticky', top: 0, zIndex: 1 }}>
          <LiveSeverity />
        </Box>
      </Box>
    </VerbForm>
  );
};
