import FileIcon from '@mui/icons-material/AttachFileOutlined';
import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { DOCUMENT_ENDINGS, type DocumentPurpose, LARGEST_DOCUMENT } from '@vigie/schema/rules';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { type HttpError, useLocale, useNotify, useTranslate } from 'react-admin';
import { isPageKept } from '../session/sessionEnd.ts';
import { refusalText } from '../shared/refusalText.ts';
import { useBegunWhen } from '../shared/unsaved.ts';
import { sizeText } from './document.ts';
import { useUpload } from './uploadFile.ts';

const ACCEPTED = DOCUMENT_ENDINGS.map((ending) => `.${ending}`).join(',');

interface UploadDialogProps {
  node: string;
  purpose: DocumentPurpose;
  title: string;
  lead: ReactNode;
  onClose: () => void;
}

/** One file for one node, with what the law says of it beside. */
export const UploadDialog = ({ node, purpose, title, lead, onClose }: UploadDialogProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const locale = useLocale();
  const upload = useUpload();
  const [file, setFile] = useState<File | null>(null);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const titleId = useId();
  const helpId = useId();
  const size = sizeText(LARGEST_DOCUMENT, locale);
  const form = useBegunWhen(file !== null);
  const close = () => form.leave(onClose);

  const choose = (chosen: File | undefined) => {
    setRefusal(chosen && chosen.size > LARGEST_DOCUMENT ? translate('documents.tooLarge', { size }) : null);
    setFile(chosen ?? null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return setRefusal(translate('documents.choose'));
    setSending(true);
    try {
      await upload(node, purpose, file);
      notify('documents.added', { type: 'success' });
      form.letGo();
      onClose();
    } catch (error) {
      if (!isPageKept()) setRefusal(refusalText(error as HttpError, translate));
      setSending(false);
    }
  };

  return (
    <Dialog open onClose={close} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <Box component="form" onSubmit={submit} noValidate>
        <DialogContent sx={{ pt: 0 }}>
          <Box sx={{ mb: 2 }}>{lead}</Box>
          {refusal && (
            <Alert severity="error" role="alert" sx={{ mb: 2 }}>
              {refusal}
            </Alert>
          )}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
            <Button
              variant="outlined"
              startIcon={<FileIcon />}
              aria-describedby={helpId}
              onClick={() => input.current?.click()}
            >
              {translate('documents.file')}
            </Button>
            <input
              ref={input}
              hidden
              type="file"
              accept={ACCEPTED}
              onChange={(event) => choose(event.target.files?.[0])}
            />
            <Typography role="status" sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
              {file ? `${file.name} · ${sizeText(file.size, locale)}` : translate('documents.none')}
            </Typography>
          </Box>
          <Typography id={helpId} variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
            {translate('documents.help', { endings: DOCUMENT_ENDINGS.join(', '), size })}
          </Typography>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2.5 }}>
          <Button onClick={close}>{translate('verb.cancel')}</Button>
          <Button type="submit" variant="contained" loading={isSending}>
            {translate('documents.add')}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
};
