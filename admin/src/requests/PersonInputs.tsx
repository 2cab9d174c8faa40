import { required, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { type Choice, ChoicesInput } from '../shared/ChoicesInput.tsx';
import { useSchemeName } from '../shared/useSchemeName.ts';
import type { RequestRecord } from './request.ts';

/** Nobody decides of the person now; they are nobody who is known; they are known by what the message does not say. */
export const LATER = 'LATER';
export const NEW = 'NEW';
export const OTHER = 'OTHER';

type Values = Record<string, unknown>;

/** Open claims of the request, and whom they find. */
export function useClaims(): { claims: Choice[]; candidates: Choice[] } {
  const translate = useTranslate();
  const schemeName = useSchemeName();
  const request = useRecordContext<RequestRecord>();
  const open = (request?.claims ?? []).filter(({ state }) => state === 'OPEN');
  return {
    claims: open.map((claim) => ({
      id: claim.id,
      name: translate('requests.person.claim', {
        scheme: schemeName(claim),
        value: claim.value ?? translate('value.masked'),
      }),
    })),
    candidates: (request?.candidates ?? []).map(({ id, reference }) => ({ id, name: reference })),
  };
}

/** The decision as the API takes it: nothing where it is left for later. */
export function personOf({ person, acceptedClaimIds }: Values): Values {
  if (!person || person === LATER) return {};
  if (person === NEW) return { acceptedClaimIds, isSomebodyNew: true };
  return { dataSubjectId: person, acceptedClaimIds };
}

/** Whom one may choose: whom the message finds, somebody new, somebody whom nothing in the message finds. */
export function usePersons(): { candidates: Choice[]; somebodyNew: Choice; other: Choice } {
  const translate = useTranslate();
  const { candidates } = useClaims();
  return {
    candidates: candidates.map((each) => ({ ...each, hint: translate('requests.person.candidateHint') })),
    somebodyNew: {
      id: NEW,
      name: translate('requests.person.new'),
      hint: translate('requests.person.newHint'),
    },
    other: {
      id: OTHER,
      name: translate('requests.person.other'),
      hint: translate('requests.person.otherHint'),
    },
  };
}

/** Which claims are theirs; nothing where none is open. */
export const ClaimsInput = () => {
  const translate = useTranslate();
  const { claims } = useClaims();
  if (claims.length === 0) return null;
  return (
    <ChoicesInput
      source="acceptedClaimIds"
      label={translate('requests.person.claims')}
      help={translate('requests.person.claimsHelp')}
      choices={claims}
      defaultValue={claims.map(({ id }) => id)}
    />
  );
};

/** Who the person is, and which claims are theirs from now on: whoever settles identity decides it. */
export const PersonInputs = () => {
  const translate = useTranslate();
  const { claims } = useClaims();
  const { candidates, somebodyNew } = usePersons();
  const { person } = useWatch();
  if (claims.length === 0) return null;
  return (
    <>
      <ChoicesInput
        single
        source="person"
        label={translate('requests.person.label')}
        choices={[...candidates, somebodyNew, { id: LATER, name: translate('requests.person.later') }]}
        validate={required()}
      />
      {person && person !== LATER && <ClaimsInput />}
    </>
  );
};
