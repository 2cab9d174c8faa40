import LateIcon from '@mui/icons-material/ErrorOutlined';
import { Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { AlertSteps } from '../shared/AlertSteps.tsx';
import { DueBanner } from '../shared/DueBanner.tsx';
import { isRunning, mainClock } from '../shared/deadline.ts';
import { Fact, Facts, SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Lifecycle } from '../shared/Lifecycle.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ShowPage, TwoColumns } from '../shared/ShowPage.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import type { TimelineEntry } from '../shared/Timeline.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { Feed } from '../tasks/Feed.tsx';
import { TasksPanel } from '../tasks/TasksPanel.tsx';
import { Communications } from './Communications.tsx';
import { DocumentsPanel } from './DocumentsPanel.tsx';
import { EarlierRequests } from './EarlierRequests.tsx';
import { IdentityPanel } from './IdentityPanel.tsx';
import { RequestVerbs } from './RequestVerbs.tsx';
import { RightsPanel } from './RightsPanel.tsx';
import { type RequestRecord, STATUS_LOOKS, WAY } from './request.ts';
import { useRightsInWords } from './useRightsInWords.ts';

const RequestShow = () => (
  <ShowPage>
    <RequestPage />
  </ShowPage>
);

const RequestPage = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const rights = useRightsInWords(request?.rights ?? []);
  if (!request) return null;
  const clock = mainClock(request.deadlines);
  return (
    <>
      <PageTitle
        before={<TextLink to="/requests">{translate('requests.title')}</TextLink>}
        title={`${request.reference} · ${rights}`}
        under={
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
            <StatusChip name="RequestStatus" value={request.status} looks={STATUS_LOOKS} />
            {request.legalEntity.name}
          </Box>
        }
        actions={<RequestVerbs />}
      />
      {clock && <DueBanner clock={clock} />}
      <EarlierRequests />
      <Lifecycle
        label={translate('requests.way')}
        steps={WAY.map(({ code }) => ({ code, label: translate(`requests.step.${code}`) }))}
        current={stepOf(request)}
      />
      <TwoColumns aside={<RequestAside />}>
        <RightsPanel />
        <RequestSummary />
        <DocumentsPanel />
        <Communications />
        <TasksPanel />
        <Feed id={request.id} entries={request.timeline?.filter(isNews)} />
      </TwoColumns>
    </>
  );
};

/** A letter that is written is told by its verb already: only what became of it is news. */
const isNews = ({ action }: TimelineEntry): boolean =>
  action !== 'letter.queued' && action !== 'letter.recorded';

/** A pause stands where the open question belongs, and whatever ends a request at the end of the way. */
function stepOf({ status, suspensions }: RequestRecord): string {
  const isAsked = suspensions.some(({ reason, answeredAt }) => !answeredAt && reason === 'IDENTITY_DOUBT');
  if (status === 'PAUSED') return isAsked ? 'identity' : 'work';
  return WAY.find((step) => step.status === status)?.code ?? 'closing';
}

const RequestSummary = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  if (!request) return null;
  return (
    <Panel title={translate('section.summary')}>
      <Facts columns={2}>
        <SealedFact label={translate('requests.field.verbatim')} source="verbatim" wide />
        {request.suspensions.length > 0 && (
          <Fact label={translate('requests.field.suspensions')} wide>
            {request.suspensions.map(({ reason, askedAt, answeredAt }) => (
              <div key={askedAt}>
                {translate(`law.PauseReason.${reason}`, { _: reason })} : <Instant value={askedAt} />
                {' → '}
                {answeredAt ? <Instant value={answeredAt} /> : translate('requests.openQuestion')}
              </div>
            ))}
          </Fact>
        )}
        {request.extension && (
          <Fact label={translate('requests.field.extension')} wide>
            {translate('requests.extendedBy', { smart_count: request.extension.months })} (
            {request.extension.reasons
              .map((reason) => translate(`law.ExtensionReason.${reason}`, { _: reason }))
              .join(', ')}
            ), <Instant value={request.extension.notifiedAt} />
            {request.deadlines.some(({ warnings }) => warnings.includes('EXTENSION_LATE')) && (
              <strong> {translate('requests.extensionVoid')}</strong>
            )}
          </Fact>
        )}
        {request.answeredAt && (
          <Fact label={translate('requests.field.answeredAt')}>
            <Instant value={request.answeredAt} format="dateTime" />
            {request.answerChannel && ` · ${translate(`law.RequestChannel.${request.answerChannel}`)}`}{' '}
            {request.isLate && (
              <ToneChip tone="danger" icon={LateIcon}>
                {translate('requests.answeredLate')}
              </ToneChip>
            )}
          </Fact>
        )}
        {request.lateReason && (
          <Fact label={translate('requests.field.lateReason')} wide>
            {request.lateReason}
          </Fact>
        )}
        {request.status === 'TRANSFERRED' && (
          <SealedFact label={translate('requests.field.transferredTo')} source="transferredTo" wide />
        )}
      </Facts>
    </Panel>
  );
};

const RequestAside = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const request = useRecordContext<RequestRecord>();
  if (!request) return null;
  const running = request.deadlines.find(({ state }) => isRunning(state)) ?? request.deadlines[0];
  return (
    <>
      <IdentityPanel />
      <Panel title={translate('section.facts')}>
        <Facts>
          <Fact label={translate('requests.field.receivedAt')}>
            <Instant value={request.receivedAt} format={request.receivedOn ? 'longDate' : 'longDateTime'} />
          </Fact>
          <Fact label={translate('requests.field.channel')}>
            {translate(`law.RequestChannel.${request.channel}`)}
          </Fact>
          <Fact label={translate('requests.field.acknowledgedAt')}>
            {request.acknowledgedAt && <Instant value={request.acknowledgedAt} format="dateTime" />}
          </Fact>
          <Fact label={translate('requests.field.locale')}>{translate(`law.Locale.${request.locale}`)}</Fact>
          <Fact label={translate('field.legalEntity')}>{request.legalEntity.name}</Fact>
          <Fact label={translate('field.assignee')}>{nameOf(request.assignee)}</Fact>
          {request.externalReference && (
            <Fact label={translate('field.externalReference')}>
              {request.externalReference.id} ({request.externalReference.system})
            </Fact>
          )}
          {request.closedAt && (
            <Fact label={translate('requests.field.closedAt')}>
              <Instant value={request.closedAt} format="dateTime" />
            </Fact>
          )}
        </Facts>
      </Panel>
      <Panel title={translate('section.alerts')}>
        <AlertSteps clock={running} />
      </Panel>
    </>
  );
};

export default RequestShow;
