import { Alert } from '@mui/material';
import { BreachRisk } from '@vigie/schema/rules';
import { useEffect, useRef } from 'react';
import { BooleanInput, required, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import type { BreachRecord } from './breach.ts';

/** What each risk asks for, GDPR 33(1) and 34(1). */
const dutiesOf = (risk: string) => ({
  notifyAuthority: risk !== BreachRisk.UNLIKELY,
  tellSubjects: risk === BreachRisk.HIGH_RISK,
});

/** A person decides, on the assessment that stands, beside what the DPO says. */
export const DecideDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const risk = breach?.currentAssessment?.proposedRisk ?? BreachRisk.RISK;
  return (
    <VerbDialog
      wide
      verb="decide"
      title={translate('breaches.decide.label')}
      lead={translate('breaches.decide.lead')}
      submitLabel={translate('breaches.decide.submit')}
      defaultValues={{ risk, ...dutiesOf(risk), reasons: '', dpoConsulted: false, dpoOpinion: '' }}
      onClose={onClose}
    >
      <RiskInputs />
      <TextInput
        source="reasons"
        label={translate('breaches.field.reasons')}
        helperText={translate('breaches.help.reasons')}
        validate={required()}
        multiline
        minRows={3}
      />
      <OpinionInputs />
    </VerbDialog>
  );
};

const RiskInputs = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const { setValue } = useFormContext();
  const { risk, notifyAuthority, tellSubjects } = useWatch();
  const proposed = breach?.currentAssessment?.proposedRisk;
  const before = useRef(risk);
  useEffect(() => {
    if (before.current === risk) return;
    before.current = risk;
    for (const [name, value] of Object.entries(dutiesOf(risk))) setValue(name, value);
  }, [risk, setValue]);
  return (
    <>
      <ChoicesInput
        single
        source="risk"
        label={translate('breaches.field.risk')}
        choices={useChoices('BreachRisk', Object.values(BreachRisk))}
        validate={required()}
      />
      {proposed && risk !== proposed && (
        <Alert severity="warning" sx={{ my: 0.5 }}>
          {translate('breaches.departing', {
            proposal: translate(`law.BreachRisk.${proposed}`).toLocaleLowerCase(),
          })}
        </Alert>
      )}
      <BooleanInput
        source="notifyAuthority"
        label={translate('breaches.field.notifyAuthority')}
        helperText={false}
      />
      {!notifyAuthority && risk !== BreachRisk.UNLIKELY && (
        <Alert severity="error">{translate('law.Refusal.RISK_NEEDS_NOTIFICATION')}</Alert>
      )}
      <BooleanInput
        source="tellSubjects"
        label={translate('breaches.field.tellSubjects')}
        helperText={false}
      />
      {!tellSubjects && risk === BreachRisk.HIGH_RISK && (
        <Alert severity="warning">{translate('breaches.needsExemption')}</Alert>
      )}
    </>
  );
};

const OpinionInputs = () => {
  const translate = useTranslate();
  const { dpoConsulted } = useWatch();
  return (
    <>
      <BooleanInput
        source="dpoConsulted"
        label={translate('breaches.field.dpoConsulted')}
        helperText={false}
      />
      {dpoConsulted && (
        <TextInput
          source="dpoOpinion"
          label={translate('breaches.field.dpoOpinion')}
          helperText={translate('breaches.help.dpoOpinion')}
          multiline
          minRows={3}
        />
      )}
    </>
  );
};
