import LateIcon from '@mui/icons-material/AlarmOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import WaitIcon from '@mui/icons-material/HourglassEmptyOutlined';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { DueChip } from '../shared/DueChip.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { WhyThisDate } from '../shared/WhyThisDate.tsx';
import type { LaneStage } from './regimeLanes.ts';

/** One stage of a regime: what was filed and whether in time, or until when, or what it waits for. */
export const StageRow = ({ stage, zone }: { stage: LaneStage; zone: string }) => {
  const translate = useTranslate();
  const { clock, filings } = stage;
  const isRunning = clock && !clock.settledAt;
  return (
    <>
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{translate(`law.FilingStage.${stage.stage}`)}</Typography>
        {filings.map((filing) => (
          <Typography key={filing.id} variant="body2" component="div" sx={{ color: 'text.secondary' }}>
            <Instant value={filing.submittedAt} format="dateTime" zone={zone} />
            {filing.authorityReference && ` · ${filing.authorityReference}`}
            {filing.lateReason && (
              <Box component="span" sx={{ display: 'block', color: 'text.primary' }}>
                {filing.lateReason}
              </Box>
            )}
          </Typography>
        ))}
        {filings.length === 0 && stage.settledAt && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {translate('breaches.stageAbsorbed')}
          </Typography>
        )}
        {filings.length === 0 && !stage.settledAt && !stage.anchorAt && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {translate(`breaches.waitsFor.${stage.from}`)}
          </Typography>
        )}
      </Box>
      <Box
        sx={{ display: 'flex', flexDirection: 'column', alignItems: { xs: 'flex-start', sm: 'flex-end' } }}
      >
        {isRunning && <DueChip {...clock} zone={zone} withDate />}
        {!isRunning && stage.settledAt && <Outcome isLate={filings.some(({ isLate }) => isLate)} />}
        {!clock && !stage.settledAt && (
          <ToneChip tone="plain" icon={WaitIcon}>
            {translate('breaches.waits')}
          </ToneChip>
        )}
        {clock && <WhyThisDate clock={clock} label={clock.label} zone={zone} />}
      </Box>
    </>
  );
};

const Outcome = ({ isLate }: { isLate: boolean }) => {
  const translate = useTranslate();
  return (
    <ToneChip tone={isLate ? 'warn' : 'good'} icon={isLate ? LateIcon : DoneIcon}>
      {translate(isLate ? 'breaches.late' : 'breaches.inTime')}
    </ToneChip>
  );
};
