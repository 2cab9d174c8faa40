import { required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { DayInput } from '../shared/DayInput.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { MemberInput } from '../shared/MemberInput.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import type { BreachRecord } from './breach.ts';

interface DialogProps {
  onClose: () => void;
}

/** A measure with an owner and a day. */
export const AddMeasureDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  return (
    <VerbDialog
      verb="addMeasure"
      title={translate('breaches.addMeasure.label')}
      lead={translate('breaches.addMeasure.lead')}
      defaultValues={{ title: '', ownerId: '', dueOn: '' }}
      onClose={onClose}
    >
      <TextInput
        source="title"
        label={translate('breaches.field.measure')}
        helperText={translate('breaches.help.noPerson')}
        validate={required()}
      />
      <MemberInput source="ownerId" label={translate('breaches.field.owner')} />
      <DayInput source="dueOn" label={translate('breaches.field.dueOn')} />
    </VerbDialog>
  );
};

export const CompleteMeasureDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const measures = useRecordContext<BreachRecord>()?.measures.filter(({ completedAt }) => !completedAt) ?? [];
  return (
    <VerbDialog
      verb="completeMeasure"
      title={translate('breaches.completeMeasure.label')}
      lead={translate('breaches.completeMeasure.lead')}
      defaultValues={{ measureId: measures[0]?.id, completedAt: new Date(legalNow()).toISOString() }}
      onClose={onClose}
    >
      <SelectInput
        source="measureId"
        label={translate('breaches.field.measure')}
        choices={measures.map(({ id, title }) => ({ id, name: title }))}
        validate={required()}
        helperText={false}
      />
      <InstantInput
        source="completedAt"
        label={translate('breaches.field.completedAt')}
        validate={required()}
      />
    </VerbDialog>
  );
};
