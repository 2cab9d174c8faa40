import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useBegunWhen } from '../shared/unsaved.ts';

/** The secret of a new token, this once: it is in no cache, and the server has only its hash. */
export const SecretDialog = ({ secret, onClose }: { secret: string; onClose: () => void }) => {
  const translate = useTranslate();
  const [isCopied, setCopied] = useState(false);
  const titleId = useId();
  useBegunWhen(true);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    // Neither Escape nor a click beside it closes it: what is gone is gone.
    <Dialog open fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('apiTokens.secret.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Alert severity="warning">{translate('apiTokens.secret.once')}</Alert>
        <TextField
          label={translate('apiTokens.secret.label')}
          value={secret}
          fullWidth
          multiline
          autoFocus
          onFocus={({ target }) => target.select()}
          slotProps={{
            input: { readOnly: true, sx: { fontFamily: 'monospace', overflowWrap: 'anywhere' } },
          }}
        />
        {navigator.clipboard && (
          <Box>
            <Button variant="outlined" startIcon={<CopyIcon />} onClick={copy}>
              {translate('apiTokens.secret.copy')}
            </Button>
            <Box component="span" role="status" sx={{ ml: 1.5 }}>
              {isCopied && translate('apiTokens.secret.copied')}
            </Box>
          </Box>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button variant="contained" onClick={onClose}>
          {translate('apiTokens.secret.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
