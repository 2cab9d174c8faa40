import FailedIcon from '@mui/icons-material/ErrorOutline';
import ResendIcon from '@mui/icons-material/ForwardToInboxOutlined';
import SentIcon from '@mui/icons-material/MarkEmailReadOutlined';
import WaitIcon from '@mui/icons-material/ScheduleSendOutlined';
import { Box, Button, Collapse, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { CommunicationKind, labelsOf } from '@vigie/schema/rules';
import { useId, useState } from 'react';
import { RecordContextProvider, ResourceContextProvider, useRecordContext, useTranslate } from 'react-admin';
import { DocumentRows } from '../documents/DocumentRows.tsx';
import { execute } from '../graphql.ts';
import { Fact, SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import type { StatusLooks } from '../shared/StatusChip.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { useLaw } from '../shared/useLaw.ts';
import { isAllowed } from '../shared/verb.ts';
import { ResendDialog } from './ResendDialog.tsx';
import type { CommunicationRecord, RequestRecord } from './request.ts';
import { RequestAround } from './requestAround.ts';

const LETTER = 'query Letter($id: ID!) { node(id: $id) { ... on RequestCommunication { id text } } }';

const DELIVERY_LOOKS: StatusLooks = {
  PENDING: { tone: 'accent', icon: WaitIcon },
  SENT: { tone: 'good', icon: SentIcon },
  FAILED: { tone: 'danger', icon: FailedIcon },
};

/** What was told the person: each with its channel, its true time, and the fingerprint that proves it. */
export const Communications = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  if (!request) return null;
  const letters = [...request.communications].sort((a, b) => Date.parse(b.sentAt) - Date.parse(a.sentAt));
  return (
    <Panel title={translate('requests.communications')}>
      {!letters.length && (
        <Typography sx={{ color: 'text.secondary' }}>{translate('requests.noCommunication')}</Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        <RequestAround.Provider value={request}>
          <ResourceContextProvider value="letters">
            {letters.map((letter) => (
              <RecordContextProvider key={letter.id} value={letter}>
                <LetterRow letter={letter} />
              </RecordContextProvider>
            ))}
          </ResourceContextProvider>
        </RequestAround.Provider>
      </Box>
    </Panel>
  );
};

const LetterRow = ({ letter }: { letter: CommunicationRecord }) => {
  const translate = useTranslate();
  const word = useLaw();
  const [isOpen, setOpen] = useState(false);
  const [isResending, setResending] = useState(false);
  const id = useId();
  const kind = word(labelsOf(CommunicationKind), letter.kind);
  const look = letter.delivery ? DELIVERY_LOOKS[letter.delivery] : undefined;
  return (
    <Box
      component="li"
      sx={{ py: 1.25, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0 } }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600 }}>{kind}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            <Instant value={letter.sentAt} format="dateTime" />
            {` · ${translate(`law.RequestChannel.${letter.channel}`)}`}
            {letter.againOf && ` · ${translate('requests.again')}`}
          </Typography>
          {letter.resentAt && (
            <Typography variant="body2">
              {translate('requests.resentAt')} <Instant value={letter.resentAt} format="dateTime" />
            </Typography>
          )}
        </Box>
        {letter.delivery && (
          <ToneChip tone={look?.tone ?? 'plain'} icon={look?.icon}>
            {translate(`law.MailState.${letter.delivery}`, { _: letter.delivery })}
          </ToneChip>
        )}
        {isAllowed(letter, 'resend') && (
          <Button
            size="small"
            variant="contained"
            startIcon={<ResendIcon />}
            aria-label={`${translate('letters.resend.label')} : ${kind}`}
            aria-haspopup="dialog"
            onClick={() => setResending(true)}
          >
            {translate('letters.resend.label')}
          </Button>
        )}
        {isResending && <ResendDialog onClose={() => setResending(false)} />}
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={`${translate('requests.readLetter')} : ${kind}`}
          onClick={() => setOpen(!isOpen)}
        >
          {translate(isOpen ? 'requests.hideLetter' : 'requests.readLetter')}
        </Button>
      </Box>
      {letter.documents && letter.documents.length > 0 && (
        <DocumentRows readOnly documents={letter.documents} />
      )}
      <Collapse in={isOpen} id={id} unmountOnExit>
        <Letter letter={letter} />
      </Collapse>
    </Box>
  );
};

/** Its words are opened only when somebody reads them: each reading is on record. */
const Letter = ({ letter }: { letter: CommunicationRecord }) => {
  const translate = useTranslate();
  const { data, error } = useQuery({
    queryKey: ['requests', 'letter', letter.id],
    queryFn: ({ signal }) =>
      execute<{ node: { text: string | null } }>(LETTER, { id: letter.id }, { signal }).then(
        ({ node }) => node,
      ),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (error) return <RefusalPanel error={error} />;
  return (
    <RecordContextProvider value={{ ...letter, ...data }}>
      <Box component="dl" sx={{ m: 0, mt: 1, display: 'grid', gap: 1 }}>
        <SealedFact label={translate('letter.field')} source="text" />
        <Fact label={translate('requests.field.sha256')}>
          <Box component="span" sx={{ fontFamily: 'monospace', fontSize: '0.8125rem' }}>
            {letter.sha256}
          </Box>
        </Fact>
      </Box>
    </RecordContextProvider>
  );
};
