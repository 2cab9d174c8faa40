import { email, required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useVerb } from '../shared/useVerb.ts';
import { RolesInput } from './RolesInput.tsx';

/** A person joins. Whoever has an account already, by this very address, is added as they are. */
export const InviteDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const run = useVerb('members');
  return (
    <FormDialog
      title={translate('members.invite.label')}
      lead={translate('members.invite.lead')}
      submitLabel={translate('members.invite.submit')}
      defaultValues={{ email: '', name: '', locale: 'FR', roles: [] }}
      onSend={(values) => run('invite', values)}
      onClose={onClose}
    >
      <TextInput
        source="name"
        label={translate('members.field.name')}
        validate={required()}
        helperText={false}
        autoComplete="off"
      />
      <TextInput
        source="email"
        type="email"
        label={translate('members.field.email')}
        validate={[required(), email('constraints.IS_EMAIL')]}
        helperText={false}
        autoComplete="off"
      />
      <SelectInput
        source="locale"
        label={translate('members.field.locale')}
        choices={['FR', 'EN'].map((id) => ({ id, name: translate(`law.Locale.${id}`) }))}
        validate={required()}
        helperText={false}
      />
      <RolesInput />
    </FormDialog>
  );
};
