import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { HiddenCaption } from '../shared/HiddenCaption.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import type { RetentionRun } from './background.ts';

const UNITS: Record<string, Intl.NumberFormatOptions['unit']> = {
  D: 'day',
  M: 'month',
  Y: 'year',
  H: 'hour',
};

/** `P12M` as “12 months”. */
function useDuration(): (period: string) => string {
  const language = useLocale() === 'en' ? 'en-GB' : 'fr-FR';
  return (period) => {
    const [, amount, unit] = /^PT?(\d+)([DMYH])$/.exec(period) ?? [];
    if (!amount || !unit) return period;
    return new Intl.NumberFormat(language, { style: 'unit', unit: UNITS[unit], unitDisplay: 'long' }).format(
      Number(amount),
    );
  };
}

/** Vigie's own retention: each rule, how long it keeps, and what it has removed here. */
export const Retention = ({ runs }: { runs: RetentionRun[] }) => {
  const translate = useTranslate();
  const duration = useDuration();
  return (
    <Panel title={translate('jobs.retention.title')}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {translate('jobs.retention.lead')}
      </Typography>
      <Box
        sx={{ overflowX: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={translate('jobs.retention.lead')}
      >
        {/* All four columns fit a phone: long words break, and heads wrap. */}
        <Table
          size="small"
          sx={{
            '& th, & td': {
              whiteSpace: 'normal',
              overflowWrap: 'break-word',
              hyphens: 'auto',
              px: { xs: 0.5, sm: 1.25 },
            },
          }}
        >
          <HiddenCaption>{translate('jobs.retention.title')}</HiddenCaption>
          <TableHead>
            <TableRow>
              <TableCell>{translate('jobs.retention.rule')}</TableCell>
              <TableCell>{translate('jobs.retention.period')}</TableCell>
              <TableCell>{translate('jobs.retention.ranAt')}</TableCell>
              <TableCell align="right">{translate('jobs.retention.removed')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {runs.map(({ rule, label, period, ranAt, removed }) => (
              <TableRow key={rule}>
                <TableCell component="th" scope="row">
                  {label}
                </TableCell>
                <TableCell>{duration(period)}</TableCell>
                <TableCell>
                  {ranAt ? <Instant value={ranAt} format="dateTime" /> : translate('jobs.retention.never')}
                </TableCell>
                <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {removed}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Panel>
  );
};
