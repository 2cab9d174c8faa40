import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { HttpError } from 'react-admin';
import { execute } from '../graphql.ts';
import { setLegalNow } from '../time/legalClock.ts';
import { chosenOrganisation, forgetOrganisation } from './organisation.ts';

export interface Organisation {
  id: string;
  name: string;
  timeZone: string;
  country: string;
}
export interface Viewer {
  now: string;
  demo: boolean;
  user: { id: string; name: string; email: string; locale: 'FR' | 'EN' } | null;
  organisation: Organisation | null;
  organisations: { id: string; name: string }[];
  roles: string[];
  warnings: string[];
  permissions: string[];
}

export const VIEWER_FIELDS = `now demo roles warnings permissions
  user { id name email locale }
  organisation { id name timeZone country }
  organisations { id name }`;

const VIEWER = `query Viewer { viewer { ${VIEWER_FIELDS} } }`;

async function fetchViewer(signal?: AbortSignal): Promise<Viewer> {
  const sentAt = Date.now();
  const { viewer } = await execute<{ viewer: Viewer }>(VIEWER, {}, { signal }).catch((error: HttpError) => {
    // The organisation kept here may be gone, or of another account.
    if (!chosenOrganisation() || ![401, 403, 404].includes(error.status)) throw error;
    forgetOrganisation();
    return execute<{ viewer: Viewer }>(VIEWER, {}, { signal });
  });
  setLegalNow(viewer.now, sentAt, Date.now());
  return viewer;
}

/** Who is signed in, for which organisation, with which rights, and what time it legally is. */
export const viewerQuery = queryOptions({
  queryKey: ['viewer'],
  queryFn: ({ signal }) => fetchViewer(signal),
  staleTime: 60_000,
  refetchInterval: 5 * 60_000,
});

export const getViewer = (client: QueryClient): Promise<Viewer> => client.fetchQuery(viewerQuery);
export const useViewer = (): Viewer | undefined => useQuery(viewerQuery).data;

export function useMay(scope: string): boolean {
  const permissions = useViewer()?.permissions ?? [];
  return permissions.includes('*') || permissions.includes(scope);
}
