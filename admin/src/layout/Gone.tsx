import LostIcon from '@mui/icons-material/ExploreOffOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import { Card } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ButtonLink } from '../shared/ButtonLink.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Teach } from '../shared/Teach.tsx';

const gone = (key: 'notFound' | 'denied', Icon: typeof LockIcon) => () => {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate(`page.${key}`)} />
      <Card sx={{ p: 5 }}>
        <Teach
          icon={<Icon />}
          title={translate(`page.${key}`)}
          text={translate(`page.${key}Help`)}
          action={
            <ButtonLink to="/" variant="contained">
              {translate('page.backHome')}
            </ButtonLink>
          }
        />
      </Card>
    </>
  );
};

export const NotFound = gone('notFound', LostIcon);
export const AccessDenied = gone('denied', LockIcon);
