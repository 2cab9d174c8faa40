import { Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { DueChip } from '../shared/DueChip.tsx';
import { isRunning, mainClock } from '../shared/deadline.ts';
import { ToneChip } from '../shared/ToneChip.tsx';
import type { RequestRow } from './request.ts';
import { nextStepOf } from './requestWay.ts';

/** A long name wraps: the table keeps its last column in sight. */
const WRAPPING = { maxWidth: 168, whiteSpace: 'normal', lineHeight: 1.25, borderRadius: '12px' };

/** The rights exercised, each by its name. */
export const RightChips = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRow>();
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5 }}>
      {request?.rights.map(({ id, right }) => (
        <ToneChip key={id} tone="plain" sx={WRAPPING}>
          {translate(`law.Right.${right}`, { _: right })}
        </ToneChip>
      ))}
    </Box>
  );
};

/** How long there is to answer, or how it ended. */
export const RequestDue = () => {
  const request = useRecordContext<RequestRow>();
  if (!request) return null;
  const clock = mainClock(request.deadlines);
  if (clock && !isRunning(clock.state))
    return <DueChip {...clock} hours={false} zone={request.legalEntity.timeZone} />;
  const state = request.status === 'PAUSED' ? 'PAUSED' : clock?.state;
  return (
    <DueChip
      state={state}
      dueAt={request.dueAt ?? clock?.dueAt ?? null}
      hours={false}
      zone={request.legalEntity.timeZone}
      withDate
    />
  );
};

/** The next legal step, in words; what went wrong comes first. */
export const NextStep = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRow>();
  if (!request) return null;
  if (request.undeliveredLetters > 0) return <strong>{translate('requests.resendLetter')}</strong>;
  if (request.status === 'ANSWERED' && request.untoldRights > 0)
    return translate('requests.tellRecipientsNext');
  const next = nextStepOf(request);
  if (next === 'decide') return translate('requests.decideRights', { smart_count: request.undecidedRights });
  return next ? translate(`requests.${next}.label`) : '–';
};
