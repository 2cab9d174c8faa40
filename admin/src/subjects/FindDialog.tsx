import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useLocale, useNotify, useRedirect, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { LegalEntityInput, useLegalEntities } from '../organisations/LegalEntityInput.tsx';
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
import { type Asked, findDataSubject } from './findDataSubject.ts';

const askedOf = ({ identifiers, legalEntityId }: Record<string, unknown>): Asked => {
  const [typed] = identifiers as [Identifier];
  return {
    identifiers: [identifierOf(typed)],
    ...(legalEntityId ? { legalEntityId: String(legalEntityId) } : {}),
  };
};

/** A person is found by an exact match alone. Nobody is recorded by looking: that is a step of its own. */
export const FindDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const hasSeveral = useLegalEntities().length > 1;
  const [unknown, setUnknown] = useState<Asked | null>(null);
  const find = async (values: Record<string, unknown>, form: Begun) => {
    const asked = askedOf(values);
    const found = await findDataSubject(asked);
    if (!found) {
      setUnknown(asked);
      return 'stay';
    }
    form.letGo();
    redirect('show', 'dataSubjects', found);
    return undefined;
  };
  return (
    <FormDialog
      quiet
      title={translate('dataSubjects.find.label')}
      lead={translate('dataSubjects.find.lead')}
      submitLabel={translate('dataSubjects.find.submit')}
      defaultValues={{ ...NO_IDENTIFIER, legalEntityId: '' }}
      onSend={find}
      onClose={onClose}
    >
      <IdentifierInputs label={translate('field.scheme')} help={translate('dataSubjects.help.identifier')} />
      {hasSeveral && <LegalEntityInput none={translate('dataSubjects.find.anyEntity')} />}
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
  if (JSON.stringify(askedOf(useWatch())) !== JSON.stringify(asked)) return null;
  const record = async () => {
    setBusy(true);
    try {
      const { id } = await run('identify', { ...asked, locale });
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
