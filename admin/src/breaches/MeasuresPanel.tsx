import AddIcon from '@mui/icons-material/AddOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import OpenIcon from '@mui/icons-material/PendingActionsOutlined';
import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Day, Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import type { BreachRecord } from './breach.ts';
import { AddMeasureDialog, CompleteMeasureDialog } from './MeasureDialogs.tsx';
import { Rows } from './Rows.tsx';

/** What is done about it: each measure with its owner and its day, GDPR 33(3)(d). */
export const MeasuresPanel = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  return (
    <Panel title={translate('breaches.measuresTitle')}>
      <Rows none={translate('breaches.noMeasure')}>
        {breach.measures.map(({ id, title, owner, dueOn, completedAt }) => (
          <Box key={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, width: '100%' }}>
            <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
              <Typography>{title}</Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {nameOf(owner)}
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
            <ToneChip
              tone={completedAt ? 'good' : 'plain'}
              icon={completedAt ? DoneIcon : OpenIcon}
              sx={{ alignSelf: 'flex-start' }}
            >
              {translate(completedAt ? 'breaches.measureDone' : 'breaches.measureOpen')}
            </ToneChip>
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
