import AliveIcon from '@mui/icons-material/CheckCircleOutlined';
import SilentIcon from '@mui/icons-material/ReportProblemOutlined';
import {
  Box,
  LinearProgress,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { HiddenCaption } from '../shared/HiddenCaption.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import type { TaskRun, WorkerProcess } from './background.ts';

/** Who does the background work, and how each of their tasks last ended. */
export const Processes = ({ workers }: { workers: WorkerProcess[] }) => {
  const translate = useTranslate();
  return (
    <Panel title={translate('jobs.processes.title')}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
        {translate('jobs.processes.lead')}
      </Typography>
      {workers.length === 0 && <Typography>{translate('jobs.processes.empty')}</Typography>}
      <Box sx={{ display: 'grid', gap: 3 }}>
        {workers.map((worker) => (
          <Process key={worker.id} {...worker} />
        ))}
      </Box>
    </Panel>
  );
};

const Process = ({ id, startedAt, seenAt, lastSweepAt, isAlive, runs }: WorkerProcess) => {
  const translate = useTranslate();
  const name = id.slice(0, 8);
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.25, mb: 1 }}>
        <Typography variant="h3" component="h3">
          {name}
        </Typography>
        <ToneChip tone={isAlive ? 'good' : 'danger'} icon={isAlive ? AliveIcon : SilentIcon}>
          {isAlive ? (
            translate('jobs.processes.alive')
          ) : (
            <>
              {translate('jobs.processes.silent')} <Instant value={seenAt} format="dateTime" />
            </>
          )}
        </ToneChip>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('jobs.processes.since')} <Instant value={startedAt} format="dateTime" />
          {lastSweepAt && (
            <>
              {' · '}
              {translate('jobs.processes.sweep')} : <Instant value={lastSweepAt} format="dateTime" />
            </>
          )}
        </Typography>
      </Box>
      <Box
        sx={{ overflowX: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={`${translate('jobs.processes.title')} ${name}`}
      >
        <Table size="small">
          <HiddenCaption>{`${translate('jobs.processes.title')} ${name}`}</HiddenCaption>
          <TableHead>
            <TableRow>
              <TableCell>{translate('jobs.processes.task')}</TableCell>
              <TableCell>{translate('jobs.processes.outcome')}</TableCell>
              <TableCell align="right">{translate('jobs.processes.took')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {runs.map((run) => (
              <Run key={run.task} {...run} />
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
};

const inWords = (milliseconds: number, language: string): string =>
  new Intl.NumberFormat(language, {
    maximumFractionDigits: 1,
    style: 'unit',
    unit: milliseconds < 1000 ? 'millisecond' : 'second',
  }).format(milliseconds < 1000 ? milliseconds : milliseconds / 1000);

const Run = ({ label, outcome, startedAt, endedAt, progress, reason }: TaskRun) => {
  const translate = useTranslate();
  const language = useLocale() === 'en' ? 'en-GB' : 'fr-FR';
  const took = endedAt ? Date.parse(endedAt) - Date.parse(startedAt) : null;
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {label}
      </TableCell>
      <TableCell>
        {translate(`jobs.processes.run.${outcome}`, { reason: reason ?? '' })} ·{' '}
        <Instant value={endedAt ?? startedAt} format="dateTime" />
        {outcome === 'RUNNING' && progress !== null && (
          <LinearProgress
            variant="determinate"
            value={progress * 100}
            aria-label={`${translate('jobs.processes.progress')} : ${label}`}
            sx={{ mt: 0.75, borderRadius: 1 }}
          />
        )}
      </TableCell>
      <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {took === null ? '–' : inWords(took, language)}
      </TableCell>
    </TableRow>
  );
};
