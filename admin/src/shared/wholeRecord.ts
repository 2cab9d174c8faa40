import type { QueryClient } from '@tanstack/react-query';
import type { RaRecord } from 'react-admin';

// A list leaves its rows in the cache as if they were whole records: this meta keeps the two apart.
const meta = { isWhole: true };

/** How a page asks for one record. It is not asked again without need: each reading of sealed fields is on record. */
export const WHOLE = { meta, retry: false, staleTime: 60_000, refetchOnWindowFocus: false };

const keyOf = (resource: string, id: RaRecord['id']) => [resource, 'getOne', { id: String(id), meta }];

/** Puts what a verb answered where its page looks for it, then lets every other page ask again. */
export async function keepAnswer(client: QueryClient, resource: string, record: RaRecord): Promise<void> {
  const own = keyOf(resource, record.id);
  client.setQueryData(own, record);
  const ownHash = JSON.stringify(own);
  await client.invalidateQueries({
    predicate: ({ queryKey }) =>
      queryKey[0] !== 'viewer' && queryKey[0] !== 'auth' && JSON.stringify(queryKey) !== ownHash,
  });
}
