import CloseIcon from '@mui/icons-material/Close';
import ReassignIcon from '@mui/icons-material/PersonAddAltOutlined';
import SnoozeIcon from '@mui/icons-material/SnoozeOutlined';
import { Box, Drawer, IconButton, Skeleton, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { RecordContextProvider, useGetOne, useTranslate } from 'react-admin';
import { AlertSteps } from '../shared/AlertSteps.tsx';
import { DueChip } from '../shared/DueChip.tsx';
import { type DeadlineRecord, isToldByHour } from '../shared/deadline.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { Trace } from '../shared/Trace.tsx';
import { useSource } from '../shared/useSource.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import { isAllowed } from '../shared/verb.ts';
import { WHOLE } from '../shared/wholeRecord.ts';
import { AcknowledgeButton } from './AcknowledgeButton.tsx';
import { CaseLink } from './CaseLink.tsx';
import type { DeadlineRow } from './deadlineRow.ts';
import { ReassignDialog } from './ReassignDialog.tsx';
import { SnoozeDialog } from './SnoozeDialog.tsx';

interface FullDeadline extends DeadlineRecord {
  onReference: string;
  on: DeadlineRow['on'];
  legalEntity: DeadlineRow['legalEntity'];
  acknowledgedBy: { id: string; name: string } | null;
  assignee: { id: string; name: string } | null;
  snoozedUntil: string | null;
  revisions: { id: string; createdAt: string; dueAt: string | null; reason: string }[];
}

/** One clock beside the list: its date and reason, its alerts, and the dates it had before. */
export const DeadlineDrawer = ({ id, onClose }: { id?: string; onClose: () => void }) => {
  const translate = useTranslate();
  const titleId = useId();
  const { data, error } = useGetOne<FullDeadline>(
    'deadlines',
    { id: id ?? '', meta: WHOLE.meta },
    { enabled: Boolean(id), retry: false },
  );
  return (
    <Drawer
      anchor="right"
      open={Boolean(id)}
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': titleId,
          sx: { width: { xs: '100%', sm: 480 }, p: { xs: 2, sm: 3 } },
        },
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', mb: 1.5 }}>
        <Typography variant="h2" id={titleId} sx={{ flex: 1 }}>
          {data?.label ?? translate('deadlines.title')}
        </Typography>
        <IconButton aria-label={translate('due.close')} onClick={onClose} sx={{ mt: -0.75 }}>
          <CloseIcon />
        </IconButton>
      </Box>
      {error && <RefusalPanel error={error} />}
      {!data && !error && id && <Skeleton variant="rounded" height={240} />}
      {data && (
        <RecordContextProvider value={data}>
          <DeadlineBody deadline={data} />
        </RecordContextProvider>
      )}
    </Drawer>
  );
};

const DeadlineBody = ({ deadline }: { deadline: FullDeadline }) => {
  const translate = useTranslate();
  const sourceOf = useSource();
  const zone = deadline.legalEntity.timeZone;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box sx={{ display: 'grid', gap: 1 }}>
        <Box>
          <DueChip {...deadline} zone={zone} />
        </Box>
        {deadline.dueAt && (
          <Typography>
            <Instant
              value={deadline.dueAt}
              format={isToldByHour(deadline, zone) ? 'longDateTime' : 'longDate'}
              zone={zone}
            />
          </Typography>
        )}
      </Box>
      <Facts columns={2}>
        <Fact label={translate('deadlines.field.on')}>
          <CaseLink on={deadline.on} onReference={deadline.onReference} />
        </Fact>
        <Fact label={translate('field.legalEntity')}>{deadline.legalEntity.name}</Fact>
        <Fact label={translate('deadlines.field.source')}>{sourceOf(deadline.source)}</Fact>
        <Fact label={translate('deadlines.field.kind')}>
          {translate(`law.DeadlineKind.${deadline.kind}`)}
        </Fact>
        <Fact label={translate('deadlines.field.assignee')}>
          {deadline.assignee?.name ?? translate('deadlines.toDpo')}
        </Fact>
        {deadline.snoozedUntil && (
          <Fact label={translate('deadlines.field.snoozedUntil')}>
            <Instant value={deadline.snoozedUntil} format="dateTime" zone={zone} />
          </Fact>
        )}
        {deadline.acknowledgedAt && (
          <Fact label={translate('deadlines.field.acknowledged')} wide>
            <Instant value={deadline.acknowledgedAt} format="dateTime" zone={zone} />
            {deadline.acknowledgedBy && ` · ${deadline.acknowledgedBy.name}`}
          </Fact>
        )}
      </Facts>
      <ClockVerbs deadline={deadline} />
      <Part title={translate('due.why')}>
        <Trace clock={deadline} zone={zone} />
      </Part>
      <Part title={translate('section.alerts')}>
        <AlertSteps clock={deadline} />
      </Part>
      {deadline.revisions.length > 0 && (
        <Part title={translate('deadlines.revisions')}>
          <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
            {deadline.revisions.map(({ id, createdAt, dueAt, reason }) => (
              <li key={id}>
                {dueAt ? (
                  <Instant
                    value={dueAt}
                    format={isToldByHour({ rule: deadline.rule, dueAt }, zone) ? 'dateTime' : 'date'}
                    zone={zone}
                  />
                ) : (
                  translate('due.paused')
                )}
                {' · '}
                {translate(`law.RevisionReason.${reason}`, { _: reason })} (
                <Instant value={createdAt} zone={zone} />)
              </li>
            ))}
          </Box>
        </Part>
      )}
    </Box>
  );
};

/** What one may do with a clock that is not over; what ends it is done to its case. */
const ClockVerbs = ({ deadline }: { deadline: FullDeadline }) => {
  const translate = useTranslate();
  if (!['acknowledge', 'snooze', 'reassign'].some((verb) => isAllowed(deadline, verb))) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <AcknowledgeButton />
      <VerbButton
        verb="snooze"
        label={translate('deadlines.snooze.button')}
        icon={SnoozeIcon}
        Dialog={SnoozeDialog}
      />
      <VerbButton
        verb="reassign"
        label={translate('deadlines.reassign.button')}
        icon={ReassignIcon}
        Dialog={ReassignDialog}
      />
    </Box>
  );
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <Typography variant="h3" sx={{ mb: 1 }}>
      {title}
    </Typography>
    {children}
  </section>
);
