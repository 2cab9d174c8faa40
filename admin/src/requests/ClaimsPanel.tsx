import { Box, Typography } from '@mui/material';
import { RecordContextProvider, useRecordContext, useTranslate } from 'react-admin';
import { SealedFact } from '../shared/Facts.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { useSchemeName } from '../shared/useSchemeName.ts';
import type { ClaimRecord, RequestRecord } from './request.ts';

/** What the message says of who the person is, and whom that finds: nobody's yet, GDPR 5(1)(d). */
export const ClaimsPanel = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const claims = request?.claims ?? [];
  if (!request || claims.length === 0) return null;
  const candidates = request.candidates ?? [];
  const isOpen = claims.some(({ state }) => state === 'OPEN');
  return (
    <Box sx={{ mt: 2, pt: 1, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="body2" component="h3" sx={{ fontWeight: 600 }}>
        {translate('requests.claims.title')}
      </Typography>
      <Box component="dl" sx={{ m: 0, '& > div': { mt: 0.75 } }}>
        {claims.map((claim) => (
          <Claim key={claim.id} claim={claim} />
        ))}
      </Box>
      {isOpen && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          {candidates.length > 0
            ? translate('requests.claims.candidates', { smart_count: candidates.length })
            : translate('requests.claims.nobody')}{' '}
          {candidates.map(({ id, reference }, place) => (
            <span key={id}>
              {place > 0 && ', '}
              <TextLink to={`/dataSubjects/${id}/show`}>{reference}</TextLink>
            </span>
          ))}
        </Typography>
      )}
    </Box>
  );
};

const Claim = ({ claim }: { claim: ClaimRecord }) => {
  const translate = useTranslate();
  const scheme = useSchemeName()(claim);
  return (
    <RecordContextProvider value={claim}>
      <SealedFact label={`${scheme} · ${translate(`law.ClaimState.${claim.state}`)}`} source="value" />
    </RecordContextProvider>
  );
};
