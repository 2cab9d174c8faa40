import RequestIcon from '@mui/icons-material/MarkEmailUnreadOutlined';
import { useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { ButtonLink } from '../shared/ButtonLink.tsx';
import { Teach } from '../shared/Teach.tsx';

export const RequestsEmpty = () => {
  const translate = useTranslate();
  const mayWrite = useMay('requests:write');
  return (
    <Teach
      icon={<RequestIcon />}
      title={translate('requests.empty.title')}
      text={translate('requests.empty.text')}
      action={
        mayWrite && (
          <ButtonLink to="/requests/create" variant="contained">
            {translate('requests.receive.label')}
          </ButtonLink>
        )
      }
      article={translate('requests.empty.article')}
    />
  );
};
