import BreachIcon from '@mui/icons-material/GppMaybeOutlined';
import { useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { ButtonLink } from '../shared/ButtonLink.tsx';
import { Teach } from '../shared/Teach.tsx';

export const BreachesEmpty = () => {
  const translate = useTranslate();
  const mayWrite = useMay('breaches:write');
  return (
    <Teach
      icon={<BreachIcon />}
      title={translate('breaches.empty.title')}
      text={translate('breaches.empty.text')}
      action={
        mayWrite && (
          <ButtonLink to="/breaches/create" variant="contained">
            {translate('breaches.create.label')}
          </ButtonLink>
        )
      }
      article={translate('breaches.empty.article')}
    />
  );
};
