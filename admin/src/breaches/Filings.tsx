import WarnIcon from '@mui/icons-material/AlarmOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { HiddenCaption } from '../shared/HiddenCaption.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import type { Filing } from './breach.ts';

/** What the authority was told, and when, GDPR 33(1) and (4). */
export const Filings = ({ filings }: { filings: Filing[] }) => {
  const translate = useTranslate();
  if (!filings.length)
    return <Typography sx={{ color: 'text.secondary' }}>{translate('breaches.noFiling')}</Typography>;
  return (
    <Table size="small">
      <HiddenCaption>{translate('breaches.filings')}</HiddenCaption>
      <TableHead>
        <TableRow>
          <TableCell scope="col">{translate('breaches.field.stage')}</TableCell>
          <TableCell scope="col">{translate('breaches.field.submittedAt')}</TableCell>
          <TableCell scope="col">{translate('breaches.field.authorityReference')}</TableCell>
          <TableCell scope="col">{translate('breaches.field.inTime')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {filings.map(({ id, stage, submittedAt, authorityReference, isLate, lateReason }) => (
          <TableRow key={id}>
            <TableCell component="th" scope="row">
              {translate(`law.FilingStage.${stage}`, { _: stage })}
            </TableCell>
            <TableCell>
              <Instant value={submittedAt} format="dateTime" />
            </TableCell>
            <TableCell>{authorityReference ?? translate('value.none')}</TableCell>
            <TableCell>
              <ToneChip tone={isLate ? 'warn' : 'good'} icon={isLate ? WarnIcon : DoneIcon}>
                {translate(isLate ? 'breaches.late' : 'breaches.inTime')}
              </ToneChip>
              {lateReason && <Typography variant="body2">{lateReason}</Typography>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
