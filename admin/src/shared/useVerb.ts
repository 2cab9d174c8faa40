import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { VigieDataProvider } from '../dataProvider.ts';
import type { Variables } from '../graphql.ts';

/** Runs a verb, then lets every page ask again: a verb moves clocks, alerts and lists beside its own record. */
export function useVerb(resource: string) {
  const dataProvider = useDataProvider<VigieDataProvider>();
  const client = useQueryClient();
  return async (verb: string, input: Variables) => {
    const answer = await dataProvider.verb(resource, verb, input);
    await client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'viewer' && queryKey[0] !== 'auth',
    });
    return answer.data;
  };
}
