import { Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { useMay, useViewer } from '../session/viewer.ts';
import { Panel } from '../shared/Panel.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { TaskRows } from './TaskRow.tsx';
import { OPEN, SPARING, type TaskRecord } from './task.ts';

const SHOWN = 8;

/** What the one who looks is to do, the overdue first. */
export const MyTasks = () => {
  const translate = useTranslate();
  const me = useViewer()?.user?.id;
  const mayWork = useMay('tasks:write');
  const filter = { ownerId: { eq: me }, ...OPEN };
  const { data = [] } = useGetList<TaskRecord>(
    'tasks',
    { pagination: { page: 1, perPage: SHOWN }, sort: { field: 'dueOn', order: 'ASC' }, filter },
    { ...SPARING, enabled: mayWork && Boolean(me) },
  );
  if (!mayWork) return null;
  return (
    <Panel
      title={translate('tasks.mine.title')}
      action={<TextLink to="/tasks">{translate('tasks.mine.all')}</TextLink>}
    >
      {data.length > 0 ? (
        <TaskRows tasks={data} withPlace />
      ) : (
        <Typography sx={{ color: 'text.secondary' }}>{translate('tasks.mine.none')}</Typography>
      )}
    </Panel>
  );
};
