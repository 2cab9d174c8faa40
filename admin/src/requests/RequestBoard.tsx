import { Box, Typography } from '@mui/material';
import { RequestStatus } from '@vigie/schema/rules';
import { useListContext, useRecordContext, useTranslate } from 'react-admin';
import { Board } from '../shared/Board.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { MoveMenu } from './MoveMenu.tsx';
import { RequestDue, RightChips } from './RequestChips.tsx';
import { type RequestRow, STATUS_LOOKS } from './request.ts';

/** What is under way, in the order of the way. What is over is in the list. */
export const BOARD_STATUSES = [
  RequestStatus.RECEIVED,
  RequestStatus.IDENTITY_CHECK,
  RequestStatus.QUALIFIED,
  RequestStatus.IN_PROGRESS,
  RequestStatus.PAUSED,
  RequestStatus.ANSWERED,
];

/** Requests by their state. */
export const RequestBoard = () => {
  const translate = useTranslate();
  const { data = [], total = 0 } = useListContext<RequestRow>();
  return (
    <>
      <Board
        name={translate('requests.board')}
        rows={data}
        columnOf={({ status }) => status}
        columns={BOARD_STATUSES.map((status) => ({
          id: status,
          name: translate(`law.RequestStatus.${status}`),
          label: <StatusChip name="RequestStatus" value={status} looks={STATUS_LOOKS} />,
        }))}
        card={<BoardCard />}
      />
      {total > data.length && (
        <Typography role="status" sx={{ mt: 1, color: 'text.secondary' }}>
          {translate('board.first', { shown: data.length, total })}
        </Typography>
      )}
    </>
  );
};

const BoardCard = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const request = useRecordContext<RequestRow>();
  if (!request) return null;
  const isAnswered = request.status === RequestStatus.ANSWERED;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <TextLink to={`/requests/${request.id}/show`} sx={{ fontWeight: 650 }}>
        {request.reference}
      </TextLink>
      <RightChips />
      <RequestDue />
      {request.undeliveredLetters > 0 && (
        <ToneChip tone="danger">{translate('requests.letterFailed')}</ToneChip>
      )}
      {isAnswered && request.untoldRights > 0 && (
        <ToneChip tone="warn">{translate('requests.recipientsToTell')}</ToneChip>
      )}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {request.assignee ? nameOf(request.assignee) : translate('requests.unassigned')}
      </Typography>
      <MoveMenu />
    </Box>
  );
};
