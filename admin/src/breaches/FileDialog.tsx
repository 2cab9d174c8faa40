import { FilingStage, filingObstacle } from '@vigie/schema/rules';
import { BooleanInput, required, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { isHourClock } from '../shared/deadline.ts';
import { isAfter, Timeliness } from '../shared/Timeliness.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import type { BreachRecord } from './breach.ts';
import { FilingInputs } from './FilingInputs.tsx';

type Values = Record<string, unknown>;

const GDPR_STAGES = [FilingStage.INITIAL, FilingStage.COMPLEMENTARY, FilingStage.WITHDRAWAL];

/** A withdrawal tells nothing more: it has no completeness. */
const toInput = ({ isComplete, ...values }: Values): Values =>
  values.stage === FilingStage.WITHDRAWAL ? values : { ...values, isComplete };

/** The authority was told, at its true time, GDPR 33(1) and (4). Vigie files nothing by itself. */
export const FileDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const stage = breach?.notifiedAt ? FilingStage.COMPLEMENTARY : FilingStage.INITIAL;
  const open = GDPR_STAGES.filter((code) => !filingObstacle(code, breach as never));
  const stages = useChoices('FilingStage', open);
  return (
    <VerbDialog
      verb="file"
      title={translate('breaches.file.label')}
      lead={translate('breaches.file.lead')}
      submitLabel={translate('breaches.file.submit')}
      defaultValues={{
        stage,
        submittedAt: new Date(legalNow()).toISOString(),
        authorityReference: '',
        isComplete: stage === FilingStage.COMPLEMENTARY,
      }}
      {...{ onClose, toInput }}
    >
      <FilingInputs stages={stages} />
      <StageInputs />
      <FilingTimeliness />
    </VerbDialog>
  );
};

const StageInputs = () => {
  const translate = useTranslate();
  const { stage } = useWatch();
  if (stage === FilingStage.WITHDRAWAL) {
    return (
      <TextInput
        source="withdrawalReason"
        label={translate('breaches.field.withdrawalReason')}
        helperText={translate('breaches.help.noPerson')}
        validate={required()}
        multiline
        minRows={2}
      />
    );
  }
  return (
    <BooleanInput
      source="isComplete"
      label={translate('breaches.field.isComplete')}
      helperText={translate('breaches.help.isComplete')}
    />
  );
};

const FilingTimeliness = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const { submittedAt, stage } = useWatch();
  const clock = breach?.deadlines.find(
    ({ rule }) => rule === (stage === FilingStage.INITIAL ? 'GDPR_33_1' : 'GDPR_33_4'),
  );
  if (!breach || !clock?.dueAt || stage === FilingStage.WITHDRAWAL) return null;
  return (
    <>
      <Timeliness
        at={submittedAt}
        dueAt={clock.dueAt}
        hours={isHourClock(clock)}
        zone={breach.legalEntity.timeZone}
      />
      {stage === FilingStage.INITIAL && isAfter(submittedAt, clock.dueAt) && (
        <TextInput
          source="lateReason"
          label={translate('breaches.field.lateReason')}
          validate={required()}
          helperText={translate('breaches.help.lateReason')}
          multiline
          minRows={2}
        />
      )}
    </>
  );
};
