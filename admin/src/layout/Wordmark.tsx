import { Box } from '@mui/material';

/** The lookout's V, its lamp lit. */
export const Wordmark = ({ size = 28 }: { size?: number }) => (
  <Box
    component="span"
    sx={{
      display: 'inline-flex',
      alignItems: 'center',
      gap: 1.1,
      fontWeight: 700,
      fontSize: size * 0.78,
      letterSpacing: '-0.01em',
      lineHeight: 1,
    }}
  >
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M6 8.5l10 17 10-17"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="8.5" r="3.4" fill="#f2b544" />
    </svg>
    Vigie
  </Box>
);
