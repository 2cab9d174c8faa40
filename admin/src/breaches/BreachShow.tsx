import { Alert, Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { AlertSteps } from '../shared/AlertSteps.tsx';
import { CaseClocks } from '../shared/CaseClocks.tsx';
import { DueBanner } from '../shared/DueBanner.tsx';
import { mainClock } from '../shared/deadline.ts';
import { Fact, Facts, SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Lifecycle } from '../shared/Lifecycle.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { Quantity } from '../shared/Quantity.tsx';
import { ShowPage, TwoColumns } from '../shared/ShowPage.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { Timeline } from '../shared/Timeline.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { type BreachRecord, STATUS_LOOKS, WAY } from './breach.ts';
import { FileNotificationButton } from './FileNotificationButton.tsx';
import { Filings } from './Filings.tsx';

const BreachShow = () => (
  <ShowPage>
    <BreachPage />
  </ShowPage>
);

const BreachPage = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  const clock = mainClock(breach.deadlines);
  return (
    <>
      <PageTitle
        before={<TextLink to="/breaches">{translate('breaches.title')}</TextLink>}
        title={`${breach.reference} · ${breach.title}`}
        under={
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
            <StatusChip name="BreachStatus" value={breach.status} looks={STATUS_LOOKS} />
            {breach.legalEntity.name}
          </Box>
        }
        actions={<FileNotificationButton />}
      />
      {clock ? (
        <DueBanner clock={clock} />
      ) : (
        <Alert severity="info" sx={{ mb: 2.5 }}>
          {translate('breaches.notAware')}
        </Alert>
      )}
      <Lifecycle
        label={translate('breaches.way')}
        steps={WAY.map((code) => ({ code, label: translate(`law.BreachStatus.${code}`) }))}
        current={breach.status === 'UNDER_INVESTIGATION' ? 'DETECTED' : breach.status}
      />
      <TwoColumns aside={<BreachAside />}>
        <BreachFacts />
        <Panel title={translate('breaches.filings')}>
          <Filings filings={breach.filings} />
        </Panel>
        {breach.deadlines.length > 1 && (
          <Panel title={translate('section.deadlines')}>
            <CaseClocks clocks={breach.deadlines} />
          </Panel>
        )}
        {breach.timeline.length > 0 && (
          <Panel title={translate('section.timeline')}>
            <Timeline entries={breach.timeline} />
          </Panel>
        )}
      </TwoColumns>
    </>
  );
};

const BreachFacts = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  return (
    <Panel title={translate('breaches.facts')}>
      <Facts columns={2}>
        <SealedFact label={translate('breaches.field.description')} source="description" wide />
        <Fact label={translate('breaches.field.natures')}>
          {breach.natures.map((nature) => translate(`law.BreachNature.${nature}`, { _: nature })).join(', ')}
        </Fact>
        <Fact label={translate('breaches.field.cause')}>
          {breach.cause && translate(`law.BreachCause.${breach.cause}`)}
        </Fact>
        <Fact label={translate('breaches.field.approximateSubjects')}>
          {breach.approximateSubjects !== null && <Quantity value={breach.approximateSubjects} />}
        </Fact>
        <Fact label={translate('breaches.field.approximateRecords')}>
          {breach.approximateRecords !== null && <Quantity value={breach.approximateRecords} />}
        </Fact>
      </Facts>
    </Panel>
  );
};

const BreachAside = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  return (
    <>
      <Panel title={translate('section.facts')}>
        <Facts>
          <Fact label={translate('breaches.field.awareAt')}>
            {breach.awareAt && <Instant value={breach.awareAt} format="longDateTime" />}
          </Fact>
          <Fact label={translate('breaches.field.detectedAt')}>
            {breach.detectedAt && <Instant value={breach.detectedAt} format="dateTime" />}
          </Fact>
          {breach.gapReason && <Fact label={translate('breaches.field.gapReason')}>{breach.gapReason}</Fact>}
          <Fact label={translate('field.legalEntity')}>{breach.legalEntity.name}</Fact>
          <Fact label={translate('field.assignee')}>{nameOf(breach.assignee)}</Fact>
        </Facts>
      </Panel>
      <Panel title={translate('section.alerts')}>
        <AlertSteps steps={mainClock(breach.deadlines)?.steps ?? []} />
      </Panel>
    </>
  );
};

export default BreachShow;
