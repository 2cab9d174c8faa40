import { Box, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { ButtonLink } from '../shared/ButtonLink.tsx';

const STEPS = [
  { name: 'request', to: '/requests/create', scope: 'requests:write' },
  { name: 'breach', to: '/breaches/create', scope: 'breaches:write' },
  { name: 'watch', to: '/deadlines', scope: 'deadlines:read' },
];

/** The first screen of an empty organisation: three ways to begin. */
export const Starter = () => {
  const translate = useTranslate();
  return (
    <Card sx={{ p: { xs: 2.5, sm: 4 } }}>
      <Typography variant="h2" sx={{ fontSize: '1.375rem' }}>
        {translate('dashboard.starter.title')}
      </Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 3 }}>
        {translate('dashboard.starter.text')}
      </Typography>
      <Box
        component="ol"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: 'repeat(3, 1fr)' },
        }}
      >
        {STEPS.map((step, index) => (
          <StarterStep key={step.name} {...step} number={index + 1} />
        ))}
      </Box>
    </Card>
  );
};

const StarterStep = ({
  name,
  to,
  scope,
  number,
}: {
  name: string;
  to: string;
  scope: string;
  number: number;
}) => {
  const translate = useTranslate();
  const may = useMay(scope);
  return (
    <Box component="li">
      <Typography aria-hidden sx={{ fontWeight: 700, fontSize: '1.25rem', color: 'primary.main' }}>
        {number}
      </Typography>
      <Typography variant="h3">{translate(`dashboard.starter.${name}.title`)}</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 1.5 }}>
        {translate(`dashboard.starter.${name}.text`)}
      </Typography>
      {may && (
        <ButtonLink to={to} variant={number === 1 ? 'contained' : 'outlined'}>
          {translate(`dashboard.starter.${name}.action`)}
        </ButtonLink>
      )}
    </Box>
  );
};
