import { Alert } from '@mui/material';
import { conflictOfRoles, Role } from '@vigie/schema/rules';
import { required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';

/** Roles, each with what it lets one do; a combination that GDPR 38(6) frowns upon is said at once. */
export const RolesInput = () => {
  const translate = useTranslate();
  const roles = (useWatch({ name: 'roles' }) ?? []) as Role[];
  return (
    <>
      <ChoicesInput
        source="roles"
        label={translate('members.field.roles')}
        choices={Object.values(Role).map((id) => ({
          id,
          name: translate(`law.Role.${id}`),
          hint: translate(`lawHint.Role.${id}`),
        }))}
        validate={required()}
      />
      {conflictOfRoles(roles) && <Alert severity="warning">{translate('warning.ROLE_CONFLICT')}</Alert>}
    </>
  );
};
