import FileIcon from '@mui/icons-material/AccountBalanceOutlined';
import WarnIcon from '@mui/icons-material/AlarmOutlined';
import FormIcon from '@mui/icons-material/AssignmentOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import { Box, Typography } from '@mui/material';
import { FilingRegime } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { ButtonLink } from '../shared/ButtonLink.tsx';
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
        {breach.filings
          .filter(({ regime }) => regime === FilingRegime.GDPR_33)
          .map((filing) => (
            <FilingRow key={filing.id} filing={filing} />
          ))}
      </Rows>
      <FormLink id={breach.id} />
    </Panel>
  );
};

/** To whoever may see what was sealed: the form asks for it. */
const FormLink = ({ id }: { id: string }) => {
  const translate = useTranslate();
  return useMay('breaches:reveal') ? (
    <ButtonLink to={`/breaches/${id}/form`} size="small" startIcon={<FormIcon />} sx={{ mt: 1.5 }}>
      {translate('breaches.form.link')}
    </ButtonLink>
  ) : null;
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
