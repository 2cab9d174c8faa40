import { REQUEST_VERBS } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DuePreview } from '../shared/DuePreview.tsx';
import { VerbForm } from '../shared/VerbForm.tsx';
import { answerClock } from './answerClock.ts';
import { anchorOf, RECEIPT_FIELDS, ReceiptInputs } from './ReceiptInputs.tsx';
import type { RequestRecord } from './request.ts';

/** The receipt was another one: every clock is computed again. */
export const ReceiptDialog = ({ onClose }: { onClose: () => void }) => {
  const { receivedAt, receivedOn } = useRecordContext<RequestRecord>() ?? {};
  return (
    <VerbForm
      verbs={REQUEST_VERBS}
      verb="correctReceipt"
      above={<ReceiptInputs />}
      only={['reason']}
      fields={RECEIPT_FIELDS}
      defaultValues={{ isDayOnly: Boolean(receivedOn), receivedAt, receivedOn, reason: '' }}
      onClose={onClose}
    >
      <ReceiptPreview />
    </VerbForm>
  );
};

const ReceiptPreview = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const values = useWatch();
  if (!request) return null;
  const zone = request.legalEntity.timeZone;
  const anchorAt = anchorOf(values, zone);
  return (
    <DuePreview
      input={anchorAt ? answerClock(request, { anchorAt }) : null}
      current={request.dueAt}
      label={translate('verb.newDate')}
      zone={zone}
    />
  );
};
