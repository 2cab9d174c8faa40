import FileIcon from '@mui/icons-material/AccountBalanceOutlined';
import WarnIcon from '@mui/icons-material/AlarmOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { VerbButton } from '../shared/VerbButton.tsx';
import type { BreachRecord, Filing } from './breach.ts';
import { FileDialog } from './FileDialog.tsx';
import { Rows } from './Rows.tsx';

/** What the authority was told, and when, GDPR 33(1) and (4). */
export const FilingsPanel = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  return (
    <Panel
      title={translate('breaches.filings')}
      action={
        <VerbButton
          size="small"
          verb="file"
          label={translate('breaches.file.label')}
          icon={FileIcon}
          Dialog={FileDialog}
        />
      }
    >
      <Rows none={translate('breaches.noFiling')}>
        {breach.filings.map((filing) => (
          <FilingRow key={filing.id} filing={filing} />
        ))}
      </Rows>
    </Panel>
  );
};

const FilingRow = ({ filing }: { filing: Filing }) => {
  const translate = useTranslate();
  const isWithdrawal = filing.stage === 'WITHDRAWAL';
  return (
    <>
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{translate(`law.FilingStage.${filing.stage}`)}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          <Instant value={filing.submittedAt} format="dateTime" />
          {filing.authorityReference && ` · ${filing.authorityReference}`}
        </Typography>
        {!isWithdrawal && (
          <Typography variant="body2">
            {translate(filing.isComplete ? 'breaches.complete' : 'breaches.incomplete')}
          </Typography>
        )}
        {(filing.lateReason ?? filing.withdrawalReason) && (
          <Typography variant="body2" sx={{ mt: 0.5 }}>
            {filing.lateReason ?? filing.withdrawalReason}
          </Typography>
        )}
      </Box>
      {!isWithdrawal && (
        <ToneChip tone={filing.isLate ? 'warn' : 'good'} icon={filing.isLate ? WarnIcon : DoneIcon}>
          {translate(filing.isLate ? 'breaches.late' : 'breaches.inTime')}
        </ToneChip>
      )}
    </>
  );
};
