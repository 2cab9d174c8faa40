import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import WaitIcon from '@mui/icons-material/HourglassEmptyOutlined';
import NoneIcon from '@mui/icons-material/RemoveCircleOutlined';
import { Alert, Box, Button, Typography } from '@mui/material';
import { concernsRecipients, labelsOf, RecipientNoticeOutcome } from '@vigie/schema/rules';
import { useState } from 'react';
import { RecordContextProvider, useRecordContext, useTranslate } from 'react-admin';
import { SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { useLaw } from '../shared/useLaw.ts';
import { isAllowed } from '../shared/verb.ts';
import { AcknowledgeNoticeDialog } from './RecipientDialogs.tsx';
import type { RecipientNoticeRecord, RightRecord } from './request.ts';

/** To whom the data had been disclosed, and what they were told of a right that was granted, GDPR 19. */
export const Recipients = ({ right }: { right: RightRecord }) => {
  const translate = useTranslate();
  if (!concernsRecipients(right as never)) return null;
  const { recipientNotices } = right;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="h3" component="h4" sx={{ fontSize: '0.9375rem' }}>
        {translate('requests.recipients')}
      </Typography>
      {recipientNotices.length === 0 && (
        <Alert severity="info" sx={{ mt: 0.75 }}>
          {translate('requests.noRecipient')}
        </Alert>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {recipientNotices.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </Box>
    </Box>
  );
};

const Notice = ({ notice }: { notice: RecipientNoticeRecord }) => {
  const translate = useTranslate();
  const word = useLaw();
  const right = useRecordContext<RightRecord>();
  const [isConfirming, setConfirming] = useState(false);
  const { sentAt, acknowledgedAt, outcome } = notice;
  const isOpen = Boolean(sentAt && !acknowledgedAt) && isAllowed(right, 'notifyRecipient');
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 4fr) minmax(0, 5fr) minmax(0, 4fr)' },
        alignItems: 'start',
        gap: 1,
        py: 1,
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <ToneChip
          tone={acknowledgedAt ? 'good' : sentAt ? 'accent' : 'plain'}
          icon={acknowledgedAt ? DoneIcon : sentAt ? WaitIcon : NoneIcon}
        >
          {acknowledgedAt
            ? translate('requests.recipientConfirmed')
            : word(labelsOf(RecipientNoticeOutcome), outcome)}
        </ToneChip>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {sentAt && <Instant value={sentAt} format="dateTime" />}
          {acknowledgedAt && ' → '}
          {acknowledgedAt && <Instant value={acknowledgedAt} format="dateTime" />}
        </Typography>
      </Box>
      {outcome !== 'NO_RECIPIENT' && (
        <RecordContextProvider value={notice}>
          <Box component="dl" sx={{ m: 0, minWidth: 0, display: 'grid', gap: 0.75 }}>
            <SealedFact label={translate('rights.notifyRecipient.field.recipient')} source="recipient" />
            {!sentAt && (
              <SealedFact label={translate('rights.notifyRecipient.field.reason')} source="reason" />
            )}
          </Box>
        </RecordContextProvider>
      )}
      {isOpen && (
        <Button
          size="small"
          sx={{ justifySelf: { xs: 'start', sm: 'end' } }}
          aria-label={`${translate('rights.acknowledgeNotice.label')} : ${notice.recipient ?? ''}`}
          aria-haspopup="dialog"
          onClick={() => setConfirming(true)}
        >
          {translate('rights.acknowledgeNotice.label')}
        </Button>
      )}
      {isConfirming && <AcknowledgeNoticeDialog noticeId={notice.id} onClose={() => setConfirming(false)} />}
    </Box>
  );
};
