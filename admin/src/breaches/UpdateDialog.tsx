import { Typography } from '@mui/material';
import { BreachDataType, BreachSubjectCategory } from '@vigie/schema/rules';
import { required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { WITHHELD } from '../graphql.ts';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { type BreachRecord, CAUSES, type Involved, NATURES } from './breach.ts';
import { CountInputs } from './CountInputs.tsx';

type Values = Record<string, unknown> & { subjects: string[]; data: string[] };

const keepCounts = (chosen: string[], known: Involved[] | null) =>
  chosen.map((category) => ({
    category,
    approximateCount: known?.find((one) => one.category === category)?.approximateCount ?? null,
  }));

/** What the register asks for, GDPR 33(3) and (5): what is known now, the rest later. */
export const UpdateDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord & { [WITHHELD]?: string[] }>();
  if (!breach) return null;
  const isMasked = breach[WITHHELD]?.includes('description');
  const toInput = ({ subjects, data, ...values }: Values) => ({
    ...values,
    involvedSubjects: keepCounts(subjects, breach.involvedSubjects),
    involvedData: keepCounts(data, breach.involvedData),
  });
  return (
    <VerbDialog
      wide
      corrects
      verb="update"
      title={translate('breaches.update.label')}
      lead={translate('breaches.update.lead')}
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
    </VerbDialog>
  );
};

const FactInputs = ({ isMasked }: { isMasked: boolean }) => {
  const translate = useTranslate();
  return (
    <>
      <ChoicesInput
        source="natures"
        columns={2}
        label={translate('breaches.field.natures')}
        choices={useChoices('BreachNature', NATURES)}
        validate={required()}
      />
      <SelectInput
        source="cause"
        label={translate('breaches.field.cause')}
        choices={useChoices('BreachCause', CAUSES)}
        helperText={false}
      />
      {isMasked ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('value.masked')}
        </Typography>
      ) : (
        <TextInput
          source="description"
          label={translate('breaches.field.description')}
          helperText={translate('breaches.help.description')}
          multiline
          minRows={3}
        />
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

const EffectInputs = ({ hasGap }: { hasGap: boolean }) => {
  const translate = useTranslate();
  const text = (source: string) => (
    <TextInput
      source={source}
      label={translate(`breaches.field.${source}`)}
      helperText={translate('breaches.help.noPerson')}
      multiline
      minRows={2}
    />
  );
  return (
    <>
      {text('likelyConsequences')}
      {text('measuresTaken')}
      {hasGap && text('gapReason')}
      <TextInput
        source="contact"
        label={translate('breaches.field.contact')}
        helperText={translate('breaches.help.sealed')}
      />
    </>
  );
};
