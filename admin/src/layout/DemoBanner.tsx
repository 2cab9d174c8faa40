import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useViewer } from '../session/viewer.ts';

/** What is wrong with the set-up, and that this is the demonstration. */
export const DemoBanner = () => {
  const translate = useTranslate();
  const viewer = useViewer();
  return (
    <>
      {viewer?.demo && (
        <Box
          component="section"
          aria-label={translate('shell.demoTitle')}
          sx={(theme) => ({
            px: { xs: 2, sm: 2.5 },
            py: 0.5,
            fontSize: '0.875rem',
            fontWeight: 600,
            bgcolor: theme.palette.tone.warn.bg,
            color: theme.palette.tone.warn.fg,
            borderBottom: `1px solid ${theme.palette.tone.warn.line}`,
          })}
        >
          {translate('shell.demo')}
        </Box>
      )}
      {viewer?.warnings.map((code) => (
        <Box
          key={code}
          component="section"
          aria-label={translate('shell.warnings')}
          sx={(theme) => ({
            px: { xs: 2, sm: 2.5 },
            py: 0.5,
            fontSize: '0.875rem',
            bgcolor: theme.palette.tone.pause.bg,
            color: theme.palette.tone.pause.fg,
          })}
        >
          {translate(`warning.${code}`, { _: code })}
        </Box>
      ))}
    </>
  );
};
