import { labelsOf, MandateResult } from '@vigie/schema/rules';
import { required, TextInput, useTranslate } from 'react-admin';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { useLawChoices } from '../shared/useLaw.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';

/** Somebody asks for the person: what shows that they may. */
export const MandateDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  return (
    <VerbDialog
      verb="verifyMandate"
      title={translate('requests.verifyMandate.label')}
      lead={translate('requests.verifyMandate.lead')}
      defaultValues={{ result: '', note: '' }}
      onClose={onClose}
    >
      <ChoicesInput
        single
        columns={2}
        source="result"
        label={translate('requests.field.mandate')}
        choices={useLawChoices(labelsOf(MandateResult))}
        validate={required()}
      />
      <TextInput
        source="note"
        label={translate('requests.field.mandateNote')}
        helperText={translate('requests.help.sealed')}
        validate={required()}
        multiline
        minRows={2}
      />
    </VerbDialog>
  );
};
