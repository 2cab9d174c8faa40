import { useQuery } from '@tanstack/react-query';
import type { BreachLetter } from '@vigie/schema/rules';
import { useRecordContext } from 'react-admin';
import { execute } from '../graphql.ts';
import type { BreachRecord } from './breach.ts';

const BREACH_LETTER = `query BreachLetter($id: ID!, $locale: Locale) {
  breachLetter(id: $id, locale: $locale) { subject text missing } }`;

/** What the persons are told, from what is on file, GDPR 34(2); null until it came. */
export function useBreachLetter(locale: string): BreachLetter | null {
  const breach = useRecordContext<BreachRecord>();
  const { data } = useQuery({
    queryKey: ['breachLetter', breach?.id, breach?.version, locale],
    queryFn: ({ signal }) =>
      execute<{ breachLetter: BreachLetter }>(BREACH_LETTER, { id: breach?.id, locale }, { signal }),
    enabled: Boolean(breach),
    retry: false,
    staleTime: 60_000,
  });
  return data?.breachLetter ?? null;
}
