import {
  AiIncidentKind,
  CraEventKind,
  EntityClass,
  FilingRegime,
  FilingStage,
  hintsOf,
  Nis2Class,
  SWITCHED_REGIMES,
} from '@vigie/schema/rules';
import { required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { DuePreview } from '../shared/DuePreview.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { useLaw } from '../shared/useLaw.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import type { BreachRecord } from './breach.ts';
import { useRegime } from './RegimeContext.ts';

interface DialogProps {
  onClose: () => void;
}

/** A person decides that the regime of this lane applies. */
export const DecideRegimeDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const row = useRegime();
  if (!row) return null;
  return (
    <VerbDialog
      verb="applyRegime"
      title={`${translate(`law.FilingRegime.${row.regime}`)} · ${translate('breaches.applyRegime.here')}`}
      lead={translate('breaches.applyRegime.lead')}
      submitLabel={translate('breaches.applyRegime.submit')}
      defaultValues={factsOf(row)}
      onClose={onClose}
    >
      <RegimeFactInputs />
      <ReasonInput />
    </VerbDialog>
  );
};

/** A regime that no switch proposed: whoever knows better says so. */
export const ApplyRegimeDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const hint = useLaw();
  const breach = useRecordContext<BreachRecord>();
  const known = breach?.regimes.map(({ regime }) => regime) ?? [];
  const choices = useChoices(
    'FilingRegime',
    SWITCHED_REGIMES.filter((regime) => !known.includes(regime)),
  ).map((choice) => ({ ...choice, hint: hint(hintsOf(FilingRegime), choice.id) }));
  return (
    <VerbDialog
      wide
      verb="applyRegime"
      title={translate('breaches.applyRegime.label')}
      lead={translate('breaches.applyRegime.lead')}
      submitLabel={translate('breaches.applyRegime.submit')}
      defaultValues={{ regime: '' }}
      onClose={onClose}
    >
      <ChoicesInput
        single
        source="regime"
        label={translate('breaches.field.regime')}
        choices={choices}
        validate={required()}
      />
      <RegimeFactInputs />
      <ReasonInput />
    </VerbDialog>
  );
};

/** What the clocks of this lane are counted from is known better now. */
export const CorrectRegimeDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const row = useRegime();
  if (!row) return null;
  return (
    <VerbDialog
      corrects
      verb="correctRegime"
      title={`${translate('breaches.correctRegime.label')} · ${translate(`law.FilingRegime.${row.regime}`)}`}
      lead={translate('breaches.correctRegime.lead')}
      submitLabel={translate('verb.save')}
      defaultValues={factsOf(row)}
      onClose={onClose}
    >
      <RegimeFactInputs />
    </VerbDialog>
  );
};

/** A person decides that the regime does not reach this breach. */
export const RuleOutRegimeDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const row = useRegime();
  if (!row) return null;
  return (
    <VerbDialog
      verb="ruleOutRegime"
      title={`${translate('breaches.ruleOutRegime.label')} · ${translate(`law.FilingRegime.${row.regime}`)}`}
      lead={translate('breaches.ruleOutRegime.lead')}
      submitLabel={translate('breaches.ruleOutRegime.label')}
      defaultValues={{ regime: row.regime, reason: '' }}
      onClose={onClose}
    >
      <TextInput
        source="reason"
        label={translate('breaches.field.reason')}
        helperText={translate('breaches.help.noPerson')}
        validate={required()}
        multiline
        minRows={3}
      />
    </VerbDialog>
  );
};

type Row = NonNullable<ReturnType<typeof useRegime>>;

const factsOf = ({ regime, ...row }: Row) => ({
  regime,
  nis2Class: row.nis2Class,
  entityClass: row.entityClass,
  aiIncidentKind: row.aiIncidentKind,
  craEventKind: row.craEventKind,
  classifiedAt: row.classifiedAt,
  correctiveAvailableAt: row.correctiveAvailableAt,
  handledAt: row.handledAt,
});

const ReasonInput = () => {
  const translate = useTranslate();
  return (
    <TextInput
      source="reason"
      label={translate('breaches.field.reason')}
      helperText={translate('breaches.help.noPerson')}
      multiline
      minRows={2}
    />
  );
};

/** What the chosen regime asks beside the facts of the breach. */
const RegimeFactInputs = () => {
  const translate = useTranslate();
  const { regime } = useWatch();
  const breach = useRecordContext<BreachRecord>();
  // Only where a progress report stands for the final one, NIS2 23(4)(e).
  const isOngoing = breach?.filings.some(({ stage }) => stage === FilingStage.PROGRESS);
  const field = (name: string) => translate(`breaches.field.${name}`);
  if (regime === FilingRegime.NIS2) {
    return (
      <>
        <ClassInput source="nis2Class" name="Nis2Class" codes={Object.values(Nis2Class)} isRequired />
        {isOngoing && (
          <InstantInput
            source="handledAt"
            label={field('handledAt')}
            help={translate('breaches.help.handledAt')}
          />
        )}
      </>
    );
  }
  if (regime === FilingRegime.DORA) {
    return (
      <>
        <ClassInput source="entityClass" name="EntityClass" codes={Object.values(EntityClass)} />
        <InstantInput
          source="classifiedAt"
          label={field('classifiedAt')}
          help={translate('breaches.help.classifiedAt')}
        />
        <DoraPreview />
      </>
    );
  }
  if (regime === FilingRegime.AI_ACT_73) {
    return <ClassInput source="aiIncidentKind" name="AiIncidentKind" codes={Object.values(AiIncidentKind)} />;
  }
  if (regime !== FilingRegime.CRA_14) return null;
  return (
    <>
      <ClassInput source="craEventKind" name="CraEventKind" codes={Object.values(CraEventKind)} />
      <InstantInput
        source="correctiveAvailableAt"
        label={field('correctiveAvailableAt')}
        help={translate('breaches.help.correctiveAvailableAt')}
      />
    </>
  );
};

interface ClassInputProps {
  source: string;
  name: string;
  codes: readonly string[];
  isRequired?: boolean;
}

const ClassInput = ({ source, name, codes, isRequired }: ClassInputProps) => {
  const translate = useTranslate();
  return (
    <SelectInput
      source={source}
      label={translate(`breaches.field.${source}`)}
      choices={useChoices(name, codes)}
      validate={isRequired ? required() : undefined}
      helperText={false}
    />
  );
};

/** The date of the initial report, before the classification is saved. */
const DoraPreview = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const { classifiedAt, entityClass } = useWatch();
  if (!breach?.awareAt || !classifiedAt) return null;
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
