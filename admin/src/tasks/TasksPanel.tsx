import AddIcon from '@mui/icons-material/AddOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList, useRecordContext, useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { Panel } from '../shared/Panel.tsx';
import { CreateTaskDialog } from './TaskDialogs.tsx';
import { TaskRows } from './TaskRow.tsx';
import { SPARING, type TaskRecord } from './task.ts';

const MOST = 100;

/** What is to be done about the record in context, and about what is part of its case; what is done is folded. */
export const TasksPanel = () => {
  const translate = useTranslate();
  const record = useRecordContext<{ id: string; reference?: string }>();
  const mayRead = useMay('tasks:read');
  const mayWrite = useMay('tasks:write');
  const [isAdding, setAdding] = useState(false);
  const [withDone, setWithDone] = useState(false);
  const { id, reference } = record ?? {};
  const filter = reference ? { onReference: { eq: reference } } : { nodeId: { eq: id } };
  const { data = [] } = useGetList<TaskRecord>(
    'tasks',
    { pagination: { page: 1, perPage: MOST }, sort: { field: 'dueOn', order: 'ASC' }, filter },
    { ...SPARING, enabled: mayRead && Boolean(record) },
  );
  if (!id || !mayRead) return null;
  const open = data.filter(({ doneAt }) => !doneAt);
  const done = data.filter(({ doneAt }) => doneAt);
  return (
    <Panel title={translate('tasks.title')}>
      {open.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>{translate('tasks.none')}</Typography>
      )}
      <TaskRows tasks={open} />
      {withDone && <TaskRows tasks={done} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
        {mayWrite && (
          <Button
            size="small"
            variant="outlined"
            startIcon={<AddIcon />}
            aria-haspopup="dialog"
            onClick={() => setAdding(true)}
          >
            {translate('tasks.create.label')}
          </Button>
        )}
        {done.length > 0 && (
          <Button size="small" aria-pressed={withDone} onClick={() => setWithDone(!withDone)}>
            {translate(withDone ? 'tasks.hideDone' : 'tasks.showDone', { smart_count: done.length })}
          </Button>
        )}
      </Box>
      {isAdding && <CreateTaskDialog nodeId={id} onClose={() => setAdding(false)} />}
    </Panel>
  );
};
