import FileIcon from '@mui/icons-material/AccountBalanceOutlined';
import { required, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { isHourClock } from '../shared/deadline.ts';
import { InstantInput } from '../shared/InstantInput.tsx';
import { isAfter, Timeliness } from '../shared/Timeliness.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import { legalNow } from '../time/legalClock.ts';
import type { BreachRecord } from './breach.ts';

/** The authority was told, at its true time, GDPR 33(1) and (4). Vigie files nothing by itself. */
export const FileNotificationButton = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const isFirst = !breach?.filings.some(({ stage }) => stage === 'INITIAL');
  return (
    <VerbButton
      verb="file"
      variant="contained"
      label={translate('breaches.file.label')}
      lead={translate('breaches.file.lead')}
      submitLabel={translate('breaches.file.submit')}
      icon={<FileIcon />}
      defaultValues={{
        stage: isFirst ? 'INITIAL' : 'COMPLEMENTARY',
        submittedAt: new Date(legalNow()).toISOString(),
        authorityReference: '',
      }}
    >
      <ChoicesInput
        single
        source="stage"
        label={translate('breaches.field.stage')}
        choices={useChoices('FilingStage', ['INITIAL', 'COMPLEMENTARY'])}
        validate={required()}
      />
      <InstantInput
        source="submittedAt"
        label={translate('breaches.field.submittedAt')}
        validate={required()}
      />
      <TextInput
        source="authorityReference"
        label={translate('breaches.field.authorityReference')}
        helperText={translate('breaches.help.authorityReference')}
      />
      <FilingTimeliness />
    </VerbButton>
  );
};

const FilingTimeliness = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const { submittedAt, stage } = useWatch();
  const clock = breach?.deadlines.find(
    ({ rule }) => rule === (stage === 'INITIAL' ? 'GDPR_33_1' : 'GDPR_33_4'),
  );
  if (!breach || !clock?.dueAt) return null;
  return (
    <>
      <Timeliness
        at={submittedAt}
        dueAt={clock.dueAt}
        hours={isHourClock(clock)}
        zone={breach.legalEntity.timeZone}
      />
      {stage === 'INITIAL' && isAfter(submittedAt, clock.dueAt) && (
        <TextInput
          source="lateReason"
          label={translate('breaches.field.lateReason')}
          validate={required()}
          helperText={translate('breaches.help.lateReason')}
          multiline
          minRows={3}
        />
      )}
    </>
  );
};
