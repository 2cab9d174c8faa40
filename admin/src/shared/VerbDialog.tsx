import { useState } from 'react';
import { type RaRecord, useRecordContext, useResourceContext } from 'react-admin';
import { ConflictNotice } from './ConflictNotice.tsx';
import { FormDialog, type FormDialogProps } from './FormDialog.tsx';
import { useVerb } from './useVerb.ts';

export interface VerbDialogProps extends FormDialogProps {
  verb: string;
  /** From the form to the verb's input, where they differ. */
  toInput?: (values: never) => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** It corrects what is known: what is emptied is cleared. Elsewhere what is blank is simply not said. */
  corrects?: boolean;
}

type Versioned = RaRecord & { version: number };

/** The form of one verb of the record in context, sent with the version that is on the screen. */
export const VerbDialog = ({ verb, toInput = (values) => values, corrects, ...props }: VerbDialogProps) => {
  const resource = useResourceContext() ?? '';
  const current = useRecordContext<Versioned>();
  // As it was when the form was opened: what others did meanwhile is told as a conflict, and not overwritten.
  const [opened] = useState(current);
  // After a conflict, the record as it is now; what was typed stays.
  const [fresh, setFresh] = useState<Versioned | null>(null);
  const record = fresh ?? opened;
  const run = useVerb(resource);
  if (!record) return null;
  const send = async (values: Record<string, unknown>) => {
    const input: Record<string, unknown> = await toInput(values as never);
    const cleared = corrects ? emptied(props.defaultValues, input) : {};
    return run(verb, { id: record.id, version: record.version, ...withoutBlanks(input), ...cleared });
  };
  return (
    <FormDialog
      {...props}
      record={record}
      onSend={send}
      conflict={(settle, form) => (
        <ConflictNotice
          record={record}
          onGiveUp={(reload) =>
            form.leave(() => {
              reload();
              props.onClose();
            })
          }
          onKeep={(now) => {
            setFresh({ ...record, ...now } as Versioned);
            settle();
          }}
        />
      )}
    />
  );
};

const isBlank = (value: unknown) => value === '' || value === undefined || value === null;

const withoutBlanks = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));

/** What was there when the dialog opened and is no more, as null. */
const emptied = (before: Record<string, unknown> = {}, values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(before)
      .filter(([name, value]) => !isBlank(value) && name in values && isBlank(values[name]))
      .map(([name]) => [name, null]),
  );
