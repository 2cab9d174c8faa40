import { CommunicationKind, labelsOf, RecipientNoticeOutcome } from '@vigie/schema/rules';
import { required, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { LetterInput } from '../shared/LetterInput.tsx';
import { useLawChoices } from '../shared/useLaw.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import type { RightRecord } from './request.ts';
import { SendingInputs, sendingOf, useSendingDefaults } from './SendingInputs.tsx';
import { useLetter } from './useLetter.ts';

interface DialogProps {
  onClose: () => void;
}

type Values = Record<string, unknown>;

/** Only what the chosen outcome asks for goes along. */
function noticeOf({ outcome, recipient, sentAt, reason }: Values): Values {
  if (outcome === RecipientNoticeOutcome.NO_RECIPIENT) return { outcome };
  return outcome === RecipientNoticeOutcome.TOLD
    ? { outcome, recipient, sentAt }
    : { outcome, recipient, reason };
}

/** A recipient hears what was done, or it is written down why none does, GDPR 19. */
export const NotifyRecipientDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const right = useRecordContext<RightRecord>();
  return (
    <VerbDialog
      verb="notifyRecipient"
      title={translate('requests.notifyRecipient.label')}
      lead={translate(`requests.notifyRecipient.lead`, {
        right: translate(`law.Right.${right?.right}`).toLocaleLowerCase(),
      })}
      submitLabel={translate('requests.notifyRecipient.submit')}
      defaultValues={{ outcome: RecipientNoticeOutcome.TOLD, sentAt: new Date(legalNow()).toISOString() }}
      toInput={noticeOf}
      onClose={onClose}
    >
      <ChoicesInput
        single
        columns={2}
        source="outcome"
        label={translate('requests.field.noticeOutcome')}
        choices={useLawChoices(labelsOf(RecipientNoticeOutcome))}
        validate={required()}
      />
      <NoticeInputs />
    </VerbDialog>
  );
};

const NoticeInputs = () => {
  const translate = useTranslate();
  const { outcome } = useWatch();
  if (outcome === RecipientNoticeOutcome.NO_RECIPIENT) return null;
  return (
    <>
      <TextInput
        source="recipient"
        label={translate('requests.field.recipient')}
        helperText={translate('requests.help.sealed')}
        validate={required()}
      />
      {outcome === RecipientNoticeOutcome.TOLD ? (
        <InstantInput source="sentAt" label={translate('requests.field.toldAt')} validate={required()} />
      ) : (
        <TextInput
          source="reason"
          label={translate('requests.field.notToldReason')}
          helperText={translate('requests.help.notTold')}
          validate={required()}
          multiline
          minRows={2}
        />
      )}
    </>
  );
};

/** A recipient confirmed that it was done there too. */
export const AcknowledgeNoticeDialog = ({ noticeId, onClose }: DialogProps & { noticeId: string }) => {
  const translate = useTranslate();
  return (
    <VerbDialog
      verb="acknowledgeNotice"
      title={translate('requests.acknowledgeNotice.label')}
      lead={translate('requests.acknowledgeNotice.lead')}
      defaultValues={{ acknowledgedAt: new Date(legalNow()).toISOString() }}
      toInput={(values: Values) => ({ ...values, noticeId })}
      onClose={onClose}
    >
      <InstantInput
        source="acknowledgedAt"
        label={translate('requests.field.confirmedAt')}
        validate={required()}
      />
    </VerbDialog>
  );
};

/** The person asked who the recipients are: they are told, GDPR 19. */
export const TellRecipientsDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const defaultValues = useSendingDefaults();
  return (
    <VerbDialog
      wide
      verb="tellRecipients"
      title={translate('requests.tellRecipients.label')}
      lead={translate('requests.tellRecipients.lead')}
      {...{ onClose, defaultValues }}
      toInput={(values: Values) => sendingOf(values)}
    >
      <SendingInputs />
      <LetterInput letter={useLetter(CommunicationKind.RECIPIENTS_NOTICE)} />
    </VerbDialog>
  );
};
