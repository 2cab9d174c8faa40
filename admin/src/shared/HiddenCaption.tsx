import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A table's caption, for those who hear it. */
export const HiddenCaption = ({ children }: { children: ReactNode }) => (
  <Box
    component="caption"
    sx={{
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      p: 0,
    }}
  >
    {children}
  </Box>
);
