import { Alert, Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { AlertSteps } from '../shared/AlertSteps.tsx';
import { CaseClocks } from '../shared/CaseClocks.tsx';
import { DueBanner } from '../shared/DueBanner.tsx';
import { mainClock } from '../shared/deadline.ts';
import { Lifecycle } from '../shared/Lifecycle.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ShowPage } from '../shared/ShowPage.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { Feed } from '../tasks/Feed.tsx';
import { TasksPanel } from '../tasks/TasksPanel.tsx';
import { BreachDates, BreachFacts } from './BreachFacts.tsx';
import { BreachVerbs } from './BreachVerbs.tsx';
import { type BreachRecord, STATUS_LOOKS, WAY, WAY_OF_PROCESSOR } from './breach.ts';
import { DecisionPanel } from './DecisionPanel.tsx';
import { FilingsPanel } from './FilingsPanel.tsx';
import { MeasuresPanel } from './MeasuresPanel.tsx';
import { NoticesPanel } from './NoticesPanel.tsx';
import { RegimesPanel } from './RegimesPanel.tsx';
import { SeverityPanel } from './SeverityPanel.tsx';
import { SubjectsPanel } from './SubjectsPanel.tsx';

const BreachShow = () => (
  <ShowPage>
    <BreachPage />
  </ShowPage>
);

/** The breach room: what is known and when on the left, what is decided and done on the right. */
const BreachPage = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  const clock = mainClock(breach.deadlines);
  const way = breach.role === 'PROCESSOR' ? WAY_OF_PROCESSOR : WAY;
  return (
    <>
      <PageTitle
        before={<TextLink to="/breaches">{translate('breaches.title')}</TextLink>}
        title={`${breach.reference} · ${breach.title}`}
        under={
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
            <StatusChip name="BreachStatus" value={breach.status} looks={STATUS_LOOKS} />
            {translate(`law.BreachRole.${breach.role}`)} · {breach.legalEntity.name}
            <SourceCase />
          </Box>
        }
        actions={<BreachVerbs />}
      />
      {clock && <DueBanner clock={clock} />}
      {!breach.awareAt && (
        <Alert severity="info" sx={{ mb: 2.5 }}>
          {translate('breaches.notAware')}
        </Alert>
      )}
      <Lifecycle
        label={translate('breaches.way')}
        steps={way.map((code) => ({ code, label: translate(`law.BreachStatus.${code}`) }))}
        current={stepOf(breach)}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 6fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0, order: { xs: 1, lg: 0 } }}>
          <BreachFacts />
          <BreachDates />
          <Panel title={translate('section.alerts')}>
            <AlertSteps clock={clock} />
          </Panel>
          <Feed id={breach.id} entries={breach.timeline} />
        </Box>
        <Work />
      </Box>
    </>
  );
};

/** Where a processor of the same organisation told of it, the way back to that case. */
const SourceCase = () => {
  const translate = useTranslate();
  const source = useRecordContext<BreachRecord>()?.sourceNotice?.breach;
  if (!source) return null;
  return (
    <Box component="span" sx={{ flexBasis: '100%' }}>
      {translate('breaches.toldBy', { name: source.legalEntity.name })}{' '}
      <TextLink to={`/breaches/${source.id}/show`}>{source.reference}</TextLink>
    </Box>
  );
};

const Work = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  return (
    <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0 }}>
      {breach.role === 'PROCESSOR' ? (
        <>
          <NoticesPanel />
          <RegimesPanel />
        </>
      ) : (
        <>
          <SeverityPanel />
          <DecisionPanel />
          <FilingsPanel />
          <RegimesPanel />
          <SubjectsPanel />
        </>
      )}
      <MeasuresPanel />
      <TasksPanel />
      {breach.role === 'CONTROLLER' && breach.deadlines.length > 1 && (
        <Panel title={translate('section.deadlines')}>
          <CaseClocks clocks={breach.deadlines} />
        </Panel>
      )}
    </Box>
  );
};

/** An investigation stands before awareness, and whatever ends a breach at the end of the way. */
function stepOf({ status }: BreachRecord): string {
  if (status === 'UNDER_INVESTIGATION') return 'DETECTED';
  if (status === 'NOT_A_BREACH' || status === 'DOCUMENTED_ONLY') return 'CLOSED';
  return status;
}

export default BreachShow;
