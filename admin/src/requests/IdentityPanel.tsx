import IdentityIcon from '@mui/icons-material/BadgeOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import FailedIcon from '@mui/icons-material/HelpOutline';
import PendingIcon from '@mui/icons-material/HourglassEmptyOutlined';
import { Box, Typography } from '@mui/material';
import { IdentityMethod, IdentityResult, labelsOf, MandateResult } from '@vigie/schema/rules';
import { RecordContextProvider, useRecordContext, useTranslate } from 'react-admin';
import { Fact, Facts, SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import type { StatusLooks } from '../shared/StatusChip.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { useLaw } from '../shared/useLaw.ts';
import { ClaimsPanel } from './ClaimsPanel.tsx';
import { IdentityDocuments } from './IdentityDocuments.tsx';
import type { IdentityCheckRecord, RequestRecord } from './request.ts';

const LOOKS: StatusLooks = {
  NOT_NEEDED: { tone: 'plain', icon: DoneIcon },
  PENDING: { tone: 'warn', icon: PendingIcon },
  VERIFIED: { tone: 'good', icon: DoneIcon },
  FAILED: { tone: 'danger', icon: FailedIcon },
};

/** Who asks: how it stands, and each look at it, the latest first. */
export const IdentityPanel = () => {
  const translate = useTranslate();
  const word = useLaw();
  const request = useRecordContext<RequestRecord>();
  if (!request) return null;
  const look = LOOKS[request.identity];
  return (
    <Panel title={translate('requests.identityTitle')} icon={<IdentityIcon />}>
      <Facts>
        <SealedFact label={translate('requests.field.requesterName')} source="requesterName" />
        <SealedFact label={translate('requests.field.requesterEmail')} source="requesterEmail" />
        <Fact label={translate('requests.field.requesterType')}>
          {translate(`law.RequesterType.${request.requesterType}`)}
        </Fact>
        <Fact label={translate('requests.field.identity')}>
          <ToneChip tone={look?.tone ?? 'plain'} icon={look?.icon}>
            {word(labelsOf(IdentityResult), request.identity)}
          </ToneChip>
        </Fact>
        {request.requesterType !== 'SELF' && (
          <Fact label={translate('requests.field.mandate')}>
            {request.mandate
              ? word(labelsOf(MandateResult), request.mandate)
              : translate('requests.mandateOpen')}
          </Fact>
        )}
        {request.mandate && (
          <SealedFact label={translate('requests.field.mandateNote')} source="mandateNote" />
        )}
        <Fact label={translate('requests.field.subject')}>
          {request.subject && (
            <TextLink to={`/dataSubjects/${request.subject.id}/show`}>{request.subject.reference}</TextLink>
          )}
        </Fact>
      </Facts>
      <ClaimsPanel />
      {request.identityChecks.length > 0 && (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, mt: 2, p: 0 }}>
          {[...request.identityChecks].reverse().map((check) => (
            <Check key={check.id} check={check} />
          ))}
        </Box>
      )}
    </Panel>
  );
};

const Check = ({ check }: { check: IdentityCheckRecord }) => {
  const translate = useTranslate();
  const word = useLaw();
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {word(labelsOf(IdentityResult), check.result)}
        {check.method && ` · ${word(labelsOf(IdentityMethod), check.method)}`}
      </Typography>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        <Instant value={check.at} format="dateTime" />
      </Typography>
      <RecordContextProvider value={check}>
        <Box component="dl" sx={{ m: 0, '& > div': { mt: 0.5 } }}>
          {check.asked !== null && (
            <SealedFact label={translate('requests.verify.field.asked')} source="asked" />
          )}
          {check.reason !== null && (
            <SealedFact label={translate('requests.verify.field.reason')} source="reason" />
          )}
        </Box>
      </RecordContextProvider>
      <IdentityDocuments check={check} />
      {check.documentDeletedAt && (
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {translate('requests.documentDeleted')}{' '}
          <Instant value={check.documentDeletedAt} format="dateTime" />
        </Typography>
      )}
    </Box>
  );
};
