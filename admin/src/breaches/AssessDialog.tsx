import { Box, Typography } from '@mui/material';
import {
  AVAILABILITY_LABELS,
  CONFIDENTIALITY_LABELS,
  DATA_CATEGORY_LABELS,
  IDENTIFICATION_LABELS,
  INTEGRITY_LABELS,
} from '@vigie/schema/rules';
import {
  BooleanInput,
  NumberInput,
  required,
  SelectInput,
  TextInput,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { useLawChoices } from '../shared/useLaw.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import type { BreachRecord } from './breach.ts';
import { LiveSeverity } from './LiveSeverity.tsx';
import { type SeverityForm, severityFormOf, severityOf } from './severityForm.ts';

/** What the score does not see: EDPB guidelines 9/2022. */
const FACTORS = ['dataConcerned', 'consequences', 'specialPersons', 'specialController'];

/** A version of the assessment: ENISA's score, live, and what it does not see. It proposes; a person decides. */
export const AssessDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  const toInput = (values: SeverityForm & { factors?: Record<string, string> }) => ({
    severity: severityOf(values),
    ...(Object.values(values.factors ?? {}).some(Boolean) && { factors: values.factors }),
  });
  return (
    <VerbDialog
      wide
      verb="assess"
      title={translate('breaches.assess.label')}
      lead={translate('breaches.assess.lead')}
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
    </VerbDialog>
  );
};

const SeverityInputs = () => {
  const translate = useTranslate();
  const { categories = [] } = useWatch();
  const none = { emptyText: translate('breaches.notTouched'), helperText: false as const };
  const categoryChoices = useLawChoices(DATA_CATEGORY_LABELS);
  return (
    <>
      <ChoicesInput
        source="categories"
        label={translate('breaches.field.categories')}
        choices={categoryChoices}
        validate={required()}
      />
      {categories.length > 0 && <Adjustment />}
      <ChoicesInput
        single
        columns={2}
        source="identification"
        label={translate('breaches.field.identification')}
        choices={useLawChoices(IDENTIFICATION_LABELS)}
        validate={required()}
      />
      <SelectInput
        source="confidentiality"
        label={translate('law.BreachNature.CONFIDENTIALITY')}
        choices={useLawChoices(CONFIDENTIALITY_LABELS)}
        {...none}
      />
      <SelectInput
        source="integrity"
        label={translate('law.BreachNature.INTEGRITY')}
        choices={useLawChoices(INTEGRITY_LABELS)}
        {...none}
      />
      <SelectInput
        source="availability"
        label={translate('law.BreachNature.AVAILABILITY')}
        choices={useLawChoices(AVAILABILITY_LABELS)}
        {...none}
      />
      <BooleanInput source="malicious" label={translate('breaches.field.malicious')} helperText={false} />
      <BooleanInput
        source="unintelligible"
        label={translate('breaches.field.unintelligible')}
        helperText={false}
      />
      <NumberInput
        source="individuals"
        label={translate('breaches.field.individuals')}
        min={0}
        step={1}
        helperText={false}
      />
    </>
  );
};

/** The context may weigh a category up or down: then it says why. */
const Adjustment = () => {
  const translate = useTranslate();
  const { adjustment } = useWatch();
  return (
    <>
      <NumberInput
        source="adjustment"
        label={translate('breaches.field.adjustment')}
        helperText={translate('breaches.help.adjustment')}
        min={-3}
        max={3}
        step={1}
      />
      {Boolean(adjustment) && (
        <TextInput
          source="justification"
          label={translate('breaches.field.justification')}
          validate={required()}
          helperText={false}
          multiline
        />
      )}
    </>
  );
};
