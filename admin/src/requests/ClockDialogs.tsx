import { REQUEST_VERBS } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DuePreview } from '../shared/DuePreview.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbForm } from '../shared/VerbForm.tsx';
import { answerClock, pauseOf } from './answerClock.ts';
import type { RequestRecord } from './request.ts';

interface DialogProps {
  onClose: () => void;
}

/** Stops the clock while the person is asked, GDPR 12(6) and recital 63. */
export const SuspendDialog = (props: DialogProps) => {
  const choices = useChoices('PauseReason', ['IDENTITY_DOUBT', 'SCOPE_CLARIFICATION']);
  return (
    <VerbForm
      {...props}
      verbs={REQUEST_VERBS}
      verb="suspend"
      fields={{ reason: { choices } }}
      defaultValues={{ reason: 'IDENTITY_DOUBT' }}
    >
      <SuspendPreview />
    </VerbForm>
  );
};

/** The person has answered: the clock runs again. */
export const ResumeDialog = (props: DialogProps) => (
  <VerbForm {...props} verbs={REQUEST_VERBS} verb="resume">
    <ResumePreview />
  </VerbForm>
);

const SuspendPreview = () => {
  const request = useRecordContext<RequestRecord>();
  const { reason, askedAt } = useWatch();
  const before = request?.suspensions.map(pauseOf) ?? [];
  return <PausePreview pauses={reason && askedAt ? [...before, { reason, askedAt }] : null} isCompared />;
};

const ResumePreview = () => {
  const request = useRecordContext<RequestRecord>();
  const { answeredAt } = useWatch();
  const pauses = request?.suspensions.map((pause) =>
    pauseOf({ ...pause, answeredAt: pause.answeredAt ?? answeredAt }),
  );
  return <PausePreview pauses={answeredAt ? (pauses ?? null) : null} />;
};

/** The date of the answer with these pauses; nothing while they are not known. */
const PausePreview = ({ pauses, isCompared }: { pauses: object[] | null; isCompared?: boolean }) => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  return (
    <DuePreview
      input={request && pauses ? answerClock(request, { pauses }) : null}
      current={isCompared ? request?.dueAt : null}
      label={translate('verb.newDate')}
      zone={request?.legalEntity.timeZone}
    />
  );
};
