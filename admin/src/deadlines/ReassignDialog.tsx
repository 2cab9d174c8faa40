import { useRecordContext, useTranslate } from 'react-admin';
import type { DeadlineRecord } from '../shared/deadline.ts';
import { MemberInput } from '../shared/MemberInput.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';

type Assigned = DeadlineRecord & { assignee?: { id: string } | null };

/** Gives the clock to another person, who hears of what is due at once. */
export const ReassignDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const deadline = useRecordContext<Assigned>();
  return (
    <VerbDialog
      verb="reassign"
      title={translate('deadlines.reassign.title')}
      lead={translate('deadlines.reassign.lead')}
      defaultValues={{ assigneeId: deadline?.assignee?.id ?? '' }}
      onClose={onClose}
    >
      <MemberInput
        source="assigneeId"
        label={translate('deadlines.reassign.to')}
        nobody={translate('deadlines.toDpo')}
      />
    </VerbDialog>
  );
};
