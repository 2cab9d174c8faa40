import { Alert } from '@mui/material';
import { ERASURE_GROUNDS } from '@vigie/schema/rules';
import { BooleanInput, required, useTranslate } from 'react-admin';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';

/** Erasure, GDPR 17: the keys are destroyed and the vault proves it. There is no way back, and it is said before. */
export const EraseDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  return (
    <VerbDialog
      verb="erase"
      title={translate('dataSubjects.erase.label')}
      lead={translate('dataSubjects.erase.lead')}
      submitLabel={translate('dataSubjects.erase.submit')}
      defaultValues={{ ground: '', keepObjection: false }}
      onClose={onClose}
    >
      <Alert severity="warning">{translate('dataSubjects.erase.warning')}</Alert>
      <ChoicesInput
        single
        source="ground"
        label={translate('dataSubjects.field.ground')}
        choices={ERASURE_GROUNDS.map((id) => ({
          id,
          name: translate(`dataSubjects.ground.${id}`),
        }))}
        validate={required()}
      />
      <BooleanInput
        source="keepObjection"
        label={translate('dataSubjects.field.keepObjection')}
        helperText={translate('dataSubjects.help.keepObjection')}
      />
    </VerbDialog>
  );
};
