import { Alert } from '@mui/material';
import { BREACH_VERBS, BreachRisk } from '@vigie/schema/rules';
import { useEffect, useRef } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { VerbForm } from '../shared/VerbForm.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
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
    <VerbForm
      wide
      verbs={BREACH_VERBS}
      verb="decide"
      submitLabel={translate('breaches.decide.submit')}
      only={[]}
      defaultValues={{ risk, ...dutiesOf(risk), reasons: '', dpoConsulted: false, dpoOpinion: '' }}
      onClose={onClose}
    >
      <RiskInputs />
      <VerbInput name="reasons" />
      <VerbInput name="dpoConsulted" />
      <Opinion />
    </VerbForm>
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
      <VerbInput name="risk" />
      {proposed && risk !== proposed && (
        <Alert severity="warning" sx={{ my: 0.5 }}>
          {translate('breaches.departing', {
            proposal: translate(`law.BreachRisk.${proposed}`).toLocaleLowerCase(),
          })}
        </Alert>
      )}
      <VerbInput name="notifyAuthority" />
      {!notifyAuthority && risk !== BreachRisk.UNLIKELY && (
        <Alert severity="error">{translate('law.Refusal.RISK_NEEDS_NOTIFICATION')}</Alert>
      )}
      <VerbInput name="tellSubjects" />
      {!tellSubjects && risk === BreachRisk.HIGH_RISK && (
        <Alert severity="warning">{translate('breaches.needsExemption')}</Alert>
      )}
    </>
  );
};

const Opinion = () => {
  const { dpoConsulted } = useWatch();
  return dpoConsulted && <VerbInput name="dpoOpinion" />;
};
