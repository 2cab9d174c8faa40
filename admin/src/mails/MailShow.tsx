import { Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Fact, Facts, SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ShowPage, TwoColumns } from '../shared/ShowPage.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { MAIL_LOOKS, type MailRecord } from './mail.ts';

const MailShow = () => (
  <ShowPage>
    <MailPage />
  </ShowPage>
);

const MailPage = () => {
  const translate = useTranslate();
  const mail = useRecordContext<MailRecord>();
  if (!mail) return null;
  return (
    <>
      <PageTitle
        before={<TextLink to="/mails">{translate('mails.title')}</TextLink>}
        title={mail.subject}
        under={<StatusChip name="MailStanding" value={mail.state} looks={MAIL_LOOKS} />}
      />
      <TwoColumns aside={<Delivery />}>
        <Panel title={translate('mails.content')}>
          <Facts>
            <SealedFact label={translate('mails.field.to')} source="to" wide />
            <SealedFact label={translate('mails.field.text')} source="text" wide />
          </Facts>
        </Panel>
      </TwoColumns>
    </>
  );
};

const Delivery = () => {
  const translate = useTranslate();
  const mail = useRecordContext<MailRecord>();
  if (!mail) return null;
  return (
    <Panel title={translate('mails.delivery')}>
      <Facts>
        <Fact label={translate('mails.field.createdAt')}>
          <Instant value={mail.createdAt} format="dateTime" />
        </Fact>
        <Fact label={translate('mails.field.sentAt')}>
          {mail.sentAt && <Instant value={mail.sentAt} format="dateTime" />}
        </Fact>
        <Fact label={translate('mails.field.serverAnswer')}>{mail.serverAnswer}</Fact>
        <Fact label={translate('mails.field.attempts')}>{String(mail.attempts)}</Fact>
        <Fact label={translate('mails.field.messageId')}>
          <Box component="span" sx={{ fontFamily: 'monospace', fontSize: '0.8125rem' }}>
            {mail.messageId}
          </Box>
        </Fact>
      </Facts>
    </Panel>
  );
};

export default MailShow;
