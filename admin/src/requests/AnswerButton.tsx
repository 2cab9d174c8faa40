import SendIcon from '@mui/icons-material/SendOutlined';
import { required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { InstantInput } from '../shared/InstantInput.tsx';
import { isAfter, Timeliness } from '../shared/Timeliness.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import { legalNow } from '../time/legalClock.ts';
import { CHANNELS, type RequestRecord } from './request.ts';

/** Information on action taken has gone to the person: the clock stops, GDPR 12(3). */
export const AnswerButton = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const channels = useChoices('RequestChannel', CHANNELS);
  return (
    <VerbButton
      verb="answer"
      variant="contained"
      label={translate('requests.answer.label')}
      lead={translate('requests.answer.lead')}
      icon={<SendIcon />}
      defaultValues={{
        answeredAt: new Date(legalNow()).toISOString(),
        channel: request?.channel,
        content: '',
      }}
    >
      <InstantInput source="answeredAt" label={translate('requests.field.sentAt')} validate={required()} />
      <SelectInput
        source="channel"
        label={translate('requests.field.answerChannel')}
        choices={channels}
        validate={required()}
        helperText={false}
      />
      <TextInput
        source="content"
        label={translate('requests.field.content')}
        validate={required()}
        helperText={translate('requests.help.content')}
        multiline
        minRows={3}
      />
      <AnswerTimeliness />
    </VerbButton>
  );
};

const AnswerTimeliness = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const { answeredAt } = useWatch();
  if (!request) return null;
  return (
    <>
      <Timeliness at={answeredAt} dueAt={request.dueAt} zone={request.legalEntity.timeZone} />
      {isAfter(answeredAt, request.dueAt) && (
        <TextInput
          source="lateReason"
          label={translate('requests.field.lateReason')}
          validate={required()}
          helperText={translate('requests.help.lateReason')}
          multiline
          minRows={2}
        />
      )}
    </>
  );
};
