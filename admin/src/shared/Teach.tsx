import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** An empty place: what it is for, one deed, and the article. */
export const Teach = ({
  icon,
  title,
  text,
  action,
  article,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  action?: ReactNode;
  article?: ReactNode;
}) => (
  <Box sx={{ maxWidth: 560, mx: 'auto', textAlign: 'center' }}>
    <Box
      aria-hidden
      sx={(theme) => ({
        display: 'inline-flex',
        p: 1.75,
        borderRadius: '50%',
        bgcolor: theme.palette.tone.accent.bg,
        color: theme.palette.tone.accent.fg,
        mb: 1.5,
      })}
    >
      {icon}
    </Box>
    <Typography variant="h2">{title}</Typography>
    <Typography sx={{ color: 'text.secondary', mt: 0.75, mb: 2.5 }}>{text}</Typography>
    {action}
    {article && (
      <Typography variant="body2" sx={{ mt: 2, color: 'text.secondary' }}>
        {article}
      </Typography>
    )}
  </Box>
);
