import SearchIcon from '@mui/icons-material/SearchOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useEffect, useState } from 'react';
import { HttpError, required, TextInput, useDataProvider, useRedirect, useTranslate } from 'react-admin';
import { useViewer } from '../session/viewer.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import type { Begun } from '../shared/unsaved.ts';
import { legalNow } from '../time/legalClock.ts';
import { candidatesOf } from './findCase.ts';

/** Ctrl K: a case by its reference, typed as short as one remembers it. */
export const FindCase = () => {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const label = translate('shell.find.label');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      // A form that is open keeps what was typed in it.
      if (document.querySelector('[role=dialog]')) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Tooltip title={`${label} (Ctrl K)`}>
        <IconButton
          aria-haspopup="dialog"
          aria-label={label}
          aria-keyshortcuts="Control+K"
          onClick={() => setOpen(true)}
        >
          <SearchIcon />
        </IconButton>
      </Tooltip>
      {isOpen && <FindDialog onClose={() => setOpen(false)} />}
    </>
  );
};

const FindDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const find = useFindCase();
  const open = async ({ reference }: { reference?: string }, form: Begun) => {
    const found = await find(reference ?? '');
    if (!found) {
      const text = translate('shell.find.none', { reference });
      throw new HttpError(text, 400, { code: 'INVALID_INPUT', errors: { reference: text } });
    }
    form.letGo();
    redirect('show', found.resource, found.id);
  };
  return (
    <FormDialog
      quiet
      title={translate('shell.find.label')}
      lead={translate('shell.find.lead')}
      submitLabel={translate('shell.find.submit')}
      defaultValues={{ reference: '' }}
      onSend={open}
      onClose={onClose}
    >
      <TextInput
        source="reference"
        label={translate('field.reference')}
        validate={required()}
        helperText={false}
        autoComplete="off"
        autoFocus
      />
    </FormDialog>
  );
};

function useFindCase() {
  const dataProvider = useDataProvider();
  const permissions = useViewer()?.permissions ?? [];
  const mayRead: Record<string, boolean> = {
    requests: permissions.includes('requests:read'),
    breaches: permissions.includes('breaches:read'),
    dataSubjects: permissions.includes('subjects:read'),
  };
  return async (text: string) => {
    const candidates = candidatesOf(text, new Date(legalNow()).getFullYear());
    for (const { resource, reference } of candidates.filter(({ resource }) => mayRead[resource])) {
      const { data } = await dataProvider.getList(resource, {
        pagination: { page: 1, perPage: 1 },
        sort: { field: 'id', order: 'ASC' },
        filter: { reference: { eq: reference } },
        meta: { fields: 'reference' },
      });
      if (data[0]) return { resource, id: data[0].id };
    }
    return null;
  };
}
