import ClockIcon from '@mui/icons-material/HistoryToggleOffOutlined';
import { Box, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useIsLegalNowShifted, useLegalNow } from '../time/legalClock.ts';
import { useFormat } from '../time/useFormat.ts';

/** Says so when deadlines are counted at another time than this device shows. */
export const LegalTimeBadge = () => {
  const translate = useTranslate();
  const print = useFormat();
  const now = useLegalNow();
  const isShifted = useIsLegalNowShifted();
  if (!isShifted) return null;
  const help = translate('shell.shiftedHelp', { now: print(now, 'dateTime') });
  return (
    <Tooltip title={help}>
      <Box
        component="span"
        tabIndex={0}
        role="note"
        aria-label={`${translate('shell.shifted')}. ${help}`}
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.75,
          fontSize: '0.8125rem',
          fontWeight: 600,
          px: 1,
          py: 0.25,
          borderRadius: '999px',
          border: '1px solid #f2b544',
          whiteSpace: 'nowrap',
        }}
      >
        <ClockIcon sx={{ fontSize: '1.05rem', color: '#f2b544' }} aria-hidden />
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' } }}>
          {translate('shell.shifted')}
        </Box>
      </Box>
    </Tooltip>
  );
};
