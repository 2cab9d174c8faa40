import { Box } from '@mui/material';
import type { ToneName } from '../theme/tones.ts';

/** The answer in one sentence, the first thing that one reads. */
export const Verdict = ({ tone, text }: { tone: ToneName; text: string }) => (
  <Box
    sx={(theme) => ({
      px: 2,
      py: 1.25,
      borderRadius: '10px',
      fontSize: '1.0625rem',
      fontWeight: 650,
      lineHeight: 1.35,
      bgcolor: theme.palette.tone[tone].bg,
      color: theme.palette.tone[tone].fg,
      border: `1px solid ${theme.palette.tone[tone].line}`,
    })}
  >
    {text}
  </Box>
);
