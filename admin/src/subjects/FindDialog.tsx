import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useLocale, useNotify, useRedirect, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { execute } from '../graphql.ts';
import { useMay } from '../session/viewer.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import {
  type Identifier,
  IdentifierInputs,
  identifierOf,
  NO_IDENTIFIER,
} from '../shared/IdentifierInputs.tsx';
import { refusalText } from '../shared/refusalText.ts';
import { type Begun, forgetAllBegun } from '../shared/unsaved.ts';
import { useVerb } from '../shared/useVerb.ts';

const DOCUMENT = `query FindDataSubject($input: FindDataSubjectInput!) {
  findDataSubject(input: $input) { id }
}`;

/** A person is found by an exact match alone. Nobody is recorded by looking: that is a step of its own. */
export const FindDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const [unknown, setUnknown] = useState<Identifier | null>(null);
  const find = async (values: Record<string, unknown>, form: Begun) => {
    const asked = identifierOf(values);
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
      defaultValues={NO_IDENTIFIER}
      onSend={find}
      onClose={onClose}
    >
      <IdentifierInputs
        label={translate('dataSubjects.field.scheme')}
        help={translate('dataSubjects.help.identifier')}
      />
      {unknown && <Nobody asked={unknown} />}
    </FormDialog>
  );
};

/** Nobody is known by what was asked, as long as it stands there: whoever may records them under a new reference. */
const Nobody = ({ asked }: { asked: Identifier }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const locale = useLocale() === 'en' ? 'EN' : 'FR';
  const mayRecord = useMay('subjects:write');
  const run = useVerb('dataSubjects');
  const [isBusy, setBusy] = useState(false);
  const typed = identifierOf(useWatch());
  const isStillAsked =
    typed.scheme === asked.scheme && typed.value === asked.value && typed.system === asked.system;
  if (!isStillAsked) return null;
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
