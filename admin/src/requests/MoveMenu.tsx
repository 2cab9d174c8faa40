import MoveIcon from '@mui/icons-material/DriveFileMoveOutlined';
import { Button, ListItemText, Menu, MenuItem } from '@mui/material';
import { RequestStatus } from '@vigie/schema/rules';
import { useId, useState } from 'react';
import {
  RecordContextProvider,
  ResourceContextProvider,
  useGetOne,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { isAllowed, type Verb } from '../shared/verb.ts';
import { WHOLE } from '../shared/wholeRecord.ts';
import { VERB_DIALOGS } from './RequestVerbs.tsx';
import type { RequestRow } from './request.ts';

/** The verb that leads to each state, from wherever it is open. */
const MOVES: [to: RequestStatus, verb: string][] = [
  [RequestStatus.IDENTITY_CHECK, 'verify'],
  [RequestStatus.QUALIFIED, 'qualify'],
  [RequestStatus.IN_PROGRESS, 'start'],
  [RequestStatus.IN_PROGRESS, 'resume'],
  [RequestStatus.PAUSED, 'suspend'],
  [RequestStatus.ANSWERED, 'answer'],
  [RequestStatus.CLOSED, 'close'],
  [RequestStatus.TRANSFERRED, 'transfer'],
  [RequestStatus.WITHDRAWN, 'withdraw'],
];

/** Where a card can go: only what is open, and by the dialog of its verb, since each move says something to somebody. */
export const MoveMenu = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRow>();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const id = useId();
  const moves = MOVES.filter(
    ([to, verb]) =>
      isAllowed(request, verb) && !(to === RequestStatus.IDENTITY_CHECK && to === request?.status),
  );
  if (!request || moves.length === 0) return null;
  return (
    <>
      <Button
        size="small"
        id={id}
        startIcon={<MoveIcon />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        aria-label={`${translate('board.move')} : ${request.reference}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ justifySelf: 'start' }}
      >
        {translate('board.move')}
      </Button>
      <Menu
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-labelledby': id } }}
      >
        {moves.map(([to, verb]) => (
          <MenuItem
            key={verb}
            onClick={() => {
              setAnchor(null);
              setChosen(verb);
            }}
          >
            <ListItemText
              primary={translate(`law.RequestStatus.${to}`)}
              secondary={translate(`requests.${verb}.label`)}
            />
          </MenuItem>
        ))}
      </Menu>
      {chosen && <MoveDialog verb={chosen} onClose={() => setChosen(null)} />}
    </>
  );
};

/** The dialog of the verb, on the whole request: a card knows only a part of it. */
const MoveDialog = ({ verb, onClose }: { verb: string; onClose: () => void }) => {
  const row = useRecordContext<RequestRow>();
  const { data } = useGetOne('requests', { id: row?.id ?? '', meta: WHOLE.meta }, WHOLE_OPTIONS);
  const Dialog: Verb['Dialog'] | undefined = VERB_DIALOGS[verb];
  if (!data || !Dialog) return null;
  return (
    <ResourceContextProvider value="requests">
      <RecordContextProvider value={data}>
        <Dialog onClose={onClose} />
      </RecordContextProvider>
    </ResourceContextProvider>
  );
};

const { meta: _meta, ...WHOLE_OPTIONS } = WHOLE;
