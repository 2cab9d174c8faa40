import RetryIcon from '@mui/icons-material/ReplayOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { refusalText } from '../shared/refusalText.ts';
import { type QueueJob, replayJob } from './background.ts';

/** Jobs of the queue that failed for good. They hold up nothing, and are there to be looked at. */
export const FailedJobs = ({ jobs }: { jobs: QueueJob[] }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const mayReplay = useMay('jobs:admin');
  const replay = async (job: string) => {
    try {
      await replayJob(job);
      notify('verb.done', { type: 'success' });
    } catch (error) {
      notify(refusalText(error, translate), { type: 'warning' });
    }
    await client.invalidateQueries({ queryKey: ['backgroundWork'] });
  };
  return (
    <Panel title={translate('jobs.failedJobs.title')}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {translate('jobs.failedJobs.lead')}
      </Typography>
      {jobs.length === 0 && <Typography>{translate('jobs.failedJobs.empty')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {jobs.map(({ job, name, reason, attempts, failedAt }) => (
          <Box
            component="li"
            key={job}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              gap: 2,
              alignItems: 'center',
              py: 1,
              borderTop: 1,
              borderColor: 'divider',
            }}
          >
            <Box sx={{ flex: '1 1 240px' }}>
              <Typography sx={{ fontWeight: 600 }}>
                {name} <code>{reason}</code>
              </Typography>
              <Typography variant="caption" sx={{ color: 'text.secondary' }}>
                {translate('jobs.dead.attempts')} : {attempts}
                {failedAt && (
                  <>
                    {' · '}
                    {translate('jobs.dead.failedAt')} : <Instant value={failedAt} format="dateTime" />
                  </>
                )}
              </Typography>
            </Box>
            {mayReplay && (
              <Button size="small" variant="outlined" startIcon={<RetryIcon />} onClick={() => replay(job)}>
                {translate('jobs.dead.replay')}
              </Button>
            )}
          </Box>
        ))}
      </Box>
    </Panel>
  );
};
