import BoardIcon from '@mui/icons-material/ViewKanbanOutlined';
import ListIcon from '@mui/icons-material/ViewListOutlined';
import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useResourceContext, useStore, useTranslate } from 'react-admin';

export type ListView = 'list' | 'board';

/** How a list is looked at; each resource remembers it. */
export const useListView = (): [ListView, (view: ListView) => void] =>
  useStore<ListView>(`${useResourceContext()}.view`, 'list');

/** A list, or a board by state. */
export const ViewSwitch = () => {
  const translate = useTranslate();
  const [view, setView] = useListView();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={view}
      aria-label={translate('board.view')}
      onChange={(_event, chosen: ListView | null) => chosen && setView(chosen)}
      sx={{ bgcolor: 'background.paper' }}
    >
      <ToggleButton value="list" sx={{ gap: 0.75, textTransform: 'none' }}>
        <ListIcon fontSize="small" aria-hidden />
        {translate('board.list')}
      </ToggleButton>
      <ToggleButton value="board" sx={{ gap: 0.75, textTransform: 'none' }}>
        <BoardIcon fontSize="small" aria-hidden />
        {translate('board.board')}
      </ToggleButton>
    </ToggleButtonGroup>
  );
};
