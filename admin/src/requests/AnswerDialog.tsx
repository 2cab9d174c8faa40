import { CommunicationKind, REQUEST_VERBS } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { LetterInput } from '../shared/LetterInput.tsx';
import { isAfter, Timeliness } from '../shared/Timeliness.tsx';
import { VerbForm } from '../shared/VerbForm.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
import { nowAt } from '../time/legalClock.ts';
import { AnswerWarnings, AttachedInputs } from './AttachedInputs.tsx';
import type { RequestRecord } from './request.ts';
import { isSentByVigie, isSentElsewhere, SendingInputs, useSendingDefaults } from './SendingInputs.tsx';
import { useLetter } from './useLetter.ts';

type Values = Record<string, unknown>;

const timeOf = (values: Values): string =>
  isSentByVigie(values) ? nowAt() : String(values.answeredAt ?? '');

/** Information on action taken goes to the person: the clock stops, GDPR 12(3). */
export const AnswerDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const defaults = useSendingDefaults('answeredAt');
  const isRefusal = request?.rights.every(({ outcome }) => outcome === 'REFUSED');
  const letter = useLetter(isRefusal ? CommunicationKind.REFUSAL : CommunicationKind.ANSWER);
  return (
    <VerbForm
      wide
      verbs={REQUEST_VERBS}
      verb="answer"
      lead={isRefusal ? translate('requests.answer.leadRefusal') : undefined}
      only={[]}
      fields={{
        answeredAt: { when: isSentElsewhere },
        lateReason: { when: (values) => isAfter(timeOf(values), request?.dueAt ?? null) },
      }}
      defaultValues={{ ...defaults, content: '', documentIds: [] }}
      onClose={onClose}
    >
      <SendingInputs at="answeredAt" />
      <AnswerTimeliness />
      <AnswerWarnings />
      <AttachedInputs />
      <LetterInput source="content" letter={letter} />
    </VerbForm>
  );
};

const AnswerTimeliness = () => {
  const request = useRecordContext<RequestRecord>();
  const at = timeOf(useWatch());
  if (!request) return null;
  return (
    <>
      <Timeliness at={at} dueAt={request.dueAt} zone={request.legalEntity.timeZone} />
      {isAfter(at, request.dueAt) && <VerbInput required name="lateReason" />}
    </>
  );
};
