import { Alert } from '@mui/material';
import { LETTER_VERBS } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { VerbInput } from '../shared/VerbInput.tsx';
import { LetterForm } from './LetterForm.tsx';
import type { CommunicationRecord } from './request.ts';
import { isSentByVigie } from './SendingInputs.tsx';

/** A letter that did not arrive goes out again: to the right address, or in another way. The text stays as it was. */
export const ResendDialog = ({ onClose }: { onClose: () => void }) => {
  const letter = useRecordContext<CommunicationRecord>();
  return (
    <LetterForm
      wide={false}
      verbs={LETTER_VERBS}
      verb="resend"
      above={<ServersAnswer />}
      fields={{ email: { when: isSentByVigie } }}
      defaultValues={{ channel: letter?.channel, sending: 'VIGIE', email: '' }}
      onClose={onClose}
    >
      <Address />
    </LetterForm>
  );
};

const ServersAnswer = () => {
  const translate = useTranslate();
  const code = useRecordContext<CommunicationRecord>()?.serverAnswer;
  if (!code) return null;
  const answer = translate(`requests.serverAnswer.${code}`, { _: code });
  return <Alert severity="warning">{translate('letters.resend.answer', { answer })}</Alert>;
};

const Address = () => isSentByVigie(useWatch()) && <VerbInput name="email" />;
