import HelpIcon from '@mui/icons-material/HelpOutlineOutlined';
import { Box, Button, Popover, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Trace, type Traced } from './Trace.tsx';

/** "Pourquoi cette date ?": the computation, step by step, where the date stands. */
export const WhyThisDate = ({ clock, label, zone }: { clock: Traced; label: string; zone: string }) => {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <>
      <Button
        size="small"
        startIcon={<HelpIcon />}
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ color: 'inherit', textDecoration: 'underline', textUnderlineOffset: 3, ml: -0.5 }}
      >
        {translate('due.why')}
      </Button>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-labelledby': id,
            sx: { maxWidth: 460, width: 'calc(100vw - 32px)', mt: 0.5 },
          },
        }}
      >
        <Box sx={{ p: 2.5 }}>
          <Typography variant="h2" component="p" id={id}>
            {translate('due.whyTitle')}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
            {label}
          </Typography>
          <Trace clock={clock} zone={zone} />
          <Box sx={{ textAlign: 'right', mt: 2 }}>
            <Button onClick={() => setAnchor(null)}>{translate('due.close')}</Button>
          </Box>
        </Box>
      </Popover>
    </>
  );
};
