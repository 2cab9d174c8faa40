import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** The latest day that a field takes: a year has four digits, so that the fifth goes to the next part. */
export const LATEST_DAY = '9999-12-31';

/** Under a date field, which follows the language of the browser: the date in words, in the console's, then its help. */
export const Understood = ({ date, help }: { date: string | null; help?: ReactNode }) => (
  <>
    {date && (
      <Box component="span" sx={{ display: 'block', color: 'text.primary' }}>
        {date}
      </Box>
    )}
    {help}
  </>
);
