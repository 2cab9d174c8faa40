import { Box } from '@mui/material';

interface LifecycleProps {
  label: string;
  /** The usual way, in order. */
  steps: { code: string; label: string }[];
  /** Where the case stands on it; a side state stands where it left the way. */
  current: string;
}

/** Where a case stands on its usual way. What lies behind is not ticked: a case may have skipped it. */
export const Lifecycle = ({ label, steps, current }: LifecycleProps) => {
  const position = steps.findIndex(({ code }) => code === current);
  return (
    <Box
      component="ol"
      aria-label={label}
      sx={{
        listStyle: 'none',
        m: 0,
        mb: 2.5,
        p: 0,
        display: 'flex',
        gap: '3px',
        overflow: 'hidden',
        borderRadius: '10px',
      }}
    >
      {steps.map(({ code, label: name }, index) => {
        const isCurrent = index === position;
        const isPassed = index < position;
        return (
          <Box
            component="li"
            key={code}
            aria-current={isCurrent ? 'step' : undefined}
            sx={(theme) => ({
              flex: '1 1 0',
              minWidth: 0,
              display: { xs: isCurrent ? 'flex' : 'none', sm: 'flex' },
              alignItems: 'center',
              justifyContent: 'center',
              gap: 0.5,
              px: 1,
              py: 0.875,
              fontSize: '0.8125rem',
              lineHeight: 1.25,
              textAlign: 'center',
              fontWeight: isCurrent ? 700 : 500,
              bgcolor: isCurrent
                ? 'primary.main'
                : isPassed
                  ? theme.palette.tone.accent.bg
                  : theme.palette.tone.plain.bg,
              color: isCurrent
                ? 'primary.contrastText'
                : isPassed
                  ? theme.palette.tone.accent.fg
                  : theme.palette.tone.plain.fg,
            })}
          >
            {name}
            <Box component="span" sx={{ display: { xs: 'inline', sm: 'none' } }}>
              {' '}
              ({index + 1}/{steps.length})
            </Box>
          </Box>
        );
      })}
    </Box>
  );
};
