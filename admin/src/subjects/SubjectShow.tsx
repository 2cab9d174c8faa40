import EraseIcon from '@mui/icons-material/DeleteForeverOutlined';
import { Box, Typography } from '@mui/material';
import { RecordContextProvider, useRecordContext, useTranslate } from 'react-admin';
import { STATUS_LOOKS } from '../requests/request.ts';
import { useMay } from '../session/viewer.ts';
import { Fact, Facts, SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ShowPage, TwoColumns } from '../shared/ShowPage.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { useSchemeName } from '../shared/useSchemeName.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import { Feed } from '../tasks/Feed.tsx';
import { TasksPanel } from '../tasks/TasksPanel.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { ErasurePanel } from './ErasurePanel.tsx';
import { PROFILE_LOOKS, profileOf, type SubjectRecord } from './subject.ts';

const SubjectShow = () => (
  <ShowPage>
    <SubjectPage />
  </ShowPage>
);

const SubjectPage = () => {
  const translate = useTranslate();
  const mayErase = useMay('subjects:decide');
  const subject = useRecordContext<SubjectRecord>();
  if (!subject) return null;
  return (
    <>
      <PageTitle
        before={<TextLink to="/dataSubjects">{translate('dataSubjects.title')}</TextLink>}
        title={subject.reference}
        under={<StatusChip name="SubjectProfile" value={profileOf(subject)} looks={PROFILE_LOOKS} />}
        actions={
          mayErase && (
            <VerbButton
              verb="erase"
              label={translate('dataSubjects.erase.label')}
              icon={EraseIcon}
              Dialog={EraseDialog}
            />
          )
        }
      />
      <TwoColumns aside={<SubjectAside />}>
        {subject.erasure && <ErasurePanel erasure={subject.erasure} />}
        <Identifiers />
        <Requests />
        <TasksPanel />
        <Feed id={String(subject.id)} entries={null} />
      </TwoColumns>
    </>
  );
};

const Identifiers = () => {
  const translate = useTranslate();
  const schemeName = useSchemeName();
  const subject = useRecordContext<SubjectRecord>();
  return (
    <Panel title={translate('dataSubjects.field.knownBy')}>
      {subject?.erasedAt ? (
        <Typography sx={{ color: 'text.secondary' }}>{translate('dataSubjects.erased')}</Typography>
      ) : (
        <Facts columns={2}>
          {subject?.identifiers.map((identifier) => (
            <RecordContextProvider key={identifier.id} value={identifier}>
              <SealedFact label={schemeName(identifier)} source="value" />
            </RecordContextProvider>
          ))}
        </Facts>
      )}
    </Panel>
  );
};

const Requests = () => {
  const translate = useTranslate();
  const subject = useRecordContext<SubjectRecord>();
  if (!subject) return null;
  return (
    <Panel title={translate('requests.title')}>
      {!subject.requests.length && (
        <Typography sx={{ color: 'text.secondary' }}>{translate('dataSubjects.noRequest')}</Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {subject.requests.map((request) => (
          <Box
            component="li"
            key={request.id}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              gap: 1.5,
              py: 1.25,
              borderTop: 1,
              borderColor: 'divider',
              '&:first-of-type': { borderTop: 0, pt: 0 },
            }}
          >
            <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
              <TextLink to={`/requests/${request.id}/show`} sx={{ fontWeight: 600 }}>
                {request.reference}
              </TextLink>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {request.rights.map(({ right }) => translate(`law.Right.${right}`)).join(', ')}
                {' · '}
                {request.legalEntity.name}
                {' · '}
                <Instant value={request.receivedAt} zone={request.legalEntity.timeZone} />
              </Typography>
            </Box>
            <StatusChip name="RequestStatus" value={request.status} looks={STATUS_LOOKS} />
          </Box>
        ))}
      </Box>
    </Panel>
  );
};

const SubjectAside = () => {
  const translate = useTranslate();
  const subject = useRecordContext<SubjectRecord>();
  if (!subject) return null;
  return (
    <Panel title={translate('section.facts')}>
      <Facts>
        <Fact label={translate('field.createdAt')}>
          <Instant value={subject.createdAt} format="dateTime" />
        </Fact>
        <Fact label={translate('dataSubjects.field.locale')}>
          {subject.locale && translate(`law.Locale.${subject.locale}`)}
        </Fact>
        {subject.erasedAt && (
          <Fact label={translate('dataSubjects.field.erasedAt')}>
            <Instant value={subject.erasedAt} format="dateTime" />
          </Fact>
        )}
      </Facts>
    </Panel>
  );
};

export default SubjectShow;
