import { useQuery } from '@tanstack/react-query';
import {
  type CommunicationKind,
  type Letter,
  type LetterFacts,
  Locale,
  requestLetter,
} from '@vigie/schema/rules';
import { execute } from '../graphql.ts';
import { mainClock } from '../shared/deadline.ts';
import { toWallClock } from '../time/zoned.ts';
import type { RequestRecord } from './request.ts';
import { useRequestAround } from './requestAround.ts';

const REQUEST_LETTER = `query RequestLetter($id: ID!, $kind: CommunicationKind!, $locale: Locale) {
  requestLetter(id: $id, kind: $kind, locale: $locale) { subject text } }`;

/** The letter from what is on file, by the server that sends it; null until it came. */
export function useLetter(kind: CommunicationKind): Letter | null {
  const request = useRequestAround();
  const { data } = useQuery({
    queryKey: ['requestLetter', request?.id, request?.version, kind],
    queryFn: ({ signal }) =>
      execute<{ requestLetter: Letter }>(
        REQUEST_LETTER,
        { id: request?.id, kind, locale: request?.locale },
        { signal },
      ),
    enabled: Boolean(request),
    retry: false,
    staleTime: 60_000,
  });
  return data?.requestLetter ?? null;
}

/** The letter from what is being typed and not on file yet: the same template, read here. */
export function useLetterOf(kind: CommunicationKind, typed: Partial<LetterFacts>): Letter | null {
  const request: (RequestRecord & { requesterName?: string | null }) | undefined = useRequestAround();
  if (!request) return null;
  const facts: LetterFacts = {
    reference: request.reference,
    controller: request.legalEntity.name,
    requesterName: request.requesterName ?? null,
    receivedOn:
      request.receivedOn ?? toWallClock(request.receivedAt, request.legalEntity.timeZone).slice(0, 10),
    rights: request.rights.map(({ right }) => right as never),
    dueOn: mainClock(request.deadlines)?.dueOn ?? null,
    asked: null,
    askedBecause: null,
    extensionReasons: [],
    transferredTo: null,
    decisions: [],
    ...typed,
  };
  return requestLetter(kind, facts, request.locale === 'EN' ? Locale.EN : Locale.FR);
}
