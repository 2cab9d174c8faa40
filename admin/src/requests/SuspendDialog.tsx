import { required, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { DuePreview } from '../shared/DuePreview.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import { answerClock, pauseOf } from './answerClock.ts';
import type { RequestRecord } from './request.ts';

/** Stops the clock while the person is asked, GDPR 12(6) and recital 63. */
export const SuspendDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const reasons = useChoices('PauseReason', ['IDENTITY_DOUBT', 'SCOPE_CLARIFICATION']);
  return (
    <VerbDialog
      onClose={onClose}
      verb="suspend"
      title={translate('requests.suspend.label')}
      lead={translate('requests.suspend.lead')}
      defaultValues={{ reason: 'IDENTITY_DOUBT', askedAt: new Date(legalNow()).toISOString() }}
    >
      <ChoicesInput
        single
        source="reason"
        label={translate('requests.field.reason')}
        choices={reasons}
        validate={required()}
      />
      <InstantInput source="askedAt" label={translate('requests.field.askedAt')} validate={required()} />
      <SuspendPreview />
    </VerbDialog>
  );
};

const SuspendPreview = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const { reason, askedAt } = useWatch();
  const input =
    request && reason && askedAt
      ? answerClock(request, { pauses: [...request.suspensions.map(pauseOf), { reason, askedAt }] })
      : null;
  return (
    <DuePreview
      input={input}
      current={request?.dueAt}
      label={translate('verb.newDate')}
      zone={request?.legalEntity.timeZone}
    />
  );
};
