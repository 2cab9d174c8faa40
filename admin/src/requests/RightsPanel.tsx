import AssessIcon from '@mui/icons-material/BalanceOutlined';
import RefuseIcon from '@mui/icons-material/BlockOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import PartIcon from '@mui/icons-material/ContrastOutlined';
import CorrectIcon from '@mui/icons-material/EditOutlined';
import RecipientIcon from '@mui/icons-material/ForwardToInboxOutlined';
import GavelIcon from '@mui/icons-material/GavelOutlined';
import FeeIcon from '@mui/icons-material/PaymentsOutlined';
import { Box, Button, Typography } from '@mui/material';
import {
  DecisionOutcome,
  labelsOf,
  REASON_LABELS,
  RefusalGround,
  RIGHT_OUTCOME_LABELS,
} from '@vigie/schema/rules';
import type { ComponentType, ReactNode } from 'react';
import { RecordContextProvider, ResourceContextProvider, useRecordContext, useTranslate } from 'react-admin';
import { DueChip } from '../shared/DueChip.tsx';
import { SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import type { StatusLooks } from '../shared/StatusChip.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { useLaw } from '../shared/useLaw.ts';
import { VerbMenu } from '../shared/VerbMenu.tsx';
import type { Verb } from '../shared/verb.ts';
import { WhyThisDate } from '../shared/WhyThisDate.tsx';
import { AssessDialog } from './AssessDialog.tsx';
import { CorrectRightDialog } from './CaseDialogs.tsx';
import { GrantDialog, PartiallyGrantDialog, RefuseDialog } from './DecideRightDialogs.tsx';
import { FeeDialog, FeeNote } from './FeeDialog.tsx';
import { NotifyRecipientDialog } from './RecipientDialogs.tsx';
import { Recipients } from './Recipients.tsx';
import { lastOf, type RequestRecord, type RightRecord } from './request.ts';
import { RequestAround } from './requestAround.ts';

const RIGHTS_ID = 'rights';

const OUTCOME_LOOKS: StatusLooks = {
  GRANTED: { tone: 'good', icon: DoneIcon },
  PARTIALLY_GRANTED: { tone: 'warn', icon: PartIcon },
  REFUSED: { tone: 'plain', icon: RefuseIcon },
};

/** What is due before the answer: the rights that nobody decided. It leads to the first of them. */
export const DecideRightsButton = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const go = () => {
    const first = `#${RIGHTS_ID} [data-undecided] button[aria-haspopup=menu]`;
    document.querySelector<HTMLElement>(first)?.focus();
  };
  return (
    <Button variant="contained" startIcon={<GavelIcon />} onClick={go}>
      {translate('requests.decideRights', { smart_count: request?.undecidedRights ?? 1 })}
    </Button>
  );
};

/** One row a right: its clock, what the procedure proposes, what a person decided. */
export const RightsPanel = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  if (!request) return null;
  return (
    <Box id={RIGHTS_ID}>
      <Panel title={translate('requests.field.rights')}>
        <ResourceContextProvider value="rights">
          <RequestAround.Provider value={request}>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {request.rights.map((right) => (
                <RecordContextProvider key={right.id} value={right}>
                  <RightRow right={right} zone={request.legalEntity.timeZone} />
                </RecordContextProvider>
              ))}
            </Box>
          </RequestAround.Provider>
        </ResourceContextProvider>
      </Panel>
    </Box>
  );
};

const RightRow = ({ right, zone }: { right: RightRecord; zone: string }) => {
  const translate = useTranslate();
  const { deadline } = right;
  return (
    <Box
      component="li"
      data-undecided={right.outcome ? undefined : ''}
      sx={{ py: 2, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0.5 } }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1.25 }}>
        <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
          <Typography variant="h3">{translate(`law.Right.${right.right}`, { _: right.right })}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {translate(`lawHint.Right.${right.right}`, { _: '' })}
          </Typography>
        </Box>
        {deadline && (
          <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start' }}>
            <DueChip {...deadline} hours={false} zone={zone} withDate />
            <WhyThisDate
              clock={deadline}
              label={`${deadline.label} · ${translate(`law.Right.${right.right}`)}`}
              zone={zone}
            />
          </Box>
        )}
        <RightVerbs right={right} />
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          mt: 1.25,
          gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <Proposal right={right} />
        <Decision right={right} />
      </Box>
      <FeeNote right={right} />
      <Recipients right={right} />
    </Box>
  );
};

const VERBS: [verb: string, icon: ComponentType, Dialog: Verb['Dialog']][] = [
  ['assess', AssessIcon, AssessDialog],
  ['grant', DoneIcon, GrantDialog],
  ['partiallyGrant', PartIcon, PartiallyGrantDialog],
  ['refuse', RefuseIcon, RefuseDialog],
  ['announceFee', FeeIcon, FeeDialog],
  ['notifyRecipient', RecipientIcon, NotifyRecipientDialog],
  ['correct', CorrectIcon, CorrectRightDialog],
];

const RightVerbs = ({ right }: { right: RightRecord }) => {
  const translate = useTranslate();
  const word = translate(right.outcome ? 'requests.decideAgain' : 'requests.decide');
  return (
    <VerbMenu
      size="small"
      label={word}
      name={`${word} : ${translate(`law.Right.${right.right}`)}`}
      verbs={VERBS.map(([verb, icon, Dialog]) => ({
        verb,
        icon,
        Dialog,
        label: translate(`rights.${verb}.label`),
      }))}
    />
  );
};

const Cell = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box sx={{ borderRadius: '10px', bgcolor: 'background.default', px: 1.75, py: 1.25, minWidth: 0 }}>
    <Typography sx={{ fontSize: '0.8125rem', fontWeight: 600, color: 'text.secondary', mb: 0.25 }}>
      {title}
    </Typography>
    {children}
  </Box>
);

const Proposal = ({ right }: { right: RightRecord }) => {
  const proposal = lastOf(right.assessments);
  const translate = useTranslate();
  const word = useLaw();
  return (
    <Cell title={translate('requests.proposal')}>
      {proposal ? (
        <>
          <Typography sx={{ fontWeight: 600 }}>{word(RIGHT_OUTCOME_LABELS, proposal.outcome)}</Typography>
          <Typography variant="body2">{word(REASON_LABELS, proposal.code)}</Typography>
        </>
      ) : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('requests.noProposal')}
        </Typography>
      )}
    </Cell>
  );
};

const Decision = ({ right }: { right: RightRecord }) => {
  const decision = lastOf(right.decisions);
  const translate = useTranslate();
  const word = useLaw();
  const look = decision && OUTCOME_LOOKS[decision.outcome];
  return (
    <Cell title={translate('requests.decision')}>
      {!decision && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('requests.noDecision')}
        </Typography>
      )}
      {decision && look && (
        <RecordContextProvider value={decision}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
            <ToneChip tone={look.tone} icon={look.icon}>
              {word(labelsOf(DecisionOutcome), decision.outcome)}
            </ToneChip>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              <Instant value={decision.createdAt} format="dateTime" />
            </Typography>
          </Box>
          {decision.departs && (
            <Typography variant="body2" sx={{ mt: 0.5, fontWeight: 600 }}>
              {translate('requests.departed')}
            </Typography>
          )}
          {decision.ground && (
            <Typography variant="body2" sx={{ mt: 0.5 }}>
              {translate('requests.because', { ground: word(labelsOf(RefusalGround), decision.ground) })}
              {decision.statute && ` (${decision.statute})`}
            </Typography>
          )}
          {decision.complaintAuthority && (
            <Typography variant="body2" sx={{ mt: 0.5, color: 'text.secondary' }}>
              {translate('requests.remedies', { authority: decision.complaintAuthority })}
            </Typography>
          )}
          <Box component="dl" sx={{ m: 0, mt: 0.75 }}>
            <SealedFact label={translate('requests.field.toldReason')} source="reason" />
          </Box>
        </RecordContextProvider>
      )}
    </Cell>
  );
};
