import { CREATE_COMMENT } from '@vigie/schema/rules';
import { SelectArrayInput, useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import type { AskedField } from '../shared/KindInput.tsx';
import { usePeople } from '../shared/MemberInput.tsx';
import { useVerb } from '../shared/useVerb.ts';
import { VerbContext, VerbInput } from '../shared/VerbInput.tsx';

/** A remark on that node, and whom it is meant for. */
export const CommentDialog = ({ nodeId, onClose }: { nodeId: string; onClose: () => void }) => {
  const translate = useTranslate();
  const run = useVerb('comments');
  const mayChoose = useMay('members:read');
  return (
    <VerbContext value={{ resource: 'comments', verb: 'create', fields: CREATE_COMMENT.fields }}>
      <FormDialog
        title={translate('comments.create.label')}
        defaultValues={{ text: '', mentions: [] }}
        onSend={(values) => run('create', { nodeId, ...values })}
        onClose={onClose}
      >
        <VerbInput name="text" help="comments.help.text" />
        {mayChoose && <VerbInput name="mentions" help="comments.help.mentions" Input={MembersInput} />}
      </FormDialog>
    </VerbContext>
  );
};

const MembersInput = ({ source, label, help, validate }: AskedField) => (
  <SelectArrayInput
    {...{ source, label, validate }}
    choices={usePeople().map(({ id, name }) => ({ id, name }))}
    helperText={help ?? false}
  />
);
