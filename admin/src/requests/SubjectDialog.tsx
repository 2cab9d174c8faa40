import { Alert } from '@mui/material';
import { IdentityResult } from '@vigie/schema/rules';
import { required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { PersonInputs, personOf, useClaims } from './PersonInputs.tsx';
import type { RequestRecord } from './request.ts';

const SCHEMES = ['EMAIL', 'PHONE', 'CUSTOMER_NUMBER', 'FULL_NAME'];

type Values = Record<string, unknown>;

const toInput = (values: Values): Values =>
  values.value
    ? { identifiers: [{ scheme: values.scheme, value: values.value }] }
    : { ...personOf(values), ...(values.linked ? { dataSubjectId: values.linked } : {}) };

/** Whose data it is: by what the message claims, by what else is known, or by their record alone while identity is open. */
export const SubjectDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const { claims, candidates } = useClaims();
  const isSettled =
    request?.identity === IdentityResult.VERIFIED || request?.identity === IdentityResult.NOT_NEEDED;
  return (
    <VerbDialog
      verb="identifySubject"
      title={translate('requests.identifySubject.label')}
      lead={translate('requests.identifySubject.lead')}
      defaultValues={{ scheme: 'EMAIL', value: '', person: '', linked: '' }}
      toInput={toInput}
      onClose={onClose}
    >
      {!isSettled && <Alert severity="info">{translate('requests.person.unsettled')}</Alert>}
      {!isSettled && candidates.length > 0 && (
        <ChoicesInput
          single
          source="linked"
          label={translate('requests.person.label')}
          choices={candidates}
          validate={required()}
        />
      )}
      {isSettled && claims.length > 0 && <PersonInputs mayWait={false} />}
      {isSettled && claims.length === 0 && <IdentifierInputs />}
    </VerbDialog>
  );
};

const IdentifierInputs = () => {
  const translate = useTranslate();
  return (
    <>
      <SelectInput
        source="scheme"
        label={translate('requests.field.scheme')}
        choices={SCHEMES.map((id) => ({ id, name: translate(`law.IdentifierScheme.${id}`) }))}
        validate={required()}
        helperText={false}
      />
      <TextInput
        source="value"
        label={translate('requests.field.identifier')}
        helperText={translate('requests.help.identifier')}
        validate={required()}
        autoComplete="off"
      />
    </>
  );
};
