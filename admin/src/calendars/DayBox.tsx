import CloseIcon from '@mui/icons-material/Close';
import { Box, Button, IconButton, Popover, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { DeadlineRow } from '../deadlines/deadlineRow.ts';
import { Day } from '../shared/Instant.tsx';
import { useFormat } from '../time/useFormat.ts';
import { Entry } from './Entry.tsx';
import { Rows } from './Rows.tsx';

/** Deadlines of one day that are shown in its box. */
const SHOWN = 3;

interface DayBoxProps {
  day: string;
  isToday: boolean;
  /** Of the month before or after. */
  isNeighbour: boolean;
  rows: DeadlineRow[];
}

/** A day of the sheet: its first clocks, and a way to the others. */
export const DayBox = ({ day, isToday, isNeighbour, rows }: DayBoxProps) => {
  const print = useFormat('UTC');
  return (
    <>
      <Box
        component="time"
        dateTime={day}
        aria-current={isToday ? 'date' : undefined}
        sx={(theme) => ({
          display: 'inline-block',
          minWidth: 24,
          px: 0.5,
          borderRadius: '999px',
          textAlign: 'center',
          fontSize: '0.8125rem',
          fontWeight: isToday ? 700 : 500,
          bgcolor: isToday ? theme.palette.tone.accent.bg : undefined,
          color: isToday ? theme.palette.tone.accent.fg : 'text.secondary',
        })}
      >
        {isNeighbour ? print(`${day}T12:00:00Z`, 'shortDate') : Number(day.slice(8))}
      </Box>
      {rows.slice(0, SHOWN).map((row) => (
        <Entry key={row.id} row={row} />
      ))}
      {rows.length > SHOWN && <Others day={day} rows={rows} />}
    </>
  );
};

/** "+3 autres": all of that day. */
const Others = ({ day, rows }: { day: string; rows: DeadlineRow[] }) => {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ mt: 0.5, px: 0.5, py: 0, minHeight: 24, minWidth: 0 }}
      >
        {translate('calendar.more', { smart_count: rows.length - SHOWN })}
      </Button>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-labelledby': id,
            sx: { width: 'min(420px, calc(100vw - 32px))', p: 2 },
          },
        }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1.5 }}>
          <Typography variant="h3" component="h2" id={id} sx={{ flex: 1 }}>
            <Day value={day} />
          </Typography>
          <IconButton size="small" autoFocus aria-label={translate('due.close')} onClick={close}>
            <CloseIcon fontSize="small" />
          </IconButton>
        </Box>
        <Rows rows={rows} />
      </Popover>
    </>
  );
};
