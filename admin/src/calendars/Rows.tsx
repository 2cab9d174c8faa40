import { Box, Typography } from '@mui/material';
import { CaseLink } from '../deadlines/CaseLink.tsx';
import type { DeadlineRow } from '../deadlines/deadlineRow.ts';
import { DueChip } from '../shared/DueChip.tsx';
import { isToldByHour } from '../shared/deadline.ts';
import { Instant } from '../shared/Instant.tsx';
import { TextLink } from '../shared/TextLink.tsx';

/** Clocks below each other, each with its case, what is due and how it stands. */
export const Rows = ({ rows }: { rows: DeadlineRow[] }) => (
  <Box component="ul" sx={{ display: 'grid', gap: 1.5, listStyle: 'none', m: 0, p: 0 }}>
    {rows.map((row) => (
      <Box component="li" key={row.id} sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
        <Typography sx={{ lineHeight: 1.35 }}>
          <CaseLink on={row.on} onReference={row.onReference} />{' '}
          <TextLink to={`/deadlines/${row.id}/show`} color="inherit">
            {row.label}
          </TextLink>
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 0.5 }}>
          <DueChip {...row} zone={row.legalEntity.timeZone} />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            <Instant
              value={row.dueAt}
              format={isToldByHour(row, row.legalEntity.timeZone) ? 'dayTime' : 'longDate'}
              zone={row.legalEntity.timeZone}
            />
          </Typography>
        </Box>
      </Box>
    ))}
  </Box>
);
