import TaskIcon from '@mui/icons-material/TaskAltOutlined';
import { Box } from '@mui/material';
import { DataTable, useRecordContext, useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { FilterToggles } from '../shared/FilterToggles.tsx';
import { Day } from '../shared/Instant.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { RecordTable } from '../shared/RecordTable.tsx';
import { SavedViews } from '../shared/SavedViews.tsx';
import { Teach } from '../shared/Teach.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { BulkTaskActions } from './BulkTaskActions.tsx';
import { TaskButtons, TaskChip, TaskPlace, TaskRow, TaskTick, TaskWords } from './TaskRow.tsx';
import { DONE, OPEN, type TaskRecord } from './task.ts';

const TaskList = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const mayWork = useMay('tasks:write');
  return (
    <ListPage
      title={translate('tasks.title')}
      lead={translate('tasks.lead')}
      filters={<TaskFilters />}
      card={<TaskCard />}
      empty={
        <Teach
          icon={<TaskIcon />}
          title={translate('tasks.empty.title')}
          text={translate('tasks.empty.text')}
        />
      }
      sort={{ field: 'dueOn', order: 'ASC' }}
      filterDefaultValues={OPEN}
    >
      <RecordTable opens={false} bulkActions={mayWork && <BulkTaskActions />}>
        <DataTable.Col label="tasks.create.field.title" disableSort>
          <TaskWords />
        </DataTable.Col>
        <DataTable.Col label="tasks.field.on" disableSort>
          <TaskPlace />
        </DataTable.Col>
        <DataTable.Col<TaskRecord>
          label="tasks.field.owner"
          disableSort
          render={({ owner }) => (owner ? nameOf(owner) : translate('tasks.noOwner'))}
        />
        <DataTable.Col<TaskRecord>
          source="dueOn"
          label="tasks.create.field.dueOn"
          render={({ dueOn }) => (dueOn ? <Day value={dueOn} format="date" /> : translate('value.none'))}
        />
        <DataTable.Col label="tasks.filter.state" disableSort>
          <TaskChip />
        </DataTable.Col>
        <DataTable.Col label="tasks.field.verbs" disableSort>
          <Box sx={{ display: 'flex' }}>
            <TaskTick />
            <TaskButtons />
          </Box>
        </DataTable.Col>
      </RecordTable>
    </ListPage>
  );
};

const TaskFilters = () => {
  const translate = useTranslate();
  return (
    <>
      <SavedViews />
      <FilterToggles
        title={translate('tasks.filter.state')}
        options={[
          { label: translate('tasks.filter.open'), value: OPEN },
          { label: translate('tasks.filter.done'), value: DONE },
        ]}
      />
      <FilterToggles
        title={translate('tasks.field.owner')}
        options={[
          { label: translate('list.mine'), value: { ownerId: { eq: '@me' } } },
          { label: translate('tasks.filter.noOwner'), value: { ownerId: { isNull: true } } },
        ]}
      />
    </>
  );
};

const TaskCard = () => {
  const task = useRecordContext<TaskRecord>();
  if (!task) return null;
  return (
    <Box component="ul" sx={{ m: 0, px: 2, py: 0.5 }}>
      <TaskRow task={task} withPlace />
    </Box>
  );
};

export default TaskList;
