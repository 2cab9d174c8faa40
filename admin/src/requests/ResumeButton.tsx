import ResumeIcon from '@mui/icons-material/PlayCircleOutlined';
import { required, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DuePreview } from '../shared/DuePreview.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { VerbButton } from '../shared/VerbButton.tsx';
import { legalNow } from '../time/legalClock.ts';
import { answerClock, pauseOf } from './answerClock.ts';
import type { RequestRecord } from './request.ts';

/** The person has answered: the clock runs again. */
export const ResumeButton = () => {
  const translate = useTranslate();
  return (
    <VerbButton
      verb="resume"
      label={translate('requests.resume.label')}
      lead={translate('requests.resume.lead')}
      icon={<ResumeIcon />}
      defaultValues={{ answeredAt: new Date(legalNow()).toISOString() }}
    >
      <InstantInput
        source="answeredAt"
        label={translate('requests.field.personAnsweredAt')}
        validate={required()}
      />
      <ResumePreview />
    </VerbButton>
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
