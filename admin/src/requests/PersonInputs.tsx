import { required, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { type Choice, ChoicesInput } from '../shared/ChoicesInput.tsx';
import { IdentifierInputs } from '../shared/IdentifierInputs.tsx';
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
      name: `${schemeName(claim)} : ${claim.value ?? translate('value.masked')}`,
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

/** The choice of somebody whom nothing in the message finds. */
export function useOther(): Choice {
  const translate = useTranslate();
  return {
    id: OTHER,
    name: translate('requests.person.other'),
    hint: translate('requests.person.otherHint'),
  };
}

/** What else they are known by; `help`: what becomes of whom nobody knows by it. */
export const KnownByInputs = ({ help = 'requests.help.identifier' }: { help?: string }) => {
  const translate = useTranslate();
  return <IdentifierInputs label={translate('requests.field.scheme')} help={translate(help)} />;
};

/** Who the person is, and which claims are theirs from now on: whoever settles identity decides it. */
export const PersonInputs = ({ mayWait }: { mayWait: boolean }) => {
  const translate = useTranslate();
  const { claims, candidates } = useClaims();
  const { person } = useWatch();
  const other = useOther();
  if (claims.length === 0) return null;
  const choices = [
    ...candidates.map((each) => ({ ...each, hint: translate('requests.person.candidateHint') })),
    { id: NEW, name: translate('requests.person.new'), hint: translate('requests.person.newHint') },
    mayWait ? { id: LATER, name: translate('requests.person.later') } : other,
  ];
  return (
    <>
      <ChoicesInput
        single
        source="person"
        label={translate('requests.person.label')}
        choices={choices}
        validate={required()}
      />
      {person === OTHER && <KnownByInputs help="requests.help.knownIdentifier" />}
      {person && person !== LATER && (
        <ChoicesInput
          source="acceptedClaimIds"
          label={translate('requests.person.claims')}
          help={translate('requests.person.claimsHelp')}
          choices={claims}
          defaultValue={claims.map(({ id }) => id)}
        />
      )}
    </>
  );
};
