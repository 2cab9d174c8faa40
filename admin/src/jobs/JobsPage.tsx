import { Box, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { AccessDenied } from '../layout/Gone.tsx';
import { useMay, useViewer } from '../session/viewer.ts';
import { PageTitle } from '../shared/PageTitle.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { useBackgroundWork } from './background.ts';
import { DeadLetters } from './DeadLetters.tsx';
import { FailedJobs } from './FailedJobs.tsx';
import { Figures } from './Figures.tsx';
import { Processes } from './Processes.tsx';
import { Retention } from './Retention.tsx';

/** What happens by itself: first what did not go out, then how those are doing who send it. */
const JobsPage = () => {
  const translate = useTranslate();
  const isKnown = useViewer() !== undefined;
  const mayRead = useMay('jobs:read');
  if (isKnown && !mayRead) return <AccessDenied />;
  return (
    <>
      <PageTitle title={translate('jobs.title')} under={translate('jobs.lead')} />
      <Work />
    </>
  );
};

const Work = () => {
  const { data, error, isPending, refetch } = useBackgroundWork();
  if (error) return <RefusalPanel error={error} onRetry={() => refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={420} sx={{ borderRadius: '12px' }} />;
  const { backgroundWork, deadLetters } = data;
  return (
    <Box sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Figures work={backgroundWork} />
      <DeadLetters letters={deadLetters.nodes} total={deadLetters.totalCount} />
      <Processes workers={backgroundWork.workers} />
      <FailedJobs jobs={backgroundWork.failedJobs} />
      <Retention runs={backgroundWork.retention} />
    </Box>
  );
};

export default JobsPage;
