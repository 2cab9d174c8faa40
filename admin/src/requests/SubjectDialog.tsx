import { Alert } from '@mui/material';
import { IdentityResult, REQUEST_VERBS } from '@vigie/schema/rules';
import { HttpError, required, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Refusal } from '../graphql.ts';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import {
  BLANK_IDENTIFIER,
  BLANK_NUMBER,
  type Identifier,
  IdentifierInputs,
  IdentifierList,
  identifierOf,
  NO_IDENTIFIER,
} from '../shared/IdentifierInputs.tsx';
import { VerbForm } from '../shared/VerbForm.tsx';
import { findDataSubject } from '../subjects/findDataSubject.ts';
import { ClaimsInput, NEW, OTHER, useClaims, usePersons } from './PersonInputs.tsx';
import type { RequestRecord } from './request.ts';

/** What the form holds. `linked`: whom to link while identity is open; `known`: by what somebody is looked for. */
interface Values {
  person: string;
  linked: string;
  known: Identifier;
  identifiers: Identifier[];
  acceptedClaimIds?: string[];
}

/** Who is known by it in that legal entity. What is refused of it, or that nobody is, is told beside its fields. */
async function knownBy(known: Identifier, legalEntityId: string | undefined): Promise<string> {
  const found = await findDataSubject({ identifiers: [identifierOf(known)], legalEntityId }).catch(
    ({ status, body }: HttpError & { body?: Refusal }) => {
      const refused = body?.errors?.identifiers;
      const errors = Array.isArray(refused) ? { known: refused[0] } : body?.errors;
      throw new HttpError(body?.code ?? '', status, { ...body, errors });
    },
  );
  if (found) return found;
  const errors = { known: { value: 'requests.person.nobody' } };
  throw new HttpError('errors.INVALID_INPUT', 400, { code: 'INVALID_INPUT', errors } satisfies Refusal);
}

/** Whose data it is: by what the message claims, by what else is known, or by their record alone while identity is open. */
export const SubjectDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const { claims } = useClaims();
  const isSettled =
    request?.identity === IdentityResult.VERIFIED || request?.identity === IdentityResult.NOT_NEEDED;
  // Nothing says who it could be: they are known by what is typed, or recorded by it.
  const isUnknown = isSettled && claims.length === 0 && !request?.subject;
  const toInput = async (values: object) => {
    const { person, linked, known, identifiers, acceptedClaimIds } = values as Values;
    const found = () => knownBy(known, request?.legalEntity.id);
    if (!isSettled) return { dataSubjectId: linked && linked !== OTHER ? linked : await found() };
    const added = identifiers.length > 0 && { identifiers: identifiers.map(identifierOf) };
    if (isUnknown) return { ...added };
    if (person === NEW) return { isSomebodyNew: true, acceptedClaimIds, ...added };
    // By their node: what they are known by and what is new to them would not go together otherwise.
    return { dataSubjectId: person === OTHER ? await found() : person, acceptedClaimIds, ...added };
  };
  return (
    <VerbForm
      verbs={REQUEST_VERBS}
      verb="identifySubject"
      only={[]}
      defaultValues={{
        ...(isUnknown ? NO_IDENTIFIER : { identifiers: claims.length ? [] : [BLANK_NUMBER] }),
        known: BLANK_IDENTIFIER,
        person: request?.subject?.id ?? '',
        linked: '',
      }}
      toInput={toInput}
      onClose={onClose}
    >
      {!isSettled && <Alert severity="info">{translate('requests.person.unsettled')}</Alert>}
      {!isSettled && <LinkedInputs />}
      {isUnknown && (
        <IdentifierInputs
          label={translate('requests.field.scheme')}
          help={translate('requests.help.identifier')}
        />
      )}
      {isSettled && !isUnknown && <SettledInputs />}
    </VerbForm>
  );
};

/** Somebody who is looked for, and never recorded by it. */
const KnownInputs = () => {
  const translate = useTranslate();
  return (
    <IdentifierInputs
      at="known"
      label={translate('requests.field.scheme')}
      help={translate('requests.help.knownIdentifier')}
    />
  );
};

/** Somebody who is known, and nothing is added to them: whom the message finds, or whom something else does. */
const LinkedInputs = () => {
  const translate = useTranslate();
  const { candidates } = useClaims();
  const { other } = usePersons();
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
      {(candidates.length === 0 || linked === OTHER) && <KnownInputs />}
    </>
  );
};

/** Who they are, which claims are theirs, and what else they are known by from now on. */
const SettledInputs = () => {
  const translate = useTranslate();
  const { subject } = useRecordContext<RequestRecord>() ?? {};
  const { claims } = useClaims();
  const { candidates, somebodyNew, other } = usePersons();
  const { person, acceptedClaimIds = [] } = useWatch();
  const linked = subject && {
    id: subject.id,
    name: subject.reference,
    hint: translate('requests.person.linkedHint'),
  };
  const choices = [
    ...(linked ? [linked] : []),
    ...candidates.filter(({ id }) => id !== subject?.id),
    somebodyNew,
    other,
  ];
  // Nobody is recorded by nothing; and whoever is linked already, without a claim to decide, would stay as they are.
  const hasToAdd = person === NEW ? acceptedClaimIds.length === 0 : person === subject?.id && !claims.length;
  return (
    <>
      <ChoicesInput
        single
        source="person"
        label={translate('requests.person.label')}
        choices={choices}
        validate={required()}
      />
      {person === OTHER && <KnownInputs />}
      {person && <ClaimsInput />}
      {person && (
        <IdentifierList
          source="identifiers"
          label={translate('requests.person.added')}
          help={translate('requests.person.addedHelp')}
          least={hasToAdd ? 1 : 0}
        />
      )}
    </>
  );
};
