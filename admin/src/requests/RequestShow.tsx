import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { AlertSteps } from '../shared/AlertSteps.tsx';
import { CaseClocks } from '../shared/CaseClocks.tsx';
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
import { Timeline } from '../shared/Timeline.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { AnswerButton } from './AnswerButton.tsx';
import { ExtendButton } from './ExtendButton.tsx';
import { ResumeButton } from './ResumeButton.tsx';
import { type RequestRecord, STATUS_LOOKS, WAY } from './request.ts';
import { SuspendButton } from './SuspendButton.tsx';
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
      <Lifecycle
        label={translate('requests.way')}
        steps={WAY.map((code) => ({ code, label: translate(`law.RequestStatus.${code}`) }))}
        current={request.status === 'PAUSED' ? pausedAt(request) : request.status}
      />
      <TwoColumns aside={<RequestAside />}>
        <RequestSummary />
        {request.deadlines.length > 1 && (
          <Panel title={translate('section.deadlines')}>
            <CaseClocks clocks={request.deadlines} />
          </Panel>
        )}
        {request.timeline.length > 0 && (
          <Panel title={translate('section.timeline')}>
            <Timeline entries={request.timeline} />
          </Panel>
        )}
      </TwoColumns>
    </>
  );
};

/** A pause is beside the way: it stands where the open question belongs. */
const pausedAt = ({ suspensions }: RequestRecord) =>
  suspensions.some(({ reason, answeredAt }) => !answeredAt && reason === 'IDENTITY_DOUBT')
    ? 'IDENTITY_CHECK'
    : 'QUALIFIED';

const RequestVerbs = () => {
  const request = useRecordContext<RequestRecord>();
  return (
    <>
      {request?.status === 'PAUSED' ? <ResumeButton /> : <SuspendButton />}
      <ExtendButton />
      <AnswerButton />
    </>
  );
};

const RequestSummary = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  if (!request) return null;
  return (
    <Panel title={translate('section.summary')}>
      <Facts columns={2}>
        <SealedFact label={translate('requests.field.verbatim')} source="verbatim" wide />
        <Fact label={translate('requests.field.rights')} wide>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {request.rights.map(({ id, right }) => (
              <li key={id}>
                {translate(`law.Right.${right}`, { _: right })}{' '}
                <Muted>({translate(`lawHint.Right.${right}`, { _: '' })})</Muted>
              </li>
            ))}
          </Box>
        </Fact>
        <SealedFact label={translate('requests.field.requesterName')} source="requesterName" />
        <SealedFact label={translate('requests.field.requesterEmail')} source="requesterEmail" />
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
            {request.answerChannel && ` · ${translate(`law.RequestChannel.${request.answerChannel}`)}`}
          </Fact>
        )}
        {request.answeredAt && (
          <SealedFact label={translate('requests.field.content')} source="answerSummary" wide />
        )}
      </Facts>
    </Panel>
  );
};

const Muted = ({ children }: { children: ReactNode }) => (
  <Box component="span" sx={{ color: 'text.secondary' }}>
    {children}
  </Box>
);

const RequestAside = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const request = useRecordContext<RequestRecord>();
  if (!request) return null;
  const running = request.deadlines.find(({ state }) => isRunning(state)) ?? request.deadlines[0];
  return (
    <>
      <Panel title={translate('section.facts')}>
        <Facts>
          <Fact label={translate('requests.field.receivedAt')}>
            <Instant value={request.receivedAt} format={request.receivedOn ? 'longDate' : 'longDateTime'} />
          </Fact>
          <Fact label={translate('requests.field.channel')}>
            {translate(`law.RequestChannel.${request.channel}`)}
          </Fact>
          <Fact label={translate('requests.field.requesterType')}>
            {translate(`law.RequesterType.${request.requesterType}`)}
          </Fact>
          <Fact label={translate('requests.field.locale')}>{translate(`locale.${request.locale}`)}</Fact>
          <Fact label={translate('field.legalEntity')}>{request.legalEntity.name}</Fact>
          <Fact label={translate('field.assignee')}>{nameOf(request.assignee)}</Fact>
        </Facts>
      </Panel>
      <Panel title={translate('section.alerts')}>
        <AlertSteps steps={running?.steps ?? []} />
      </Panel>
    </>
  );
};

export default RequestShow;
