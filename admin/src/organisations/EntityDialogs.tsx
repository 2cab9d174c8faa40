import { required, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { FormDialog } from '../shared/FormDialog.tsx';
import { PlaceInputs } from '../shared/PlaceInputs.tsx';
import { useVerb } from '../shared/useVerb.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import type { LegalEntity } from './LegalEntityInput.tsx';

interface DialogProps {
  onClose: () => void;
}

/** A controller or processor joins the organisation. */
export const CreateEntityDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const run = useVerb('legalEntities');
  return (
    <FormDialog
      title={translate('legalEntities.create.label')}
      lead={translate('legalEntities.create.lead')}
      submitLabel={translate('legalEntities.create.submit')}
      defaultValues={{ name: '', country: 'FR', timeZone: 'Europe/Paris', holidayZone: '' }}
      onSend={({ holidayZone, ...values }) => {
        // A region of another country was chosen before the country.
        const isOfIt = String(holidayZone ?? '').startsWith(`${values.country}-`);
        return run('create', { ...values, ...(isOfIt && { holidayZone }) });
      }}
      onClose={onClose}
    >
      <NameInput />
      <PlaceInputs />
    </FormDialog>
  );
};

/** Its name, or where its days are counted, is set right. */
export const UpdateEntityDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const entity = useRecordContext<LegalEntity>();
  if (!entity) return null;
  const { name, country, timeZone, holidayZone } = entity;
  return (
    <VerbDialog
      corrects
      verb="update"
      title={translate('legalEntities.update.of', { name })}
      lead={translate('legalEntities.update.lead')}
      submitLabel={translate('verb.save')}
      defaultValues={{ name, country, timeZone, holidayZone: holidayZone ?? '' }}
      toInput={({ country: _, ...values }: Record<string, unknown>) => values}
      onClose={onClose}
    >
      <NameInput />
      <PlaceInputs isCountryFixed />
    </VerbDialog>
  );
};

const NameInput = () => {
  const translate = useTranslate();
  return (
    <TextInput
      source="name"
      label={translate('legalEntities.name')}
      validate={required()}
      helperText={false}
      autoComplete="off"
    />
  );
};
