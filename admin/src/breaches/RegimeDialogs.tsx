import { BREACH_VERBS, FilingRegime, FilingStage, SWITCHED_REGIMES } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DuePreview } from '../shared/DuePreview.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbForm } from '../shared/VerbForm.tsx';
import type { BreachRecord } from './breach.ts';
import { useRegime } from './RegimeContext.ts';

interface DialogProps {
  onClose: () => void;
}

const verbs = BREACH_VERBS;

/** What one regime alone counts from, in the order in which a form asks for it. */
const FACTS = [
  'nis2Class',
  'handledAt',
  'entityClass',
  'classifiedAt',
  'aiIncidentKind',
  'craEventKind',
  'correctiveAvailableAt',
] as const;

const under =
  (regime: FilingRegime) =>
  (values: Record<string, unknown>): boolean =>
    values.regime === regime;

/** Each fact is asked for under its own regime. */
function useFacts() {
  // Only where a progress report stands for the final one, NIS2 23(4)(e).
  const isOngoing = useRecordContext<BreachRecord>()?.filings.some(
    ({ stage }) => stage === FilingStage.PROGRESS,
  );
  return {
    nis2Class: { required: true, inSight: false, when: under(FilingRegime.NIS2) },
    handledAt: { when: (values: object) => isOngoing === true && under(FilingRegime.NIS2)({ ...values }) },
    entityClass: { when: under(FilingRegime.DORA) },
    classifiedAt: { when: under(FilingRegime.DORA) },
    aiIncidentKind: { when: under(FilingRegime.AI_ACT_73) },
    craEventKind: { when: under(FilingRegime.CRA_14) },
    correctiveAvailableAt: { when: under(FilingRegime.CRA_14) },
  };
}

type Row = NonNullable<ReturnType<typeof useRegime>>;

const factsOf = (row: Row | null) => ({
  regime: row?.regime ?? '',
  ...(row && Object.fromEntries(FACTS.map((name) => [name, row[name]]))),
});

/** The title of a form about one lane. */
function useLaneTitle(row: Row | null, act: string, isRegimeFirst = false): string {
  const translate = useTranslate();
  const words = [translate(act), translate(`law.FilingRegime.${row?.regime}`)];
  return (isRegimeFirst ? words.reverse() : words).join(' · ');
}

/** A person decides that the regime of this lane applies. */
export const DecideRegimeDialog = (props: DialogProps) => {
  const translate = useTranslate();
  const row = useRegime();
  return (
    <VerbForm
      {...props}
      verbs={verbs}
      verb="applyRegime"
      title={useLaneTitle(row, 'breaches.applyRegime.here', true)}
      submitLabel={translate('breaches.applyRegime.submit')}
      only={[...FACTS, 'reason']}
      fields={useFacts()}
      defaultValues={factsOf(row)}
    >
      <DoraPreview />
    </VerbForm>
  );
};

/** A regime that no switch proposed: whoever knows better says so. */
export const ApplyRegimeDialog = (props: DialogProps) => {
  const translate = useTranslate();
  const known = useRecordContext<BreachRecord>()?.regimes.map(({ regime }) => regime) ?? [];
  const choices = useChoices(
    'FilingRegime',
    SWITCHED_REGIMES.filter((regime) => !known.includes(regime)),
  );
  return (
    <VerbForm
      wide
      {...props}
      verbs={verbs}
      verb="applyRegime"
      submitLabel={translate('breaches.applyRegime.submit')}
      only={['regime', ...FACTS, 'reason']}
      fields={{ regime: { choices, inSight: true }, ...useFacts() }}
      defaultValues={factsOf(null)}
    >
      <DoraPreview />
    </VerbForm>
  );
};

/** What the clocks of this lane are counted from is known better now. */
export const CorrectRegimeDialog = (props: DialogProps) => {
  const translate = useTranslate();
  const row = useRegime();
  return (
    <VerbForm
      corrects
      {...props}
      verbs={verbs}
      verb="correctRegime"
      title={useLaneTitle(row, 'breaches.correctRegime.label')}
      submitLabel={translate('verb.save')}
      only={FACTS}
      fields={useFacts()}
      defaultValues={factsOf(row)}
    >
      <DoraPreview />
    </VerbForm>
  );
};

/** A person decides that the regime does not reach this breach. */
export const RuleOutRegimeDialog = (props: DialogProps) => {
  const translate = useTranslate();
  const row = useRegime();
  return (
    <VerbForm
      {...props}
      verbs={verbs}
      verb="ruleOutRegime"
      title={useLaneTitle(row, 'breaches.ruleOutRegime.label')}
      submitLabel={translate('breaches.ruleOutRegime.label')}
      only={['reason']}
      defaultValues={{ regime: row?.regime, reason: '' }}
    />
  );
};

/** The date of the initial report, before the classification is saved. */
const DoraPreview = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const { regime, classifiedAt, entityClass } = useWatch();
  if (regime !== FilingRegime.DORA || !breach?.awareAt || !classifiedAt) return null;
  const current = breach.deadlines.find(({ rule }) => rule === 'DORA_INITIAL')?.dueAt;
  return (
    <DuePreview
      label={translate('breaches.preview.dora')}
      zone={breach.legalEntity.timeZone}
      current={current}
      input={{
        rule: 'DORA_INITIAL',
        anchorAt: classifiedAt,
        legalEntityId: breach.legalEntity.id,
        facts: [{ name: 'awareAt', at: breach.awareAt }],
        ...(entityClass && { entityClass }),
      }}
    />
  );
};
