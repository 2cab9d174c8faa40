import { BREACH_VERBS, FilingStage, filingObstacle } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { isHourClock } from '../shared/deadline.ts';
import { isAfter, Timeliness } from '../shared/Timeliness.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbForm } from '../shared/VerbForm.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
import type { BreachRecord } from './breach.ts';

type Values = Record<string, unknown>;

const GDPR_STAGES = [FilingStage.INITIAL, FilingStage.COMPLEMENTARY, FilingStage.WITHDRAWAL];

/** A withdrawal tells nothing more: it has no completeness, and is never late. */
const isWithdrawal = ({ stage }: Values): boolean => stage === FilingStage.WITHDRAWAL;

const clockOf = (breach: BreachRecord | undefined, { stage }: Values) =>
  breach?.deadlines.find(({ rule }) => rule === (stage === FilingStage.INITIAL ? 'GDPR_33_1' : 'GDPR_33_4'));

/** The authority was told, at its true time, GDPR 33(1) and (4). Vigie files nothing by itself. */
export const FileDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const stage = breach?.notifiedAt ? FilingStage.COMPLEMENTARY : FilingStage.INITIAL;
  const open = GDPR_STAGES.filter((code) => !filingObstacle(code, breach as never));
  const choices = useChoices('FilingStage', open);
  return (
    <VerbForm
      verbs={BREACH_VERBS}
      verb="file"
      submitLabel={translate('breaches.file.submit')}
      only={['stage', 'submittedAt', 'authorityReference', 'withdrawalReason', 'isComplete']}
      fields={{
        stage: { choices, inSight: true },
        withdrawalReason: { required: true, when: isWithdrawal },
        isComplete: { when: (values) => !isWithdrawal(values) },
        lateReason: { when: (values) => isLate(breach, values) },
      }}
      defaultValues={{ stage, authorityReference: '', isComplete: stage === FilingStage.COMPLEMENTARY }}
      onClose={onClose}
    >
      <FilingTimeliness />
    </VerbForm>
  );
};

const isLate = (breach: BreachRecord | undefined, values: Values): boolean =>
  values.stage === FilingStage.INITIAL &&
  isAfter(values.submittedAt as string | undefined, clockOf(breach, values)?.dueAt);

const FilingTimeliness = () => {
  const breach = useRecordContext<BreachRecord>();
  const values = useWatch();
  const clock = clockOf(breach, values);
  if (!breach || !clock?.dueAt || isWithdrawal(values)) return null;
  return (
    <>
      <Timeliness
        at={values.submittedAt}
        dueAt={clock.dueAt}
        hours={isHourClock(clock)}
        zone={breach.legalEntity.timeZone}
      />
      {isLate(breach, values) && <VerbInput required name="lateReason" />}
    </>
  );
};
