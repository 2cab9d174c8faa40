import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Alert, Button } from '@mui/material';
import { DocumentPurpose } from '@vigie/schema/rules';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DocumentRows } from '../documents/DocumentRows.tsx';
import { UploadDialog } from '../documents/UploadDialog.tsx';
import { isAllowed } from '../shared/verb.ts';
import type { IdentityCheckRecord } from './request.ts';

/** The copies of an identity document that a check asked for: only on a stated doubt, only until its decision, 12(6). */
export const IdentityDocuments = ({ check }: { check: IdentityCheckRecord }) => {
  const translate = useTranslate();
  const [isAdding, setAdding] = useState(false);
  const documents = check.documents ?? [];
  return (
    <>
      {documents.length > 0 && <DocumentRows documents={documents} />}
      {isAllowed(check, 'addDocument') && (
        <Button
          size="small"
          variant="outlined"
          startIcon={<UploadIcon />}
          aria-haspopup="dialog"
          onClick={() => setAdding(true)}
          sx={{ mt: 1 }}
        >
          {translate('requests.identityDocument.add')}
        </Button>
      )}
      {isAdding && (
        <UploadDialog
          node={check.id}
          purpose={DocumentPurpose.IDENTITY}
          title={translate('requests.identityDocument.add')}
          lead={
            <Alert severity="warning" role="note">
              {translate('requests.identityDocument.lead')}
            </Alert>
          }
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
};
