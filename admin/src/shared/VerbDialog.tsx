import { Alert } from '@mui/material';
import { useState } from 'react';
import { type RaRecord, useRecordContext, useResourceContext, useTranslate } from 'react-admin';
import { ConflictNotice } from './ConflictNotice.tsx';
import { FormDialog, type FormDialogProps } from './FormDialog.tsx';
import { useVerb } from './useVerb.ts';

export interface VerbDialogProps extends FormDialogProps {
  verb: string;
  /** From the form to the verb's input, where they differ. */
  toInput?: (values: never) => Record<string, unknown>;
}

/** The form of one verb of the record in context, sent with the version that is on the screen. */
export const VerbDialog = ({ verb, toInput = (values) => values, children, ...props }: VerbDialogProps) => {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const record = useRecordContext<RaRecord & { version: number }>();
  const run = useVerb(resource);
  const [isReloaded, setReloaded] = useState(false);
  if (!record) return null;
  const send = (values: Record<string, unknown>) => {
    setReloaded(false);
    const input = withoutBlanks(toInput(values as never));
    return run(verb, { id: record.id, version: record.version, ...input });
  };
  return (
    <FormDialog
      {...props}
      record={record}
      onSend={send}
      conflict={(settle) => (
        <ConflictNotice
          record={record}
          onReload={() => {
            settle();
            setReloaded(true);
          }}
        />
      )}
    >
      {isReloaded && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('verb.reloaded')}
        </Alert>
      )}
      {children}
    </FormDialog>
  );
};

const withoutBlanks = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && value !== undefined && value !== null),
  );
