import { RecipientNoticeOutcome, RIGHT_VERBS } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { VerbForm } from '../shared/VerbForm.tsx';
import { nowAt } from '../time/legalClock.ts';
import type { RightRecord } from './request.ts';

interface DialogProps {
  onClose: () => void;
}

type Values = { outcome?: RecipientNoticeOutcome };

const { TOLD, NO_RECIPIENT } = RecipientNoticeOutcome;
const isOfSomebody = ({ outcome }: Values): boolean => outcome !== NO_RECIPIENT;
const isTold = ({ outcome }: Values): boolean => outcome === TOLD;

/** A recipient hears what was done, or it is written down why none does, GDPR 19. */
export const NotifyRecipientDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const right = useRecordContext<RightRecord>();
  return (
    <VerbForm
      verbs={RIGHT_VERBS}
      verb="notifyRecipient"
      lead={translate('rights.notifyRecipient.lead', {
        right: translate(`law.Right.${right?.right}`).toLocaleLowerCase(),
      })}
      submitLabel={translate('rights.notifyRecipient.submit')}
      fields={{
        recipient: { required: true, when: isOfSomebody },
        sentAt: { required: true, when: isTold },
        reason: { required: true, when: (values) => isOfSomebody(values) && !isTold(values) },
      }}
      defaultValues={{ outcome: TOLD, sentAt: nowAt() }}
      onClose={onClose}
    />
  );
};

/** A recipient confirmed that it was done there too. */
export const AcknowledgeNoticeDialog = ({ noticeId, onClose }: DialogProps & { noticeId: string }) => (
  <VerbForm verbs={RIGHT_VERBS} verb="acknowledgeNotice" defaultValues={{ noticeId }} onClose={onClose} />
);
