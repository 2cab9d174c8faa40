import { useRecordContext, useTranslate } from 'react-admin';
import { usePersonName } from '../shared/usePersonName.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import type { MemberRow } from './member.ts';
import { RolesInput } from './RolesInput.tsx';

/** Other roles for a member, from their next request on. The legal entities they reach stay as they are. */
export const RoleDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const member = useRecordContext<MemberRow>();
  const legalEntityIds = member?.legalEntities?.map(({ id }) => id);
  return (
    <VerbDialog
      verb="changeRole"
      title={translate('members.changeRole.of', { name: nameOf(member?.user) })}
      lead={translate('members.changeRole.lead')}
      submitLabel={translate('members.changeRole.submit')}
      defaultValues={{ roles: member?.roles ?? [] }}
      toInput={({ roles }: { roles: string[] }) => ({ roles, legalEntityIds })}
      onClose={onClose}
    >
      <RolesInput />
    </VerbDialog>
  );
};
