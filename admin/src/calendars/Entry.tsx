import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { DeadlineRow } from '../deadlines/deadlineRow.ts';
import { DUE_ICONS } from '../shared/DueChip.tsx';
import { isHourClock, isToldByHour } from '../shared/deadline.ts';
import { TextLink } from '../shared/TextLink.tsx';
import { useDue } from '../shared/useDue.ts';

/** Read out, and not shown. */
const HEARD = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};

const hourOf = ({ dueAt, legalEntity }: DeadlineRow): string =>
  new Intl.DateTimeFormat('fr-FR', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: legalEntity.timeZone,
  }).format(new Date(dueAt as string));

/** One clock in the box of its day: what is due in a word, whose it is, and how it stands, by icon, colour and words. */
export const Entry = ({ row }: { row: DeadlineRow }) => {
  const translate = useTranslate();
  const { tone, short, long } = useDue(row, isHourClock(row), row.legalEntity.timeZone);
  // What is done is ticked, in time or not.
  const Icon = DUE_ICONS[row.settledAt ? 'good' : tone];
  const isLate = tone === 'danger';
  const line = { display: 'block', overflowWrap: 'anywhere', hyphens: 'auto' };
  return (
    <TextLink
      to={`/deadlines/${row.id}/show`}
      title={`${row.onReference} · ${row.label} · ${long}`}
      underline="none"
      sx={(theme) => ({
        display: 'block',
        position: 'relative',
        mt: 0.5,
        px: { xs: 0.25, md: 0.5 },
        py: '3px',
        borderRadius: '6px',
        lineHeight: 1.3,
        fontSize: { xs: '0.75rem', md: '0.8125rem' },
        color: 'text.primary',
        bgcolor: isLate ? theme.palette.tone.danger.bg : undefined,
        '&:hover': { bgcolor: isLate ? undefined : 'action.hover' },
        '& svg': {
          fontSize: '0.9375rem',
          verticalAlign: '-2px',
          mr: '3px',
          color: theme.palette.tone[tone].fg,
        },
      })}
    >
      <Box component="span" sx={{ ...line, fontWeight: 600 }}>
        <Icon fontSize="inherit" aria-hidden />
        {translate(`law.DeadlineRuleShort.${row.rule}`, { _: row.label })}
      </Box>
      {isLate ? (
        <Box
          component="span"
          sx={(theme) => ({ ...line, fontWeight: 600, color: theme.palette.tone.danger.fg })}
        >
          {short}
        </Box>
      ) : (
        <Box component="span" sx={HEARD}>
          {` ${short} `}
        </Box>
      )}
      <Box component="span" sx={{ ...line, color: 'text.secondary', fontSize: '0.75rem' }}>
        {row.onReference}
        {isToldByHour(row, row.legalEntity.timeZone) && ` · ${hourOf(row)}`}
      </Box>
    </TextLink>
  );
};
