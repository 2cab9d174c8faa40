import { Box, type SxProps, type Theme } from '@mui/material';
import type { ComponentType, ReactNode } from 'react';
import type { ToneName } from '../theme/tones.ts';

interface ToneChipProps {
  tone: ToneName;
  icon?: ComponentType<{ fontSize?: 'inherit'; 'aria-hidden'?: boolean }>;
  children: ReactNode;
  sx?: SxProps<Theme>;
}

/** A state in a word, with its icon: the colour only repeats what both say. */
export const ToneChip = ({ tone, icon: Icon, children, sx }: ToneChipProps) => (
  <Box
    component="span"
    sx={[
      (theme) => ({
        display: 'inline-flex',
        alignItems: 'center',
        gap: '5px',
        px: '9px',
        py: '2px',
        borderRadius: '999px',
        border: `1px solid ${theme.palette.tone[tone].line}`,
        bgcolor: theme.palette.tone[tone].bg,
        color: theme.palette.tone[tone].fg,
        fontSize: '0.8125rem',
        fontWeight: 600,
        lineHeight: 1.5,
        whiteSpace: 'nowrap',
        fontVariantNumeric: 'tabular-nums',
        '& svg': { fontSize: '1rem' },
      }),
      ...(Array.isArray(sx) ? sx : [sx]),
    ]}
  >
    {Icon && <Icon fontSize="inherit" aria-hidden />}
    {children}
  </Box>
);
