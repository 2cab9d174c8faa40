import { Typography } from '@mui/material';
import { BREACH_VERBS, BreachDataType, BreachSubjectCategory } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { WITHHELD } from '../graphql.ts';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbForm } from '../shared/VerbForm.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
import type { BreachRecord, Involved } from './breach.ts';
import { CountInputs } from './CountInputs.tsx';

interface Chosen {
  subjects: string[];
  data: string[];
}

const keepCounts = (chosen: string[], known: Involved[] | null) =>
  chosen.map((category) => ({
    category,
    approximateCount: known?.find((one) => one.category === category)?.approximateCount ?? null,
  }));

/** What the register asks for, GDPR 33(3) and (5): what is known now, the rest later. */
export const UpdateDialog = ({ onClose }: { onClose: () => void }) => {
  const breach = useRecordContext<BreachRecord & { [WITHHELD]?: string[] }>();
  if (!breach) return null;
  const isMasked = breach[WITHHELD]?.includes('description');
  const toInput = (values: object) => {
    const { subjects, data } = values as Chosen;
    return {
      ...values,
      involvedSubjects: keepCounts(subjects, breach.involvedSubjects),
      involvedData: keepCounts(data, breach.involvedData),
    };
  };
  return (
    <VerbForm
      wide
      corrects
      verbs={BREACH_VERBS}
      verb="update"
      only={[]}
      defaultValues={{
        natures: breach.natures,
        cause: breach.cause,
        ...(!isMasked && { description: breach.description, contact: breach.contact }),
        approximateSubjects: breach.approximateSubjects,
        approximateRecords: breach.approximateRecords,
        gapReason: breach.gapReason,
        likelyConsequences: breach.likelyConsequences,
        measuresTaken: breach.measuresTaken,
        subjects: breach.involvedSubjects?.map(({ category }) => category) ?? [],
        data: breach.involvedData?.map(({ category }) => category) ?? [],
      }}
      {...{ onClose, toInput }}
    >
      <FactInputs isMasked={Boolean(isMasked)} />
      <ScaleInputs />
      <EffectInputs hasGap={Boolean(breach.awareAt && breach.detectedAt !== breach.awareAt)} />
    </VerbForm>
  );
};

const FactInputs = ({ isMasked }: { isMasked: boolean }) => {
  const translate = useTranslate();
  return (
    <>
      <VerbInput required name="natures" />
      <VerbInput name="cause" />
      {isMasked ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('value.masked')}
        </Typography>
      ) : (
        <VerbInput name="description" />
      )}
    </>
  );
};

const ScaleInputs = () => {
  const translate = useTranslate();
  return (
    <>
      <ChoicesInput
        source="subjects"
        columns={2}
        label={translate('breaches.field.involvedSubjects')}
        choices={useChoices('BreachSubjectCategory', Object.values(BreachSubjectCategory))}
      />
      <ChoicesInput
        source="data"
        columns={2}
        label={translate('breaches.field.involvedData')}
        choices={useChoices('BreachDataType', Object.values(BreachDataType))}
      />
      <CountInputs />
    </>
  );
};

const EffectInputs = ({ hasGap }: { hasGap: boolean }) => (
  <>
    <VerbInput name="likelyConsequences" />
    <VerbInput name="measuresTaken" />
    {hasGap && <VerbInput name="gapReason" />}
    <VerbInput name="contact" />
  </>
);
