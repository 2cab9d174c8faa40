import FileIcon from '@mui/icons-material/AccountBalanceOutlined';
import ApplyIcon from '@mui/icons-material/AddTaskOutlined';
import ProposedIcon from '@mui/icons-material/AssistantOutlined';
import OutIcon from '@mui/icons-material/BlockOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import EditIcon from '@mui/icons-material/EditCalendarOutlined';
import { Alert, Box, Typography } from '@mui/material';
import { RegimeStatus } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { Panel } from '../shared/Panel.tsx';
import { StatusChip, type StatusLooks } from '../shared/StatusChip.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { VerbButton } from '../shared/VerbButton.tsx';
import type { BreachRecord, BreachRegimeRecord } from './breach.ts';
import { RegimeContext } from './RegimeContext.ts';
import { CorrectRegimeDialog, DecideRegimeDialog, RuleOutRegimeDialog } from './RegimeDialogs.tsx';
import { FileRegimeDialog } from './RegimeFileDialog.tsx';
import { StageRow } from './RegimeStageRow.tsx';
import { Rows } from './Rows.tsx';
import { isLaneComplete, isLaneOpen, laneOf } from './regimeLanes.ts';

const LOOKS: StatusLooks = {
  [RegimeStatus.PROPOSED]: { tone: 'warn', icon: ProposedIcon },
  [RegimeStatus.APPLIES]: { tone: 'accent', icon: ApplyIcon },
  [RegimeStatus.RULED_OUT]: { tone: 'plain', icon: OutIcon },
};

/** The regimes beside GDPR 33, a lane each: they share a breach, never a clock. */
export const RegimesPanel = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach?.regimes.length) return null;
  return (
    <Panel title={translate('breaches.regimesTitle')}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
        {translate('breaches.regimesLead')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2.5 }}>
        {breach.regimes.map((row) => (
          <RegimeContext.Provider key={row.id} value={row}>
            <Lane row={row} breach={breach} />
          </RegimeContext.Provider>
        ))}
      </Box>
    </Panel>
  );
};

interface LaneProps {
  row: BreachRegimeRecord;
  breach: BreachRecord;
}

const Lane = ({ row, breach }: LaneProps) => {
  const translate = useTranslate();
  const isComplete = row.status === RegimeStatus.APPLIES && isLaneComplete(breach, row);
  const kind = kindOf(row);
  const lane = laneOf(breach, row);
  return (
    <Box
      component="section"
      aria-label={translate(`law.FilingRegime.${row.regime}`)}
      sx={{ border: 1, borderColor: 'divider', borderRadius: '10px', p: 2 }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography variant="h3" sx={{ flex: '1 1 auto' }}>
          {translate(`law.FilingRegime.${row.regime}`)}
        </Typography>
        {isComplete ? (
          <ToneChip tone="good" icon={DoneIcon}>
            {translate('breaches.regimeComplete')}
          </ToneChip>
        ) : (
          <StatusChip name="RegimeStatus" value={row.status} looks={LOOKS} />
        )}
      </Box>
      {kind && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {translate(kind)}
        </Typography>
      )}
      {row.status === RegimeStatus.PROPOSED && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {translate(
            lane.some(({ clock }) => clock) ? 'breaches.regimeProposedRunning' : 'breaches.regimeProposed',
          )}
        </Alert>
      )}
      {row.reason && (
        <Typography variant="body2" sx={{ mb: 1 }}>
          {row.reason}
        </Typography>
      )}
      <Rows>
        {lane.map((stage) => (
          <StageRow key={stage.stage} stage={stage} zone={breach.legalEntity.timeZone} />
        ))}
      </Rows>
      <LaneVerbs row={row} breach={breach} />
    </Box>
  );
};

/** What the entity, or the incident, is under this regime. */
function kindOf(row: BreachRegimeRecord): string | null {
  if (row.nis2Class) return `law.Nis2Class.${row.nis2Class}`;
  if (row.entityClass) return `law.EntityClass.${row.entityClass}`;
  if (row.aiIncidentKind) return `law.AiIncidentKind.${row.aiIncidentKind}`;
  return row.craEventKind && `law.CraEventKind.${row.craEventKind}`;
}

const LaneVerbs = ({ row, breach }: LaneProps) => {
  const translate = useTranslate();
  const isOut = row.status === RegimeStatus.RULED_OUT;
  const mayFile = row.status === RegimeStatus.APPLIES && isLaneOpen(breach, row);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
      {row.status !== RegimeStatus.APPLIES && (
        <VerbButton
          size="small"
          verb="applyRegime"
          label={translate('breaches.applyRegime.here')}
          icon={ApplyIcon}
          Dialog={DecideRegimeDialog}
        />
      )}
      {mayFile && (
        <VerbButton
          size="small"
          verb="fileRegime"
          label={translate('breaches.fileRegime.label')}
          icon={FileIcon}
          Dialog={FileRegimeDialog}
        />
      )}
      {mayFile && row.regime !== 'EPRIVACY_611' && (
        <VerbButton
          size="small"
          verb="correctRegime"
          label={translate('breaches.correctRegime.label')}
          icon={EditIcon}
          Dialog={CorrectRegimeDialog}
        />
      )}
      {!isOut && isLaneOpen(breach, row) && (
        <VerbButton
          size="small"
          verb="ruleOutRegime"
          label={translate('breaches.ruleOutRegime.label')}
          icon={OutIcon}
          Dialog={RuleOutRegimeDialog}
        />
      )}
    </Box>
  );
};
