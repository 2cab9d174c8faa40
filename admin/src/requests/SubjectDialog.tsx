import { required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { VerbDialog } from '../shared/VerbDialog.tsx';

const SCHEMES = ['EMAIL', 'PHONE', 'CUSTOMER_NUMBER', 'FULL_NAME'];

interface Values {
  scheme: string;
  value: string;
}

/** Whose data it is: found by an exact match, or recorded anew. */
export const SubjectDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const request = useRecordContext<{ id: string; requesterEmail?: string | null; requesterType: string }>();
  const isOwn = request?.requesterType === 'SELF';
  return (
    <VerbDialog
      verb="identifySubject"
      title={translate('requests.identifySubject.label')}
      lead={translate('requests.identifySubject.lead')}
      defaultValues={{ scheme: 'EMAIL', value: (isOwn && request?.requesterEmail) || '' }}
      toInput={({ scheme, value }: Values) => ({ identifiers: [{ scheme, value }] })}
      onClose={onClose}
    >
      <SelectInput
        source="scheme"
        label={translate('requests.field.scheme')}
        choices={SCHEMES.map((id) => ({
          id,
          name: translate(`law.IdentifierScheme.${id}`),
        }))}
        validate={required()}
        helperText={false}
      />
      <TextInput
        source="value"
        label={translate('requests.field.identifier')}
        helperText={translate('requests.help.identifier')}
        validate={required()}
        autoComplete="off"
      />
    </VerbDialog>
  );
};
