import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import {
  required,
  SelectInput,
  TextInput,
  useLocale,
  useNotify,
  useRedirect,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { execute } from '../graphql.ts';
import { useMay } from '../session/viewer.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { refusalText } from '../shared/refusalText.ts';
import { type Begun, forgetAllBegun } from '../shared/unsaved.ts';
import { useChoices } from '../shared/useChoices.ts';
import { useVerb } from '../shared/useVerb.ts';
import { SCHEMES } from './subject.ts';

const DOCUMENT = `query FindDataSubject($input: FindDataSubjectInput!) {
  findDataSubject(input: $input) { id }
}`;

interface Asked {
  scheme: string;
  value: string;
}

/** A person is found by an exact match alone. Nobody is recorded by looking: that is a step of its own. */
export const FindDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const schemes = useChoices('IdentifierScheme', SCHEMES);
  const [unknown, setUnknown] = useState<Asked | null>(null);
  const find = async ({ scheme, value }: Record<string, unknown>, form: Begun) => {
    const asked = { scheme, value } as Asked;
    const { findDataSubject: found } = await execute<{ findDataSubject: { id: string } | null }>(DOCUMENT, {
      input: { identifiers: [asked] },
    });
    if (!found) {
      setUnknown(asked);
      return 'stay';
    }
    form.letGo();
    redirect('show', 'dataSubjects', found.id);
    return undefined;
  };
  return (
    <FormDialog
      quiet
      title={translate('dataSubjects.find.label')}
      lead={translate('dataSubjects.find.lead')}
      submitLabel={translate('dataSubjects.find.submit')}
      defaultValues={{ scheme: 'EMAIL', value: '' }}
      onSend={find}
      onClose={onClose}
    >
      <SelectInput
        source="scheme"
        label={translate('dataSubjects.field.scheme')}
        choices={schemes}
        validate={required()}
        helperText={false}
      />
      <TextInput
        source="value"
        label={translate('dataSubjects.field.identifier')}
        helperText={translate('dataSubjects.help.identifier')}
        validate={required()}
        autoComplete="off"
      />
      {unknown && <Nobody asked={unknown} />}
    </FormDialog>
  );
};

/** Nobody is known by what was asked, as long as it stands there: whoever may records them under a new reference. */
const Nobody = ({ asked }: { asked: Asked }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const locale = useLocale() === 'en' ? 'EN' : 'FR';
  const mayRecord = useMay('subjects:write');
  const run = useVerb('dataSubjects');
  const [isBusy, setBusy] = useState(false);
  const { scheme, value } = useWatch();
  if (scheme !== asked.scheme || value !== asked.value) return null;
  const record = async () => {
    setBusy(true);
    try {
      const { id } = await run('identify', { identifiers: [asked], locale });
      forgetAllBegun();
      redirect('show', 'dataSubjects', id);
    } catch (error) {
      notify(refusalText(error, translate), { type: 'error' });
      setBusy(false);
    }
  };
  return (
    <Alert
      severity="info"
      role="status"
      action={
        mayRecord && (
          <Button color="inherit" size="small" loading={isBusy} onClick={record}>
            {translate('dataSubjects.find.record')}
          </Button>
        )
      }
    >
      {translate('dataSubjects.find.nobody')}
    </Alert>
  );
};
