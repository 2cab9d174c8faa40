import type { QueryClient } from '@tanstack/react-query';
import { type AuthProvider, HttpError } from 'react-admin';
import { execute } from './graphql.ts';
import type { ResourceShape } from './resource.ts';
import { forgetOrganisation } from './session/organisation.ts';
import { endSession, isPageKept, leaveSession } from './session/sessionEnd.ts';
import { signIn } from './session/signIn.ts';
import { tellOtherTabs } from './session/tabs.ts';
import { getViewer, getViewerOrLast, viewerQuery } from './session/viewer.ts';
import { forgetAllBegun } from './shared/unsaved.ts';

const SIGN_OUT = 'mutation SignOut { signOut { now } }';

/** React-admin's actions in the words of the permission list; any other action is its own word. */
const RIGHT: Record<string, string> = {
  list: 'read',
  show: 'read',
  create: 'write',
  edit: 'write',
  delete: 'write',
};

/**
 * Sign-in and rights, answered by the server's `viewer`. `open` names what needs no right but a session, `shapes` the
 * resources that other scopes guard than those of their own name.
 */
export function createAuthProvider(
  client: QueryClient,
  open: string[] = [],
  shapes: Pick<ResourceShape, 'name' | 'domain'>[] = [],
): AuthProvider {
  const domainOf = (resource: string) => shapes.find(({ name }) => name === resource)?.domain ?? resource;
  return {
    async login(credentials) {
      await signIn(credentials);
      leaveSession();
      await client.cancelQueries(viewerQuery);
      client.removeQueries(viewerQuery);
      const { user } = await getViewer(client);
      // The password was right, yet the browser kept no cookie: plain http elsewhere than on this machine.
      if (!user) throw new HttpError('errors.COOKIE_REFUSED', 400, { code: 'COOKIE_REFUSED' });
      tellOtherTabs();
    },
    async logout() {
      const viewer = client.getQueryData(viewerQuery.queryKey);
      if (viewer?.user) {
        await execute(SIGN_OUT, {}, { idempotent: false }).catch(() => undefined);
        leaveSession();
        tellOtherTabs();
      }
      forgetAllBegun();
      forgetOrganisation();
    },
    async checkAuth() {
      const { user } = await getViewerOrLast(client);
      // Nobody was signed in: the sign-in page says enough, no message beside it.
      if (!user) throw Object.assign(new HttpError('errors.UNAUTHENTICATED', 401), { message: false });
    },
    async checkError({ status }: HttpError) {
      if (status !== 401) return;
      endSession();
      // The sign-in lies over the page.
      if (isPageKept()) return;
      client.removeQueries(viewerQuery);
      // The sign-in itself says so, and goes on saying it.
      throw Object.assign(new HttpError('errors.UNAUTHENTICATED', 401), { message: false });
    },
    async getIdentity() {
      const { user } = await getViewerOrLast(client);
      return { id: user?.id ?? '', fullName: user?.name };
    },
    async canAccess({ resource, action }) {
      if (open.includes(resource)) return true;
      const { permissions } = await getViewerOrLast(client);
      return (
        permissions.includes('*') || permissions.includes(`${domainOf(resource)}:${RIGHT[action] ?? action}`)
      );
    },
  };
}
