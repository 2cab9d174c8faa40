import { BooleanInput, required, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DayInput } from '../shared/DayInput.tsx';
import { DuePreview } from '../shared/DuePreview.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { fromWallClock } from '../time/zoned.ts';
import { answerClock } from './answerClock.ts';
import type { RequestRecord } from './request.ts';

interface Values {
  isDayOnly: boolean;
  receivedAt?: string;
  receivedOn?: string;
  reason: string;
}

/** The receipt was another one: every clock is computed again. */
export const ReceiptDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  return (
    <VerbDialog
      verb="correctReceipt"
      title={translate('requests.correctReceipt.label')}
      lead={translate('requests.correctReceipt.lead')}
      defaultValues={{
        isDayOnly: Boolean(request?.receivedOn),
        receivedAt: request?.receivedAt,
        receivedOn: request?.receivedOn,
        reason: '',
      }}
      toInput={({ isDayOnly, receivedAt, receivedOn, reason }: Values) => ({
        reason,
        ...(isDayOnly ? { receivedOn } : { receivedAt }),
      })}
      onClose={onClose}
    >
      <ReceiptInputs />
    </VerbDialog>
  );
};

const ReceiptInputs = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const { isDayOnly, receivedAt, receivedOn } = useWatch();
  if (!request) return null;
  const zone = request.legalEntity.timeZone;
  const anchorAt = isDayOnly ? receivedOn && fromWallClock(`${receivedOn}T12:00`, zone) : receivedAt;
  return (
    <>
      {isDayOnly ? (
        <DayInput source="receivedOn" label={translate('requests.field.receivedOn')} validate={required()} />
      ) : (
        <InstantInput
          source="receivedAt"
          label={translate('requests.field.receivedAt')}
          validate={required()}
        />
      )}
      <BooleanInput source="isDayOnly" label={translate('requests.field.isDayOnly')} helperText={false} />
      <TextInput
        source="reason"
        label={translate('requests.field.correctionReason')}
        helperText={translate('requests.help.sealed')}
        validate={required()}
        multiline
        minRows={2}
      />
      <DuePreview
        input={anchorAt ? answerClock(request, { anchorAt }) : null}
        current={request.dueAt}
        label={translate('verb.newDate')}
        zone={zone}
      />
    </>
  );
};
