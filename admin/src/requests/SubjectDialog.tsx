import { Alert } from '@mui/material';
import { IdentityResult } from '@vigie/schema/rules';
import { HttpError, required, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Refusal } from '../graphql.ts';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { type Identifier, identifierOf, NO_IDENTIFIER } from '../shared/IdentifierInputs.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { findDataSubject } from '../subjects/findDataSubject.ts';
import { KnownByInputs, OTHER, PersonInputs, personOf, useClaims, useOther } from './PersonInputs.tsx';
import type { RequestRecord } from './request.ts';

type Values = Record<string, unknown>;

/** Who is known by it in that legal entity; where nobody is, that is told beside the field. */
async function knownBy(identifier: Identifier, legalEntityId: string | undefined): Promise<string> {
  const found = await findDataSubject({ identifiers: [identifier], legalEntityId });
  if (found) return found;
  const errors = { identifiers: [{ value: 'requests.person.nobody' }] };
  throw new HttpError('errors.INVALID_INPUT', 400, { code: 'INVALID_INPUT', errors } satisfies Refusal);
}

/** Whose data it is: by what the message claims, by what else is known, or by their record alone while identity is open. */
export const SubjectDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const { claims } = useClaims();
  const isSettled =
    request?.identity === IdentityResult.VERIFIED || request?.identity === IdentityResult.NOT_NEEDED;
  const toInput = async (values: Values): Promise<Values> => {
    const { person, linked, acceptedClaimIds } = values;
    const identifier = identifierOf(values);
    const known = () => knownBy(identifier, request?.legalEntity.id);
    // By their node: what they are known by and what is new to them would not go together otherwise.
    if (person === OTHER) return { dataSubjectId: await known(), acceptedClaimIds };
    if (person) return personOf(values);
    if (isSettled) return { identifiers: [identifier] };
    return { dataSubjectId: linked && linked !== OTHER ? linked : await known() };
  };
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
      {!isSettled && <LinkedInputs />}
      {isSettled && claims.length > 0 && <PersonInputs mayWait={false} />}
      {isSettled && claims.length === 0 && <KnownByInputs />}
    </VerbDialog>
  );
};

/** Somebody who is known, and nothing is added to them: whom the message finds, or whom something else does. */
const LinkedInputs = () => {
  const translate = useTranslate();
  const { candidates } = useClaims();
  const other = useOther();
  const { linked } = useWatch();
  return (
    <>
      {candidates.length > 0 && (
        <ChoicesInput
          single
          source="linked"
          label={translate('requests.person.label')}
          choices={[...candidates, other]}
          validate={required()}
        />
      )}
      {(candidates.length === 0 || linked === OTHER) && (
        <KnownByInputs help="requests.help.knownIdentifier" />
      )}
    </>
  );
};
