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
import { type ReactNode, useId, useState } from 'react';
import {
  Form,
  type HttpError,
  type RaRecord,
  RecordContextProvider,
  useNotify,
  useRecordContext,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { useFormState } from 'react-hook-form';
import type { Refusal } from '../graphql.ts';
import { ConflictNotice } from './ConflictNotice.tsx';
import { refusalText } from './refusalText.ts';
import { useVerb } from './useVerb.ts';

export interface VerbDialogProps {
  verb: string;
  title?: string;
  /** One sentence: what the law asks here. */
  lead?: ReactNode;
  submitLabel?: string;
  /** Room for a letter or a calculator. */
  wide?: boolean;
  /** From the form to the verb's input, where they differ. */
  toInput?: (values: never) => Record<string, unknown>;
  defaultValues?: Record<string, unknown>;
  onClose: () => void;
  children?: ReactNode;
}

/** What is long scrolls between the title and the buttons. */
const PAPER = { '& > form': { display: 'flex', flexDirection: 'column', minHeight: 0 } };

/** The form of one verb. Nothing shows as done before the server says so. */
export const VerbDialog = ({
  verb,
  title,
  lead,
  submitLabel,
  wide,
  toInput = (values) => values,
  defaultValues,
  onClose,
  children,
}: VerbDialogProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const resource = useResourceContext() ?? '';
  const opened = useRecordContext<RaRecord & { version: number }>();
  // After a conflict, the record as it is now; what was typed stays.
  const [fresh, setFresh] = useState<(RaRecord & { version: number }) | null>(null);
  const record = fresh ?? opened;
  const run = useVerb(resource);
  // As it was opened: a clock that moves on must not empty the form.
  const [initialValues] = useState(defaultValues);
  const [refusal, setRefusal] = useState<HttpError | null>(null);
  const titleId = useId();
  const formId = useId();
  if (!record) return null;

  const submit = async (values: Record<string, unknown>) => {
    setRefusal(null);
    try {
      await run(verb, { id: record.id, version: record.version, ...withoutBlanks(toInput(values as never)) });
      notify('verb.done', { type: 'success' });
      onClose();
      return undefined;
    } catch (error) {
      const { body } = error as HttpError & { body?: Refusal };
      if (!body?.errors) setRefusal(error as HttpError);
      return body?.errors;
    }
  };
  const isConflict = refusal?.status === 409;
  const keep = (now: RaRecord) => {
    setFresh({ ...record, ...now } as RaRecord & { version: number });
    setRefusal(null);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth={wide ? 'md' : 'sm'}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: PAPER } }}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <Form
        id={formId}
        defaultValues={initialValues}
        record={{}}
        onSubmit={submit as never}
        noValidate
        sanitizeEmptyValues={false}
      >
        <RecordContextProvider value={record}>
          <DialogContent sx={{ pt: 0 }}>
            {lead && (
              <Typography component="div" sx={{ color: 'text.secondary', mb: 2 }}>
                {lead}
              </Typography>
            )}
            {isConflict && <ConflictNotice record={record} onReload={onClose} onKeep={keep} />}
            {refusal && !isConflict && (
              <Alert severity="error" sx={{ mb: 2 }}>
                {refusalText(refusal, translate)}
              </Alert>
            )}
            <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>{children}</Box>
          </DialogContent>
        </RecordContextProvider>
        <DialogActions sx={{ px: 3, pb: 2.5 }}>
          <Button onClick={onClose}>{translate('verb.cancel')}</Button>
          <SubmitButton disabled={isConflict}>{submitLabel ?? title}</SubmitButton>
        </DialogActions>
      </Form>
    </Dialog>
  );
};

const SubmitButton = ({ children, disabled }: { children: ReactNode; disabled: boolean }) => {
  const { isSubmitting } = useFormState();
  return (
    <Button type="submit" variant="contained" disabled={disabled} loading={isSubmitting}>
      {children}
    </Button>
  );
};

const withoutBlanks = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && value !== undefined && value !== null),
  );
