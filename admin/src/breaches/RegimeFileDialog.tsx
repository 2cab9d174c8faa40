import { BREACH_VERBS, FilingStage, regimeFilingObstacle, stagesOf } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { isHourClock } from '../shared/deadline.ts';
import { isAfter, Timeliness } from '../shared/Timeliness.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbForm } from '../shared/VerbForm.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
import { nowAt } from '../time/legalClock.ts';
import type { BreachRecord, BreachRegimeRecord } from './breach.ts';
import { useRegime } from './RegimeContext.ts';
import { laneOf, nextStage, regimeFacts } from './regimeLanes.ts';

/** The same fields as of the notification itself, under the words of a stage. */
const verbs = { fileRegime: BREACH_VERBS.file };

/** An authority was told under this regime, at its true time. Vigie files nothing by itself. */
export const FileRegimeDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const row = useRegime();
  const facts = breach && row ? regimeFacts(breach, row) : null;
  const now = nowAt();
  const open = facts
    ? stagesOf(facts).flatMap(({ stage }) => (regimeFilingObstacle(facts, stage, now) ? [] : [stage]))
    : [];
  const choices = useChoices('FilingStage', open);
  if (!breach || !row || !facts) return null;
  const next = nextStage(breach, row)?.stage;
  const asksCompleteness = !stagesOf(facts).some(({ stage }) => stage === FilingStage.FINAL);
  return (
    <VerbForm
      verbs={verbs}
      verb="fileRegime"
      title={`${translate('breaches.fileRegime.title')} · ${translate(`law.FilingRegime.${row.regime}`)}`}
      submitLabel={translate('breaches.file.submit')}
      only={['stage', 'submittedAt', 'authorityReference', 'isComplete']}
      fields={{
        stage: { choices, inSight: true },
        isComplete: { when: () => asksCompleteness },
        lateReason: { when: (values) => isLate(breach, row, values) },
      }}
      defaultValues={{
        regime: row.regime,
        stage: next && open.includes(next) ? next : open[0],
        authorityReference: '',
      }}
      onClose={onClose}
    >
      <StageTimeliness />
    </VerbForm>
  );
};

type Values = { stage?: string; submittedAt?: string };

/** The clock of a stage that is not told yet. */
function openClockOf(breach: BreachRecord, row: BreachRegimeRecord, { stage }: Values) {
  const found = laneOf(breach, row).find((each) => each.stage === stage);
  return found?.settledAt ? undefined : found?.clock;
}

const isLate = (breach: BreachRecord, row: BreachRegimeRecord, values: Values): boolean =>
  isAfter(values.submittedAt, openClockOf(breach, row, values)?.dueAt);

const StageTimeliness = () => {
  const breach = useRecordContext<BreachRecord>();
  const row = useRegime();
  const values: Values = useWatch();
  if (!breach || !row) return null;
  const clock = openClockOf(breach, row, values);
  if (!clock?.dueAt) return null;
  return (
    <>
      <Timeliness
        at={values.submittedAt}
        dueAt={clock.dueAt}
        hours={isHourClock(clock)}
        zone={breach.legalEntity.timeZone}
      />
      {isLate(breach, row, values) && <VerbInput required name="lateReason" />}
    </>
  );
};
