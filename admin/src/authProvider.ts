import type { QueryClient } from '@tanstack/react-query';
import { type AuthProvider, HttpError } from 'react-admin';
import { execute } from './graphql.ts';
import type { ResourceShape } from './resource.ts';
import { forgetOrganisation } from './session/organisation.ts';
import { beginSession, endSession } from './session/sessionEnd.ts';
import { getViewer, VIEWER_FIELDS, viewerQuery } from './session/viewer.ts';

const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { ${VIEWER_FIELDS} } }`;
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
      await execute(SIGN_IN, { input: credentials }, { idempotent: false });
      beginSession();
      await client.cancelQueries(viewerQuery);
      client.removeQueries(viewerQuery);
      const { user } = await getViewer(client);
      // The password was right, yet the browser kept no cookie: plain http elsewhere than on this machine.
      if (!user) throw new HttpError('errors.COOKIE_REFUSED', 400, { code: 'COOKIE_REFUSED' });
    },
    async logout() {
      const viewer = client.getQueryData(viewerQuery.queryKey);
      if (viewer?.user) await execute(SIGN_OUT, {}, { idempotent: false }).catch(() => undefined);
      forgetOrganisation();
    },
    async checkAuth() {
      const { user } = await getViewer(client);
      // Nobody was signed in: the sign-in page says enough, no message beside it.
      if (!user) throw Object.assign(new HttpError('errors.UNAUTHENTICATED', 401), { message: false });
    },
    async checkError({ status }: HttpError) {
      if (status !== 401) return;
      client.removeQueries(viewerQuery);
      endSession();
      // The sign-in itself says so, and goes on saying it.
      throw Object.assign(new HttpError('errors.UNAUTHENTICATED', 401), { message: false });
    },
    async getIdentity() {
      const { user } = await getViewer(client);
      return { id: user?.id ?? '', fullName: user?.name };
    },
    async canAccess({ resource, action }) {
      if (open.includes(resource)) return true;
      const { permissions } = await getViewer(client);
      return (
        permissions.includes('*') || permissions.includes(`${domainOf(resource)}:${RIGHT[action] ?? action}`)
      );
    },
  };
}
