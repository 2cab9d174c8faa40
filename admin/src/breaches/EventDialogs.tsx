import { BREACH_VERBS } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DuePreview } from '../shared/DuePreview.tsx';
import { VerbForm, verbDialog } from '../shared/VerbForm.tsx';
import { nowAt } from '../time/legalClock.ts';
import type { BreachRecord } from './breach.ts';

interface DialogProps {
  onClose: () => void;
}

interface Times {
  awareAt?: string;
  detectedAt?: string;
}

export const InvestigateDialog = verbDialog(BREACH_VERBS, 'investigate', {
  fields: { startedAt: { label: 'breaches.field.investigationStartedAt' } },
});

const isGap = ({ awareAt, detectedAt }: Times): boolean =>
  Boolean(awareAt && detectedAt && Date.parse(awareAt) > Date.parse(detectedAt));

/** Awareness, with what shows it: the clocks of Art. 33 run from there. */
export const BecomeAwareDialog = (props: DialogProps) => {
  const breach = useRecordContext<BreachRecord>();
  return (
    <VerbForm
      {...props}
      verbs={BREACH_VERBS}
      verb="becomeAware"
      fields={{
        evidence: { label: 'breaches.field.awarenessEvidence' },
        gapReason: { required: true, when: isGap },
      }}
      defaultValues={{
        awareAt: nowAt(),
        detectedAt: breach?.detectedAt,
        investigationStartedAt: breach?.investigationStartedAt,
        gapReason: breach?.gapReason ?? '',
      }}
    >
      <AuthorityClock />
    </VerbForm>
  );
};

/** Until when a controller has to tell the authority. */
const AuthorityClock = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const { awareAt } = useWatch();
  if (breach?.role !== 'CONTROLLER') return null;
  const { id: legalEntityId, timeZone, country } = breach.legalEntity;
  const place = { legalEntityId, timeZone, ...(country && { country }) };
  return (
    <DuePreview
      input={awareAt ? { rule: 'GDPR_33_1', anchorAt: awareAt, ...place } : null}
      label={translate('breaches.preview.label')}
      zone={timeZone}
    />
  );
};
