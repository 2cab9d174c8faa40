import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import LateIcon from '@mui/icons-material/ErrorOutlined';
import OpenIcon from '@mui/icons-material/PendingActionsOutlined';
import ToDoIcon from '@mui/icons-material/RadioButtonUncheckedOutlined';
import ReopenIcon from '@mui/icons-material/ReplayOutlined';
import { Box, IconButton, Typography } from '@mui/material';
import { type ComponentType, type ReactNode, useState } from 'react';
import { RecordContextProvider, ResourceContextProvider, useRecordContext, useTranslate } from 'react-admin';
import { pathOf } from '../deadlines/deadlineRow.ts';
import { Day, Instant } from '../shared/Instant.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { isAllowed } from '../shared/verb.ts';
import { useLegalNow } from '../time/legalClock.ts';
import { useZone } from '../time/useFormat.ts';
import { toDay } from '../time/zoned.ts';
import { CompleteTaskDialog, ReopenTaskDialog, UpdateTaskDialog } from './TaskDialogs.tsx';
import type { TaskRecord } from './task.ts';

const LOOKS = {
  done: { tone: 'good', icon: DoneIcon },
  late: { tone: 'danger', icon: LateIcon },
  open: { tone: 'plain', icon: OpenIcon },
} as const;

/** Whether it is done, late or to be done, by the day of its place. */
export const TaskChip = () => {
  const translate = useTranslate();
  const task = useRecordContext<TaskRecord>();
  const today = toDay(useLegalNow(), useZone());
  if (!task) return null;
  const state = task.doneAt ? 'done' : task.dueOn && task.dueOn < today ? 'late' : 'open';
  return (
    <ToneChip {...LOOKS[state]} sx={{ alignSelf: 'flex-start' }}>
      {translate(`tasks.${state}`)}
    </ToneChip>
  );
};

interface TaskButtonProps {
  verb: string;
  label: string;
  icon: ReactNode;
  Dialog: ComponentType<{ onClose: () => void }>;
}

/** A verb of the task beside its words, for who may do it. */
const TaskButton = ({ verb, label, icon, Dialog }: TaskButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  const task = useRecordContext<TaskRecord>();
  if (!isOpen && !isAllowed(task, verb)) return null;
  return (
    <>
      <IconButton
        size="small"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {icon}
      </IconButton>
      {isOpen && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
};

/** The circle before a task that is to be done: it is ticked off there. */
export const TaskTick = () => {
  const translate = useTranslate();
  const title = useRecordContext<TaskRecord>()?.title ?? '';
  return (
    <ResourceContextProvider value="tasks">
      <TaskButton
        verb="complete"
        label={translate('tasks.tick', { title })}
        icon={<ToDoIcon fontSize="small" />}
        Dialog={CompleteTaskDialog}
      />
    </ResourceContextProvider>
  );
};

/** What else can be done to it: change it while it is open, take it up again afterwards. */
export const TaskButtons = () => {
  const translate = useTranslate();
  const title = useRecordContext<TaskRecord>()?.title ?? '';
  return (
    <ResourceContextProvider value="tasks">
      <TaskButton
        verb="update"
        label={translate('tasks.change', { title })}
        icon={<EditIcon fontSize="small" />}
        Dialog={UpdateTaskDialog}
      />
      <TaskButton
        verb="reopen"
        label={translate('tasks.takeUp', { title })}
        icon={<ReopenIcon fontSize="small" />}
        Dialog={ReopenTaskDialog}
      />
    </ResourceContextProvider>
  );
};

/** What is to be done; what shows that it was. */
export const TaskWords = () => {
  const translate = useTranslate();
  const task = useRecordContext<TaskRecord>();
  if (!task) return null;
  const { title, evidence, doneAt } = task;
  return (
    <>
      <Typography sx={{ overflowWrap: 'anywhere', color: title ? undefined : 'text.secondary' }}>
        {title ?? translate('tasks.noWords')}
      </Typography>
      {doneAt && evidence && (
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {evidence}
        </Typography>
      )}
    </>
  );
};

/** The case that it is about, by its reference. */
export const TaskPlace = () => {
  const translate = useTranslate();
  const task = useRecordContext<TaskRecord>();
  if (!task) return null;
  const kind = task.on && translate(`law.NodeType.${task.on.__typename}`);
  const name = task.onReference ?? task.legalEntity?.name ?? kind;
  const path = pathOf(task.on);
  return path ? (
    <TextLink to={path} sx={{ whiteSpace: 'nowrap' }}>
      {name}
    </TextLink>
  ) : (
    name
  );
};

interface TaskRowProps {
  task: TaskRecord;
  /** On a page of its own, and not on that of its case. */
  withPlace?: boolean;
}

/** Who does it by when; who did it. */
const TaskFacts = ({ task, withPlace }: TaskRowProps) => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const { owner, dueOn, doneAt, doneBy } = task;
  const charged = owner ? nameOf(owner) : translate('tasks.noOwner');
  return (
    <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
      {withPlace && (
        <>
          <TaskPlace />
          {' · '}
        </>
      )}
      {doneAt ? translate('tasks.doneOn', { name: nameOf(doneBy) }) : charged}
      {doneAt && (
        <>
          {' · '}
          <Instant value={doneAt} format="dateTime" />
        </>
      )}
      {dueOn && !doneAt && (
        <>
          {` · ${translate('tasks.by')} `}
          <Day value={dueOn} format="date" />
        </>
      )}
    </Typography>
  );
};

/** One task in a list, with what can be done to it. */
export const TaskRow = ({ task, withPlace }: TaskRowProps) => (
  <RecordContextProvider value={task}>
    <Box component="li" sx={ROW}>
      <Box sx={{ width: 32, ml: -0.75, flexShrink: 0 }}>
        <TaskTick />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, py: 0.5 }}>
        <TaskWords />
        <TaskFacts {...{ task, withPlace }} />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: 0.5, py: 0.25 }}>
        <TaskChip />
        <TaskButtons />
      </Box>
    </Box>
  </RecordContextProvider>
);

const ROW = {
  display: 'flex',
  gap: 0.75,
  alignItems: 'flex-start',
  py: 0.75,
  borderTop: 1,
  borderColor: 'divider',
  '&:first-of-type': { borderTop: 0 },
};

export const TaskRows = ({ tasks, withPlace }: { tasks: readonly TaskRecord[]; withPlace?: boolean }) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {tasks.map((task) => (
      <TaskRow key={task.id} {...{ task, withPlace }} />
    ))}
  </Box>
);
