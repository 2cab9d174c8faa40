import { FilingStage, regimeFilingObstacle, stagesOf } from '@vigie/schema/rules';
import { BooleanInput, required, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { isHourClock } from '../shared/deadline.ts';
import { isAfter, Timeliness } from '../shared/Timeliness.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import type { BreachRecord } from './breach.ts';
import { FilingInputs } from './FilingInputs.tsx';
import { useRegime } from './RegimeContext.ts';
import { laneOf, nextStage, regimeFacts } from './regimeLanes.ts';

/** An authority was told under this regime, at its true time. Vigie files nothing by itself. */
export const FileRegimeDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const row = useRegime();
  const facts = breach && row ? regimeFacts(breach, row) : null;
  const now = new Date(legalNow()).toISOString();
  const open = facts
    ? stagesOf(facts).flatMap(({ stage }) => (regimeFilingObstacle(facts, stage, now) ? [] : [stage]))
    : [];
  const stages = useChoices('FilingStage', open);
  if (!breach || !row || !facts) return null;
  const next = nextStage(breach, row)?.stage;
  const asksCompleteness = !stagesOf(facts).some(({ stage }) => stage === FilingStage.FINAL);
  return (
    <VerbDialog
      verb="fileRegime"
      title={`${translate('breaches.fileRegime.title')} · ${translate(`law.FilingRegime.${row.regime}`)}`}
      lead={translate('breaches.fileRegime.lead')}
      submitLabel={translate('breaches.file.submit')}
      defaultValues={{
        regime: row.regime,
        stage: next && open.includes(next) ? next : open[0],
        submittedAt: now,
        authorityReference: '',
      }}
      onClose={onClose}
    >
      <FilingInputs stages={stages} />
      {asksCompleteness && (
        <BooleanInput source="isComplete" label={translate('breaches.field.isComplete')} helperText={false} />
      )}
      <StageTimeliness />
    </VerbDialog>
  );
};

const StageTimeliness = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const row = useRegime();
  const { submittedAt, stage } = useWatch();
  const lane = breach && row ? laneOf(breach, row) : [];
  const found = lane.find((each) => each.stage === stage);
  if (!breach || !found?.clock?.dueAt || found.settledAt) return null;
  const { clock } = found;
  return (
    <>
      <Timeliness
        at={submittedAt}
        dueAt={clock.dueAt}
        hours={isHourClock(clock)}
        zone={breach.legalEntity.timeZone}
      />
      {isAfter(submittedAt, clock.dueAt) && (
        <TextInput
          source="lateReason"
          label={translate('breaches.field.lateReason')}
          helperText={translate('breaches.help.noPerson')}
          validate={required()}
          multiline
          minRows={2}
        />
      )}
    </>
  );
};
