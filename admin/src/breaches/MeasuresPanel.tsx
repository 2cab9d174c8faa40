import AddIcon from '@mui/icons-material/AddOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import LateIcon from '@mui/icons-material/ErrorOutlined';
import OpenIcon from '@mui/icons-material/PendingActionsOutlined';
import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Day, Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import { useLegalNow } from '../time/legalClock.ts';
import { useZone } from '../time/useFormat.ts';
import { toDay } from '../time/zoned.ts';
import type { BreachRecord } from './breach.ts';
import { AddMeasureDialog, CompleteMeasureDialog } from './MeasureDialogs.tsx';
import { Rows } from './Rows.tsx';

const LOOKS = {
  done: { tone: 'good', icon: DoneIcon, text: 'breaches.measureDone' },
  late: { tone: 'danger', icon: LateIcon, text: 'breaches.measureLate' },
  open: { tone: 'plain', icon: OpenIcon, text: 'breaches.measureOpen' },
} as const;

/** What is done about it: each measure with its owner and its day, GDPR 33(3)(d). */
export const MeasuresPanel = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const breach = useRecordContext<BreachRecord>();
  const today = toDay(useLegalNow(), useZone());
  if (!breach) return null;
  return (
    <Panel title={translate('breaches.measuresTitle')}>
      <Rows none={translate('breaches.noMeasure')}>
        {breach.measures.map(({ id, title, owner, dueOn, completedAt }) => (
          <Box key={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, width: '100%' }}>
            <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
              <Typography>{title}</Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {owner ? nameOf(owner) : translate('breaches.noOwner')}
                {dueOn && !completedAt && (
                  <>
                    {` · ${translate('breaches.by')} `}
                    <Day value={dueOn} format="date" />
                  </>
                )}
                {completedAt && (
                  <>
                    {' · '}
                    <Instant value={completedAt} format="dateTime" />
                  </>
                )}
              </Typography>
            </Box>
            <MeasureChip {...{ completedAt, dueOn, today }} />
          </Box>
        ))}
      </Rows>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
        <VerbButton
          size="small"
          verb="addMeasure"
          label={translate('breaches.addMeasure.label')}
          icon={AddIcon}
          Dialog={AddMeasureDialog}
        />
        <VerbButton
          size="small"
          verb="completeMeasure"
          label={translate('breaches.completeMeasure.label')}
          icon={DoneIcon}
          Dialog={CompleteMeasureDialog}
        />
      </Box>
    </Panel>
  );
};

interface MeasureChipProps {
  completedAt: string | null;
  dueOn: string | null;
  today: string;
}

const MeasureChip = ({ completedAt, dueOn, today }: MeasureChipProps) => {
  const translate = useTranslate();
  const look = completedAt ? LOOKS.done : dueOn && dueOn < today ? LOOKS.late : LOOKS.open;
  return (
    <ToneChip tone={look.tone} icon={look.icon} sx={{ alignSelf: 'flex-start' }}>
      {translate(look.text)}
    </ToneChip>
  );
};
