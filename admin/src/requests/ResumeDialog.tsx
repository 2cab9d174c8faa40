import { required, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DuePreview } from '../shared/DuePreview.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import { answerClock, pauseOf } from './answerClock.ts';
import type { RequestRecord } from './request.ts';

/** The person has answered: the clock runs again. */
export const ResumeDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  return (
    <VerbDialog
      onClose={onClose}
      verb="resume"
      title={translate('requests.resume.label')}
      lead={translate('requests.resume.lead')}
      defaultValues={{ answeredAt: new Date(legalNow()).toISOString() }}
    >
      <InstantInput
        source="answeredAt"
        label={translate('requests.field.personAnsweredAt')}
        validate={required()}
      />
      <ResumePreview />
    </VerbDialog>
  );
};

const ResumePreview = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const { answeredAt } = useWatch();
  const pauses = request?.suspensions.map((pause) =>
    pauseOf({ ...pause, answeredAt: pause.answeredAt ?? answeredAt }),
  );
  const input = request && answeredAt ? answerClock(request, { pauses }) : null;
  return <DuePreview input={input} label={translate('verb.newDate')} zone={request?.legalEntity.timeZone} />;
};
