import {
  AVAILABILITY_LABELS,
  CONFIDENTIALITY_LABELS,
  DATA_CATEGORY_LABELS,
  IDENTIFICATION_LABELS,
  INTEGRITY_LABELS,
} from '@vigie/schema/rules';
import { BooleanInput, NumberInput, required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { useLawChoices } from '../shared/useLaw.ts';

/** What ENISA's score is made of. */
export const SeverityInputs = () => {
  const translate = useTranslate();
  const { categories = [] } = useWatch();
  const none = { emptyText: translate('breaches.notTouched'), helperText: false as const };
  const categoryChoices = useLawChoices(DATA_CATEGORY_LABELS);
  return (
    <>
      <ChoicesInput
        source="categories"
        label={translate('breaches.field.categories')}
        choices={categoryChoices}
        validate={required()}
      />
      {categories.length > 0 && <Adjustment />}
      <ChoicesInput
        single
        columns={2}
        source="identification"
        label={translate('breaches.field.identification')}
        choices={useLawChoices(IDENTIFICATION_LABELS)}
        validate={required()}
      />
      <SelectInput
        source="confidentiality"
        label={translate('law.BreachNature.CONFIDENTIALITY')}
        choices={useLawChoices(CONFIDENTIALITY_LABELS)}
        {...none}
      />
      <SelectInput
        source="integrity"
        label={translate('law.BreachNature.INTEGRITY')}
        choices={useLawChoices(INTEGRITY_LABELS)}
        {...none}
      />
      <SelectInput
        source="availability"
        label={translate('law.BreachNature.AVAILABILITY')}
        choices={useLawChoices(AVAILABILITY_LABELS)}
        {...none}
      />
      <BooleanInput source="malicious" label={translate('breaches.field.malicious')} helperText={false} />
      <BooleanInput
        source="unintelligible"
        label={translate('breaches.field.unintelligible')}
        helperText={false}
      />
      <NumberInput
        source="individuals"
        label={translate('breaches.field.individuals')}
        min={0}
        step={1}
        helperText={false}
      />
    </>
  );
};

/** The context may weigh a category up or down: then it says why. */
const Adjustment = () => {
  const translate = useTranslate();
  const { adjustment } = useWatch();
  return (
    <>
      <NumberInput
        source="adjustment"
        label={translate('breaches.field.adjustment')}
        helperText={translate('breaches.help.adjustment')}
        min={-3}
        max={3}
        step={1}
      />
      {Boolean(adjustment) && (
        <TextInput
          source="justification"
          label={translate('breaches.field.justification')}
          validate={required()}
          helperText={false}
          multiline
        />
      )}
    </>
  );
};
