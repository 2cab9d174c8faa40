import { BooleanInput, useTranslate } from 'react-admin';
import { useViewer } from '../session/viewer.ts';

/** Who takes the case: the one who opens it, unless said otherwise. */
export const AssignToMe = () => {
  const translate = useTranslate();
  const name = useViewer()?.user?.name ?? '';
  return <BooleanInput source="isMine" label={translate('input.assignToMe', { name })} helperText={false} />;
};
