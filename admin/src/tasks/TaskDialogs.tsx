import { CREATE_TASK, TASK_VERBS } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useVerb } from '../shared/useVerb.ts';
import { VerbForm, verbDialog } from '../shared/VerbForm.tsx';
import { VerbContext, VerbInput } from '../shared/VerbInput.tsx';
import type { TaskRecord } from './task.ts';

interface DialogProps {
  onClose: () => void;
}

const isSaid = ([, value]: [string, unknown]) => value !== '' && value !== null && value !== undefined;

/** Something is to be done about that node. */
export const CreateTaskDialog = ({ nodeId, onClose }: DialogProps & { nodeId: string }) => {
  const translate = useTranslate();
  const run = useVerb('tasks');
  return (
    <VerbContext value={{ resource: 'tasks', verb: 'create', fields: CREATE_TASK.fields }}>
      <FormDialog
        title={translate('tasks.create.label')}
        defaultValues={{ title: '', ownerId: '', dueOn: '' }}
        onSend={(values) =>
          run('create', { nodeId, ...Object.fromEntries(Object.entries(values).filter(isSaid)) })
        }
        onClose={onClose}
      >
        <VerbInput name="title" />
        <VerbInput name="ownerId" />
        <VerbInput name="dueOn" />
      </FormDialog>
    </VerbContext>
  );
};

export const UpdateTaskDialog = ({ onClose }: DialogProps) => {
  const task = useRecordContext<TaskRecord>();
  if (!task) return null;
  const { title, owner, dueOn } = task;
  return (
    <VerbForm
      verbs={TASK_VERBS}
      verb="update"
      corrects
      fields={{ title: { required: true } }}
      defaultValues={{ title, ownerId: owner?.id ?? '', dueOn: dueOn ?? '' }}
      onClose={onClose}
    />
  );
};

/** That it is done, and what shows it. */
export const CompleteTaskDialog = ({ onClose }: DialogProps) => {
  const lead = useRecordContext<TaskRecord>()?.title;
  const defaultValues = { evidence: '' };
  return <VerbForm {...{ lead, defaultValues, onClose }} verbs={TASK_VERBS} verb="complete" />;
};

export const ReopenTaskDialog = verbDialog(TASK_VERBS, 'reopen');
