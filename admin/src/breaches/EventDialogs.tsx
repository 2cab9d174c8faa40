import { required, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DuePreview } from '../shared/DuePreview.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import type { BreachRecord } from './breach.ts';

interface DialogProps {
  onClose: () => void;
}

const nowAt = () => new Date(legalNow()).toISOString();

/** A verb that ends or begins again, and says why. */
const ReasonedDialog = ({ verb, onClose }: DialogProps & { verb: string }) => {
  const translate = useTranslate();
  return (
    <VerbDialog
      {...{ verb, onClose }}
      title={translate(`breaches.${verb}.label`)}
      lead={translate(`breaches.${verb}.lead`)}
    >
      <TextInput
        source="reason"
        label={translate('breaches.field.reason')}
        helperText={translate('breaches.help.noPerson')}
        validate={required()}
        multiline
        minRows={3}
      />
    </VerbDialog>
  );
};

const ConfirmDialog = ({ verb, onClose }: DialogProps & { verb: string }) => {
  const translate = useTranslate();
  return (
    <VerbDialog
      {...{ verb, onClose }}
      title={translate(`breaches.${verb}.label`)}
      lead={translate(`breaches.${verb}.lead`)}
    />
  );
};

export const NotABreachDialog = (props: DialogProps) => <ReasonedDialog verb="markNotABreach" {...props} />;
export const ReopenDialog = (props: DialogProps) => <ReasonedDialog verb="reopen" {...props} />;
export const DocumentOnlyDialog = (props: DialogProps) => <ConfirmDialog verb="documentOnly" {...props} />;
export const CloseDialog = (props: DialogProps) => <ConfirmDialog verb="close" {...props} />;

export const InvestigateDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  return (
    <VerbDialog
      verb="investigate"
      title={translate('breaches.investigate.label')}
      lead={translate('breaches.investigate.lead')}
      defaultValues={{ startedAt: nowAt() }}
      onClose={onClose}
    >
      <InstantInput
        source="startedAt"
        label={translate('breaches.field.investigationStartedAt')}
        validate={required()}
      />
    </VerbDialog>
  );
};

/** Awareness, with what shows it: the clocks of Art. 33 run from there. */
export const BecomeAwareDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  return (
    <VerbDialog
      verb="becomeAware"
      title={translate('breaches.becomeAware.label')}
      lead={translate('breaches.becomeAware.lead')}
      defaultValues={{
        awareAt: nowAt(),
        detectedAt: breach?.detectedAt,
        investigationStartedAt: breach?.investigationStartedAt,
        gapReason: breach?.gapReason ?? '',
      }}
      onClose={onClose}
    >
      <InstantInput
        source="awareAt"
        label={translate('breaches.field.awareAt')}
        help={translate('breaches.help.awareAt')}
        validate={required()}
      />
      <InstantInput source="detectedAt" label={translate('breaches.field.detectedAt')} />
      <InstantInput
        source="investigationStartedAt"
        label={translate('breaches.field.investigationStartedAt')}
      />
      <TextInput
        source="evidence"
        label={translate('breaches.field.awarenessEvidence')}
        helperText={translate('breaches.help.evidence')}
        validate={required()}
        multiline
        minRows={2}
      />
      <GapAndClock />
    </VerbDialog>
  );
};

const GapAndClock = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const { awareAt, detectedAt } = useWatch();
  const isGap = awareAt && detectedAt && Date.parse(awareAt) > Date.parse(detectedAt);
  if (!breach) return null;
  const { id: legalEntityId, timeZone, country } = breach.legalEntity;
  return (
    <>
      {isGap && (
        <TextInput
          source="gapReason"
          label={translate('breaches.field.gapReason')}
          helperText={translate('breaches.help.gapReason')}
          validate={required()}
          multiline
          minRows={2}
        />
      )}
      {breach.role === 'CONTROLLER' && (
        <DuePreview
          input={
            awareAt
              ? { rule: 'GDPR_33_1', anchorAt: awareAt, legalEntityId, timeZone, ...(country && { country }) }
              : null
          }
          label={translate('breaches.preview.label')}
          zone={timeZone}
        />
      )}
    </>
  );
};
