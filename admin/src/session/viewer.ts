import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { HttpError } from 'react-admin';
import { execute, type Refusal } from '../graphql.ts';
import { setLegalNow } from '../time/legalClock.ts';
import { chosenOrganisation, forgetOrganisation } from './organisation.ts';
import { beginSession, currentWorker, endSession, isPageKept } from './sessionEnd.ts';
import { startAnew } from './startAnew.ts';

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
  recognise(viewer.user);
  return viewer;
}

/** Holds who answers against who works here: the cookie may have ended, or be another's, who signed in beside. */
function recognise(user: Viewer['user']): void {
  const worker = currentWorker();
  if (!worker || worker.id === user?.id) {
    if (user) beginSession(user);
    return;
  }
  endSession();
  // What is known of the person stays as it was, and with it the page.
  if (isPageKept())
    throw new HttpError('errors.UNAUTHENTICATED', 401, { code: 'UNAUTHENTICATED' } satisfies Refusal);
  if (user) startAnew();
}

/** Who is signed in, for which organisation, with which rights, and what time it legally is. */
export const viewerQuery = queryOptions({
  queryKey: ['viewer'],
  queryFn: ({ signal }) => fetchViewer(signal),
  staleTime: 60_000,
  refetchInterval: 60_000,
});

export const getViewer = (client: QueryClient): Promise<Viewer> => client.fetchQuery(viewerQuery);

/** The same; where it cannot be asked just now, as it was when it last could. A page is not left for that. */
export const getViewerOrLast = (client: QueryClient): Promise<Viewer> =>
  getViewer(client).catch((error) => {
    const last = currentWorker() && client.getQueryData(viewerQuery.queryKey);
    if (!last) throw error;
    return last;
  });
export const useViewer = (): Viewer | undefined => useQuery(viewerQuery).data;

export function useMay(scope: string): boolean {
  const permissions = useViewer()?.permissions ?? [];
  return permissions.includes('*') || permissions.includes(scope);
}
