import { Box, Typography } from '@mui/material';
import { Children, type ReactNode } from 'react';

/** What was done, one line each; a sentence where nothing was. */
export const Rows = ({ none, children }: { none?: string; children: ReactNode }) => {
  const rows = Children.toArray(children);
  if (!rows.length) return none ? <Typography sx={{ color: 'text.secondary' }}>{none}</Typography> : null;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box
          component="li"
          key={(row as { key: string }).key}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'flex-start',
            gap: 1,
            py: 1.25,
            borderTop: 1,
            borderColor: 'divider',
            '&:first-of-type': { borderTop: 0, pt: 0 },
          }}
        >
          {row}
        </Box>
      ))}
    </Box>
  );
};
