import { Alert } from '@mui/material';
import { IdentityResult } from '@vigie/schema/rules';
import { required, useRecordContext, useTranslate } from 'react-admin';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { IdentifierInputs, identifierOf, NO_IDENTIFIER } from '../shared/IdentifierInputs.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { PersonInputs, personOf, useClaims } from './PersonInputs.tsx';
import type { RequestRecord } from './request.ts';

type Values = Record<string, unknown>;

function toInput(values: Values): Values {
  const identifier = identifierOf(values);
  return identifier.value
    ? { identifiers: [identifier] }
    : { ...personOf(values), ...(values.linked ? { dataSubjectId: values.linked } : {}) };
}

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
      defaultValues={{ ...NO_IDENTIFIER, person: '', linked: '' }}
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
      {isSettled && claims.length === 0 && (
        <IdentifierInputs
          label={translate('requests.field.scheme')}
          help={translate('requests.help.identifier')}
        />
      )}
    </VerbDialog>
  );
};
