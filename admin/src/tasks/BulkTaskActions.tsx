import AssignIcon from '@mui/icons-material/PersonAddAltOutlined';
import DoneIcon from '@mui/icons-material/TaskAltOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { ASSIGN_TASKS, COMPLETE_TASKS, type Creation, inputNameOf } from '@vigie/schema/rules';
import { type ComponentType, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { execute, type Variables } from '../graphql.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { VerbContext, VerbInput } from '../shared/VerbInput.tsx';
import type { TaskRecord } from './task.ts';

interface BulkVerb {
  verb: 'assignMany' | 'completeMany';
  creation: Creation;
  /** What is asked beside the tasks. */
  field: string;
  icon: ComponentType;
}

const VERBS: readonly BulkVerb[] = [
  { verb: 'assignMany', creation: ASSIGN_TASKS, field: 'ownerId', icon: AssignIcon },
  { verb: 'completeMany', creation: COMPLETE_TASKS, field: 'evidence', icon: DoneIcon },
];

/** What is done to the tasks that are chosen, all of them or none. It has its place before any is: the rows do not move. */
export const BulkTaskActions = () => {
  const translate = useTranslate();
  const { selectedIds } = useListContext();
  const count = selectedIds.length;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, minHeight: 48 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {translate(count ? 'tasks.selected' : 'tasks.chooseSome', { smart_count: count })}
      </Typography>
      {count > 0 && VERBS.map((each) => <BulkButton key={each.verb} {...each} />)}
    </Box>
  );
};

const BulkButton = (bulk: BulkVerb) => {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const { verb, icon: Icon } = bulk;
  return (
    <>
      <Button size="small" startIcon={<Icon />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {translate(`tasks.${verb}.label`)}
      </Button>
      {isOpen && <BulkDialog {...bulk} onClose={() => setOpen(false)} />}
    </>
  );
};

const BulkDialog = ({ verb, creation, field, onClose }: BulkVerb & { onClose: () => void }) => {
  const translate = useTranslate();
  const client = useQueryClient();
  const { data = [], selectedIds, onUnselectItems } = useListContext<TaskRecord>();
  // As they stood when the form was opened: the list may be read anew beneath it.
  const [tasks] = useState(() =>
    data.filter(({ id }) => selectedIds.includes(id)).map(({ id, version }) => ({ id, version })),
  );
  const { mutation } = creation;
  const send = async (values: Variables) => {
    const input = { tasks, [field]: values[field] || null };
    const document = `mutation ${mutation}($input: ${inputNameOf(mutation)}!) { ${mutation}(input: $input) { id } }`;
    // Several nodes are no answer that a key could stand for: the versions keep it from being done twice.
    await execute(document, { input }, { idempotent: false });
    onUnselectItems();
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'viewer' });
  };
  return (
    <VerbContext value={{ resource: 'tasks', verb, fields: creation.fields }}>
      <FormDialog
        title={translate(`tasks.${verb}.label`)}
        lead={translate('tasks.selected', { smart_count: tasks.length })}
        defaultValues={{ [field]: '' }}
        onSend={send}
        onClose={onClose}
      >
        <VerbInput name={field} />
      </FormDialog>
    </VerbContext>
  );
};
