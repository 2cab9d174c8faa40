import MemberIcon from '@mui/icons-material/GroupOutlined';
import RoleIcon from '@mui/icons-material/ManageAccountsOutlined';
import InviteIcon from '@mui/icons-material/PersonAddOutlined';
import { Box, Typography } from '@mui/material';
import { DataTable, useRecordContext, useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { DialogButton } from '../shared/DialogButton.tsx';
import { FilterToggles } from '../shared/FilterToggles.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { RecordTable } from '../shared/RecordTable.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { Teach } from '../shared/Teach.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { BELONGING_LOOKS, belongingOf, type MemberRow, PRESENT } from './member.ts';
import { RoleDialog } from './RoleDialog.tsx';

const MemberList = () => {
  const translate = useTranslate();
  const mayChange = useMay('members:admin');
  return (
    <ListPage
      title={translate('members.title')}
      lead={translate('members.lead')}
      actions={<InviteButton />}
      filters={<MemberFilters />}
      card={<MemberCard />}
      empty={
        <Teach
          icon={<MemberIcon />}
          title={translate('members.empty.title')}
          text={translate('members.empty.text')}
        />
      }
      sort={{ field: 'createdAt', order: 'ASC' }}
      filterDefaultValues={PRESENT}
    >
      <RecordTable opens={false}>
        <DataTable.Col label="members.field.user" disableSort>
          <Who />
        </DataTable.Col>
        <DataTable.Col label="members.field.roles" disableSort>
          <Roles />
        </DataTable.Col>
        <DataTable.Col label="members.field.legalEntities" disableSort>
          <Reach />
        </DataTable.Col>
        <DataTable.Col<MemberRow>
          source="createdAt"
          label="members.field.since"
          render={(member) =>
            member.endedAt ? (
              <StatusChip name="Belonging" value={belongingOf(member)} looks={BELONGING_LOOKS} />
            ) : (
              <Instant value={member.createdAt} />
            )
          }
        />
        {mayChange && (
          <DataTable.Col label="members.changeRole.label" disableSort>
            <RoleButton />
          </DataTable.Col>
        )}
      </RecordTable>
    </ListPage>
  );
};

const InviteButton = () => {
  const translate = useTranslate();
  const mayInvite = useMay('members:admin');
  if (!mayInvite) return null;
  return <DialogButton label={translate('members.invite.label')} icon={InviteIcon} Dialog={InviteDialog} />;
};

const MemberFilters = () => {
  const translate = useTranslate();
  return (
    <FilterToggles
      title={translate('members.field.belonging')}
      options={[
        { label: translate('law.Belonging.PRESENT'), value: PRESENT },
        { label: translate('law.Belonging.ENDED'), value: { endedAt: { isNull: false } } },
      ]}
    />
  );
};

const Who = () => {
  const nameOf = usePersonName();
  const member = useRecordContext<MemberRow>();
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{nameOf(member?.user)}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {member?.user?.email}
      </Typography>
    </>
  );
};

const Roles = () => {
  const translate = useTranslate();
  const member = useRecordContext<MemberRow>();
  return <>{member?.roles.map((role) => translate(`law.Role.${role}`, { _: role })).join(', ')}</>;
};

const Reach = () => {
  const translate = useTranslate();
  const member = useRecordContext<MemberRow>();
  const entities = member?.legalEntities;
  return <>{entities ? entities.map(({ name }) => name).join(', ') : translate('members.allEntities')}</>;
};

const RoleButton = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const member = useRecordContext<MemberRow>();
  if (!member || member.endedAt) return null;
  return (
    <VerbButton
      size="small"
      verb="changeRole"
      label={translate('members.changeRole.label')}
      name={translate('members.changeRole.of', { name: nameOf(member.user) })}
      icon={RoleIcon}
      Dialog={RoleDialog}
    />
  );
};

const MemberCard = () => {
  const mayChange = useMay('members:admin');
  const member = useRecordContext<MemberRow>();
  if (!member) return null;
  return (
    <Box sx={{ p: 2, display: 'grid', gap: 0.75 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
        <Box sx={{ minWidth: 0 }}>
          <Who />
        </Box>
        {member.endedAt && (
          <StatusChip name="Belonging" value={belongingOf(member)} looks={BELONGING_LOOKS} />
        )}
      </Box>
      <Typography>
        <Roles />
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        <Reach />
      </Typography>
      {mayChange && (
        <Box>
          <RoleButton />
        </Box>
      )}
    </Box>
  );
};

export default MemberList;
