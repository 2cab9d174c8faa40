import SeenIcon from '@mui/icons-material/VisibilityOutlined';
import { Button } from '@mui/material';
import { useNotify, useRecordContext, useTranslate } from 'react-admin';
import type { DeadlineRecord } from '../shared/deadline.ts';
import { refusalText } from '../shared/refusalText.ts';
import { useVerb } from '../shared/useVerb.ts';
import type { PermissionAnswer } from '../shared/verb.ts';

/** "I know of it." It settles nothing: a missed clock goes on reminding. */
export const AcknowledgeButton = () => {
  const translate = useTranslate();
  const notify = useNotify();
  const run = useVerb('deadlines');
  const deadline = useRecordContext<DeadlineRecord & { can_acknowledge?: PermissionAnswer }>();
  if (!deadline?.can_acknowledge?.allowed || deadline.acknowledgedAt) return null;
  const acknowledge = () =>
    run('acknowledge', { id: deadline.id, version: deadline.version }).then(
      () => notify('verb.done', { type: 'success' }),
      (error) => notify(refusalText(error, translate), { type: 'error' }),
    );
  return (
    <Button variant="outlined" startIcon={<SeenIcon />} onClick={acknowledge}>
      {translate('deadlines.acknowledge')}
    </Button>
  );
};
