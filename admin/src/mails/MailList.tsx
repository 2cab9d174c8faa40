import MailIcon from '@mui/icons-material/MailOutlined';
import { Box, CardActionArea, Typography } from '@mui/material';
import { DataTable, LinkBase, useRecordContext, useTranslate } from 'react-admin';
import { FilterCodes } from '../shared/FilterToggles.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { RecordTable } from '../shared/RecordTable.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { Teach } from '../shared/Teach.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { MAIL_LOOKS, MAIL_STATES, type MailRow } from './mail.ts';

const MailList = () => {
  const translate = useTranslate();
  return (
    <ListPage
      title={translate('mails.title')}
      lead={translate('mails.lead')}
      filters={<MailFilters />}
      card={<MailCard />}
      empty={
        <Teach
          icon={<MailIcon />}
          title={translate('mails.empty.title')}
          text={translate('mails.empty.text')}
        />
      }
      sort={{ field: 'createdAt', order: 'DESC' }}
    >
      <RecordTable>
        <DataTable.Col<MailRow>
          label="mails.field.subject"
          disableSort
          render={({ id, subject }) => (
            <TextLink to={`/mails/${id}/show`} sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
              {subject}
            </TextLink>
          )}
        />
        <DataTable.Col<MailRow>
          source="state"
          label="field.status"
          render={({ state }) => <StatusChip name="MailStanding" value={state} looks={MAIL_LOOKS} />}
        />
        <DataTable.Col<MailRow>
          source="createdAt"
          label="mails.field.createdAt"
          render={({ createdAt }) => (
            <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
              <Instant value={createdAt} format="dateTime" />
            </Box>
          )}
        />
        <DataTable.Col<MailRow>
          source="sentAt"
          label="mails.field.sentAt"
          render={({ sentAt }) => (
            <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
              {sentAt ? <Instant value={sentAt} format="dateTime" /> : '–'}
            </Box>
          )}
        />
        <DataTable.Col<MailRow>
          label="mails.field.attempts"
          disableSort
          render={({ attempts }) => attempts}
        />
      </RecordTable>
    </ListPage>
  );
};

const MailFilters = () => {
  const translate = useTranslate();
  return (
    <FilterCodes
      title={translate('field.status')}
      source="state"
      codes={useChoices('MailStanding', MAIL_STATES)}
    />
  );
};

const MailCard = () => {
  const mail = useRecordContext<MailRow>();
  if (!mail) return null;
  return (
    <CardActionArea {...({ component: LinkBase, to: `/mails/${mail.id}/show` } as object)} sx={{ p: 2 }}>
      <Typography sx={{ fontWeight: 650, overflowWrap: 'anywhere' }}>{mail.subject}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 0.75 }}>
        <StatusChip name="MailStanding" value={mail.state} looks={MAIL_LOOKS} />
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          <Instant value={mail.sentAt ?? mail.createdAt} format="dateTime" />
        </Typography>
      </Box>
    </CardActionArea>
  );
};

export default MailList;
