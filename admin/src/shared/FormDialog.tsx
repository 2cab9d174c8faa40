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
  useTranslate,
} from 'react-admin';
import { useFormState } from 'react-hook-form';
import type { Refusal } from '../graphql.ts';
import { isPageKept } from '../session/sessionEnd.ts';
import { MarkBegun } from './MarkBegun.tsx';
import { RefusedFields } from './RefusedFields.tsx';
import { refusalText } from './refusalText.ts';
import { type Begun, useBegun } from './unsaved.ts';

export interface FormDialogProps {
  title?: string;
  /** One sentence: what the law asks here. */
  lead?: ReactNode;
  submitLabel?: string;
  /** Nothing is saved: there is nothing to say when it is done. */
  quiet?: boolean;
  /** Room for a letter or a calculator. */
  wide?: boolean;
  defaultValues?: Record<string, unknown>;
  onClose: () => void;
  children?: ReactNode;
}

interface SendingProps extends FormDialogProps {
  /** What the fields are about, where they ask. */
  record?: RaRecord;
  /** Sends the form; what it throws is told in the dialog, which stays open with all that was typed, as it does for 'stay'. */
  onSend: (values: Record<string, unknown>, form: Begun) => Promise<unknown>;
  /** In place of a refusal as CONFLICT, which sending again would not mend until it is settled. */
  conflict?: (settle: () => void, form: Begun) => ReactNode;
}

/** What is long scrolls between the title and the buttons. */
const PAPER = { '& > form': { display: 'flex', flexDirection: 'column', minHeight: 0 } };

/** A form over the page. Nothing shows as done before the server says so, and nothing typed is lost without a question. */
export const FormDialog = ({
  title,
  lead,
  submitLabel,
  quiet,
  wide,
  defaultValues,
  record,
  onSend,
  conflict,
  onClose,
  children,
}: SendingProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  // As it was opened: a clock that moves on must not empty the form.
  const [initialValues] = useState(defaultValues);
  const [refusal, setRefusal] = useState<HttpError | null>(null);
  const titleId = useId();
  const form = useBegun();
  const close = () => form.leave(onClose);
  const isConflict = Boolean(conflict) && refusal?.status === 409;

  const submit = async (values: Record<string, unknown>) => {
    setRefusal(null);
    try {
      if ((await onSend(values, form)) === 'stay') return undefined;
      form.letGo();
      if (!quiet) notify('verb.done', { type: 'success' });
      onClose();
      return undefined;
    } catch (error) {
      const { body } = error as HttpError & { body?: Refusal };
      if (!body?.errors && !isPageKept()) setRefusal(error as HttpError);
      return body?.errors;
    }
  };

  return (
    <Dialog
      open
      onClose={close}
      fullWidth
      maxWidth={wide ? 'md' : 'sm'}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: PAPER } }}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <Form
        defaultValues={initialValues}
        record={{}}
        onSubmit={submit as never}
        noValidate
        sanitizeEmptyValues={false}
      >
        <MarkBegun form={form} />
        <RecordContextProvider value={record}>
          <DialogContent sx={{ pt: 0 }}>
            {lead && (
              <Typography component="div" sx={{ color: 'text.secondary', mb: 2 }}>
                {lead}
              </Typography>
            )}
            <RefusedFields />
            {isConflict && conflict?.(() => setRefusal(null), form)}
            {refusal && !isConflict && (
              <Alert severity="error" sx={{ mb: 2 }}>
                {refusalText(refusal, translate)}
              </Alert>
            )}
            <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>{children}</Box>
          </DialogContent>
        </RecordContextProvider>
        <DialogActions sx={{ px: 3, pb: 2.5 }}>
          <Button onClick={close}>{translate('verb.cancel')}</Button>
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
