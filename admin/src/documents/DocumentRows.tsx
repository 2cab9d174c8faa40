import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import FileIcon from '@mui/icons-material/DescriptionOutlined';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { RecordContextProvider, ResourceContextProvider, useLocale, useTranslate } from 'react-admin';
import { Instant } from '../shared/Instant.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { isAllowed } from '../shared/verb.ts';
import { addressOf, type DocumentRecord, sizeText } from './document.ts';

interface DocumentRowsProps {
  documents: DocumentRecord[];
  /** Without the button that deletes. */
  readOnly?: boolean;
}

/** Documents: each to be read by who may, or the mark of its deletion with the hash that is left of it. */
export const DocumentRows = ({ documents, readOnly }: DocumentRowsProps) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {documents.map((document) => (
      <DocumentRow key={document.id} {...{ document, readOnly }} />
    ))}
  </Box>
);

const DocumentRow = ({ document, readOnly }: { document: DocumentRecord; readOnly?: boolean }) => {
  const translate = useTranslate();
  const locale = useLocale();
  const [isDeleting, setDeleting] = useState(false);
  const { id, filename, size, sha256, deletedAt, createdAt } = document;
  const name = deletedAt ? translate('documents.deleted') : (filename ?? translate('value.masked'));
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, py: 1, flexWrap: 'wrap' }}>
      <FileIcon fontSize="small" aria-hidden sx={{ color: 'text.secondary', mt: 0.25 }} />
      <Box sx={{ flex: '1 1 160px', minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere', fontWeight: 600 }}>{name}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {sizeText(size, locale)} · <Instant value={deletedAt ?? createdAt} format="dateTime" />
        </Typography>
        {deletedAt && (
          <Typography
            variant="caption"
            component="div"
            sx={{ color: 'text.secondary', fontFamily: 'monospace', overflowWrap: 'anywhere' }}
          >
            SHA-256 {sha256}
          </Typography>
        )}
      </Box>
      {!deletedAt && isAllowed(document, 'reveal') && (
        <Button
          size="small"
          component="a"
          href={addressOf(id)}
          download
          startIcon={<DownloadIcon />}
          aria-label={`${translate('documents.read')} : ${name}`}
        >
          {translate('documents.read')}
        </Button>
      )}
      {!readOnly && isAllowed(document, 'delete') && (
        <Button
          size="small"
          color="inherit"
          startIcon={<DeleteIcon />}
          aria-label={`${translate('documents.delete')} : ${name}`}
          aria-haspopup="dialog"
          onClick={() => setDeleting(true)}
        >
          {translate('documents.delete')}
        </Button>
      )}
      {isDeleting && (
        <ResourceContextProvider value="documents">
          <RecordContextProvider value={document}>
            <VerbDialog
              verb="delete"
              title={translate('documents.deleteTitle')}
              lead={translate('documents.deleteLead', { name })}
              submitLabel={translate('documents.delete')}
              onClose={() => setDeleting(false)}
            />
          </RecordContextProvider>
        </ResourceContextProvider>
      )}
    </Box>
  );
};
