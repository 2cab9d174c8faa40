import { BREACH_VERBS } from '@vigie/schema/rules';
import { useRecordContext } from 'react-admin';
import { VerbForm, verbDialog } from '../shared/VerbForm.tsx';
import type { BreachRecord } from './breach.ts';

/** A measure with an owner and a day. */
export const AddMeasureDialog = verbDialog(BREACH_VERBS, 'addMeasure');

/** A measure that is done. */
export const CompleteMeasureDialog = (props: { onClose: () => void }) => {
  const measures = useRecordContext<BreachRecord>()?.measures.filter(({ completedAt }) => !completedAt) ?? [];
  const choices = measures.map(({ id, title }) => ({ id, name: title }));
  return (
    <VerbForm
      {...props}
      verbs={BREACH_VERBS}
      verb="completeMeasure"
      fields={{ measureId: { choices } }}
      defaultValues={{ measureId: measures[0]?.id }}
    />
  );
};
