import { Alert } from '@mui/material';
import { email, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import type { CommunicationRecord } from './request.ts';
import { useRequestAround } from './requestAround.ts';
import { isSentByVigie, SendingInputs, sendingOf, useSendingDefaultsOf } from './SendingInputs.tsx';

type Values = Record<string, unknown>;

const toInput = (values: Values): Values => {
  const { email: address, ...input } = sendingOf(values);
  return isSentByVigie(values) ? { ...input, email: address } : input;
};

/** A letter that did not arrive goes out again: to the right address, or in another way. The text stays as it was. */
export const ResendDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const request = useRequestAround();
  const letter = useRecordContext<CommunicationRecord>();
  const defaults = useSendingDefaultsOf(request);
  return (
    <VerbDialog
      verb="resend"
      title={translate('requests.resend.label')}
      lead={translate('requests.resend.lead')}
      defaultValues={{ ...defaults, channel: letter?.channel, sending: 'VIGIE', email: '' }}
      {...{ onClose, toInput }}
    >
      {letter?.serverAnswer && (
        <Alert severity="warning">
          {translate('requests.resend.answer', {
            answer: translate(`requests.serverAnswer.${letter.serverAnswer}`, { _: letter.serverAnswer }),
          })}
        </Alert>
      )}
      <SendingInputs />
      <Address />
    </VerbDialog>
  );
};

const Address = () => {
  const translate = useTranslate();
  if (!isSentByVigie(useWatch())) return null;
  return (
    <TextInput
      source="email"
      type="email"
      label={translate('requests.field.newEmail')}
      helperText={translate('requests.help.newEmail')}
      validate={email()}
    />
  );
};
