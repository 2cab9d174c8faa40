import { CommunicationKind } from '@vigie/schema/rules';
import { required, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { LetterInput } from '../shared/LetterInput.tsx';
import { isAfter, Timeliness } from '../shared/Timeliness.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import { AnswerWarnings, AttachedInputs } from './AttachedInputs.tsx';
import type { RequestRecord } from './request.ts';
import { isSentByVigie, SendingInputs, sendingOf, useSendingDefaults } from './SendingInputs.tsx';
import { useLetter } from './useLetter.ts';

/** Information on action taken goes to the person: the clock stops, GDPR 12(3). */
export const AnswerDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const defaults = useSendingDefaults('answeredAt');
  const isRefusal = request?.rights.every(({ outcome }) => outcome === 'REFUSED');
  const letter = useLetter(isRefusal ? CommunicationKind.REFUSAL : CommunicationKind.ANSWER);
  return (
    <VerbDialog
      wide
      verb="answer"
      title={translate('requests.answer.label')}
      lead={translate(isRefusal ? 'requests.answer.leadRefusal' : 'requests.answer.lead')}
      defaultValues={{ ...defaults, content: '', documentIds: [] }}
      toInput={(values: Record<string, unknown>) => sendingOf(values, 'answeredAt')}
      onClose={onClose}
    >
      <SendingInputs at="answeredAt" />
      <AnswerTimeliness />
      <AnswerWarnings />
      <AttachedInputs />
      <LetterInput source="content" letter={letter} />
    </VerbDialog>
  );
};

const AnswerTimeliness = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const values = useWatch();
  if (!request) return null;
  const at = isSentByVigie(values) ? new Date(legalNow()).toISOString() : values.answeredAt;
  return (
    <>
      <Timeliness at={at} dueAt={request.dueAt} zone={request.legalEntity.timeZone} />
      {isAfter(at, request.dueAt) && (
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
