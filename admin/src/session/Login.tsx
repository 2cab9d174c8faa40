import CheckIcon from '@mui/icons-material/CheckOutlined';
import { Box, Card, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { LanguageMenu } from '../layout/LanguageMenu.tsx';
import { ThemeMenu } from '../layout/ThemeMenu.tsx';
import { useDocumentLanguage } from '../layout/useDocumentLanguage.ts';
import { Wordmark } from '../layout/Wordmark.tsx';
import { SignInForm } from './SignInForm.tsx';
import { isSessionOver } from './sessionEnd.ts';
import { useViewer } from './viewer.ts';

/** The door: what Vigie is for on the left, who comes in on the right. */
export const Login = () => {
  const translate = useTranslate();
  const login = useLogin();
  useDocumentLanguage();
  useEffect(() => {
    document.title = `${translate('signIn.title')} · Vigie`;
  }, [translate]);
  return (
    <Box
      sx={{
        minHeight: '100vh',
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 5fr) minmax(0, 6fr)' },
        gridTemplateRows: { xs: 'auto 1fr', md: '1fr' },
        bgcolor: 'background.default',
      }}
    >
      <Welcome />
      <Box component="main" sx={{ display: 'flex', flexDirection: 'column', px: { xs: 2, sm: 4 }, py: 2 }}>
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 0.5 }}>
          <LanguageMenu />
          <ThemeMenu />
        </Box>
        <Box
          sx={{
            flex: 1,
            display: 'flex',
            flexDirection: 'column',
            justifyContent: { md: 'center' },
            width: '100%',
            maxWidth: 440,
            mx: 'auto',
            pb: { md: 8 },
            pt: { xs: 1, md: 0 },
          }}
        >
          <SignInForm
            notice={isSessionOver() ? translate('errors.UNAUTHENTICATED') : undefined}
            onSubmit={login}
          />
          <DemoHelp />
        </Box>
      </Box>
    </Box>
  );
};

const Welcome = () => {
  const translate = useTranslate();
  return (
    <Box
      component="section"
      aria-label="Vigie"
      sx={(theme) => ({
        position: 'relative',
        overflow: 'hidden',
        bgcolor: theme.palette.mast.bg,
        color: theme.palette.mast.fg,
        px: { xs: 2.5, sm: 4, md: 7 },
        py: { xs: 2.5, md: 6 },
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        gap: 3,
      })}
    >
      <Beam />
      <Box sx={{ position: 'relative' }}>
        <Wordmark size={34} />
      </Box>
      <Box sx={{ position: 'relative', maxWidth: 480 }}>
        <Typography
          component="p"
          sx={{
            fontSize: { xs: '1.25rem', md: '2.125rem' },
            fontWeight: 650,
            lineHeight: 1.18,
            letterSpacing: '-0.012em',
            textWrap: 'balance',
          }}
        >
          {translate('signIn.lead')}
        </Typography>
        <Typography sx={{ mt: 1.5, opacity: 0.9, display: { xs: 'none', md: 'block' } }}>
          {translate('signIn.leadMore')}
        </Typography>
        <Box
          component="ul"
          sx={{ listStyle: 'none', p: 0, mt: 4, mb: 0, display: { xs: 'none', md: 'grid' }, gap: 1.5 }}
        >
          {['clocks', 'sealed', 'own'].map((key) => (
            <Box component="li" key={key} sx={{ display: 'flex', gap: 1.25 }}>
              <CheckIcon sx={{ color: '#f2b544', fontSize: '1.3rem', mt: '1px' }} aria-hidden />
              <span>{translate(`signIn.points.${key}`)}</span>
            </Box>
          ))}
        </Box>
      </Box>
      <Typography
        variant="body2"
        sx={{ position: 'relative', opacity: 0.85, display: { xs: 'none', md: 'block' } }}
      >
        {translate('shell.footer')}
      </Typography>
    </Box>
  );
};

/** The lamp's beam over the water. */
const Beam = () => (
  <Box
    component="svg"
    viewBox="0 0 600 800"
    preserveAspectRatio="xMaxYMin slice"
    aria-hidden
    sx={{ position: 'absolute', inset: 0, width: '100%', height: '100%' }}
  >
    <path d="M610 130 -40 470 -40 700z" fill="#f2b544" opacity="0.07" />
    <path d="M610 130 -40 540 -40 630z" fill="#f2b544" opacity="0.08" />
    <path d="M0 800V742q75-16 150 0t150 0 150 0 150 0V800z" fill="#ffffff" opacity="0.04" />
    <path d="M0 800V768q75-14 150 0t150 0 150 0 150 0V800z" fill="#ffffff" opacity="0.05" />
  </Box>
);

const DemoHelp = () => {
  const translate = useTranslate();
  if (!useViewer()?.demo) return null;
  return (
    <Card
      sx={(theme) => ({
        mt: 4,
        p: 2,
        bgcolor: theme.palette.tone.warn.bg,
        color: theme.palette.tone.warn.fg,
        borderColor: theme.palette.tone.warn.line,
      })}
    >
      <Typography variant="h3" component="h2">
        {translate('signIn.demoTitle')}
      </Typography>
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {translate('signIn.demo')}
      </Typography>
      <Typography variant="body2" sx={{ mt: 1 }}>
        {translate('signIn.demoExample')} : <strong>dpo@maison-lumen.example</strong>
      </Typography>
    </Card>
  );
};
