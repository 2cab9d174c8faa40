import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Button, Typography } from '@mui/material';
import { DocumentPurpose } from '@vigie/schema/rules';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { DocumentRows } from '../documents/DocumentRows.tsx';
import { UploadDialog } from '../documents/UploadDialog.tsx';
import { Panel } from '../shared/Panel.tsx';
import { isAllowed } from '../shared/verb.ts';
import type { RequestRecord } from './request.ts';

/** What came with the request, and what goes out with its answer. */
export const DocumentsPanel = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const [isAdding, setAdding] = useState(false);
  if (!request) return null;
  const documents = request.documents ?? [];
  return (
    <Panel
      title={translate('documents.title')}
      action={
        isAllowed(request, 'addDocument') && (
          <Button
            size="small"
            startIcon={<UploadIcon />}
            aria-haspopup="dialog"
            onClick={() => setAdding(true)}
          >
            {translate('documents.addPiece')}
          </Button>
        )
      }
    >
      {documents.length > 0 ? (
        <DocumentRows documents={documents} />
      ) : (
        <Typography sx={{ color: 'text.secondary' }}>{translate('documents.empty')}</Typography>
      )}
      {isAdding && (
        <UploadDialog
          node={request.id}
          purpose={DocumentPurpose.REQUEST_FILE}
          title={translate('documents.addPiece')}
          lead={<Typography sx={{ color: 'text.secondary' }}>{translate('documents.addLead')}</Typography>}
          onClose={() => setAdding(false)}
        />
      )}
    </Panel>
  );
};
