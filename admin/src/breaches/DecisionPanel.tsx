import DecideIcon from '@mui/icons-material/GavelOutlined';
import NoIcon from '@mui/icons-material/RemoveCircleOutline';
import YesIcon from '@mui/icons-material/TaskAltOutlined';
import { Alert, Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { RecordContextProvider, useRecordContext, useTranslate } from 'react-admin';
import { SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import type { ToneName } from '../theme/tones.ts';
import type { BreachDecisionRecord, BreachRecord } from './breach.ts';
import { DecideDialog } from './DecideDialog.tsx';

const RISK_TONES: Record<string, ToneName> = { UNLIKELY: 'good', RISK: 'warn', HIGH_RISK: 'danger' };

/** What a person decided, and beside it what the data protection officer thinks. */
export const DecisionPanel = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  const { currentDecision: decision, currentAssessment } = breach;
  const isStale = decision && currentAssessment && decision.assessment?.id !== currentAssessment.id;
  return (
    <Panel
      title={translate('breaches.decisionTitle')}
      action={
        <VerbButton
          size="small"
          verb="decide"
          label={translate(decision ? 'breaches.decide.again' : 'breaches.decide.short')}
          icon={DecideIcon}
          Dialog={DecideDialog}
        />
      }
    >
      {isStale && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {translate('breaches.staleDecision')}
        </Alert>
      )}
      {decision ? (
        <Box
          sx={{
            display: 'grid',
            gap: 1.5,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
          }}
        >
          <Taken decision={decision} />
          <Opinion decision={decision} />
        </Box>
      ) : (
        <Typography sx={{ color: 'text.secondary' }}>{translate('breaches.noDecision')}</Typography>
      )}
    </Panel>
  );
};

const Cell = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box sx={{ borderRadius: '10px', bgcolor: 'background.default', px: 1.75, py: 1.5, minWidth: 0 }}>
    <Typography variant="h3" sx={{ mb: 0.75 }}>
      {title}
    </Typography>
    {children}
  </Box>
);

const Taken = ({ decision }: { decision: BreachDecisionRecord }) => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  return (
    <Cell title={translate('breaches.decided')}>
      <ToneChip tone={RISK_TONES[decision.risk] ?? 'plain'}>
        {translate(`law.BreachRisk.${decision.risk}`)}
      </ToneChip>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, my: 1, p: 0 }}>
        <Duty isDue={decision.notifyAuthority} name="authority" />
        <Duty isDue={decision.tellSubjects} name="subjects" />
      </Box>
      {decision.departsFromProposal && (
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {translate('breaches.departs')}
        </Typography>
      )}
      <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
        {decision.reasons}
      </Typography>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mt: 1 }}>
        {decision.decider && `${nameOf(decision.decider)}, `}
        <Instant value={decision.decidedAt} format="dateTime" />
      </Typography>
    </Cell>
  );
};

const Duty = ({ isDue, name }: { isDue: boolean; name: string }) => {
  const translate = useTranslate();
  const Icon = isDue ? YesIcon : NoIcon;
  return (
    <Typography component="li" variant="body2" sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
      <Icon aria-hidden sx={{ fontSize: '1.125rem', color: isDue ? 'primary.main' : 'text.secondary' }} />
      {translate(`breaches.duty.${name}.${isDue ? 'yes' : 'no'}`)}
    </Typography>
  );
};

const Opinion = ({ decision }: { decision: BreachDecisionRecord }) => {
  const translate = useTranslate();
  return (
    <Cell title={translate('breaches.opinionTitle')}>
      {decision.dpoConsulted ? (
        <RecordContextProvider value={decision}>
          <Box component="dl" sx={{ m: 0 }}>
            <SealedFact label={translate('breaches.decide.field.dpoOpinion')} source="dpoOpinion" />
          </Box>
        </RecordContextProvider>
      ) : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('breaches.notConsulted')}
        </Typography>
      )}
    </Cell>
  );
};
