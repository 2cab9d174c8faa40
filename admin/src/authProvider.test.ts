import { beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { createAuthProvider } from './authProvider.ts';
import { chooseOrganisation, chosenOrganisation } from './session/organisation.ts';
import { isSessionOver } from './session/sessionEnd.ts';
import { fakeApi } from './testing/fakeApi.ts';

const viewer = (user: object | null, permissions: string[] = []) => ({
  data: {
    viewer: {
      now: '2026-03-17T08:00:00.000Z',
      demo: true,
      user,
      permissions,
      roles: [],
      warnings: [],
      organisations: [],
    },
  },
});
const CLAIRE = { id: 'u1', name: 'Claire Vasseur', email: 'dpo@example.org', locale: 'FR' };
const provider = () => createAuthProvider(new QueryClient(), ['notifications']);

beforeEach(() => localStorage.clear());

describe('signing in', () => {
  it('sends no idempotency key with a password', async () => {
    const calls = fakeApi({ signIn: { data: { signIn: {} } }, viewer: viewer(CLAIRE) });
    await provider().login({ email: 'dpo@example.org', password: 'secret' });
    expect(calls[0]?.headers).not.toHaveProperty('idempotency-key');
    expect(JSON.stringify(localStorage)).not.toContain('Claire');
  });

  it('says so when the browser kept no cookie', async () => {
    fakeApi({ signIn: { data: { signIn: {} } }, viewer: viewer(null) });
    await expect(provider().login({})).rejects.toMatchObject({ message: 'errors.COOKIE_REFUSED' });
  });

  it('is asked of whom nobody knows, without a message', async () => {
    fakeApi({ viewer: viewer(null) });
    await expect(provider().checkAuth({})).rejects.toMatchObject({ message: false });
  });
});

describe('rights', () => {
  it('are the scopes of the viewer', async () => {
    fakeApi({ viewer: viewer(CLAIRE, ['requests:read', 'requests:decide']) });
    const { canAccess } = provider();
    expect(await canAccess?.({ resource: 'requests', action: 'list' })).toBe(true);
    expect(await canAccess?.({ resource: 'requests', action: 'decide' })).toBe(true);
    expect(await canAccess?.({ resource: 'requests', action: 'create' })).toBe(false);
    expect(await canAccess?.({ resource: 'breaches', action: 'show' })).toBe(false);
    expect(await canAccess?.({ resource: 'notifications', action: 'list' })).toBe(true);
  });

  it('are those of the domain, where a resource has another name', async () => {
    fakeApi({ viewer: viewer(CLAIRE, ['tokens:read']) });
    const shapes = [
      { name: 'apiTokens', domain: 'tokens' },
      { name: 'dataSubjects', domain: 'subjects' },
    ];
    const { canAccess } = createAuthProvider(new QueryClient(), [], shapes);
    expect(await canAccess?.({ resource: 'apiTokens', action: 'list' })).toBe(true);
    expect(await canAccess?.({ resource: 'dataSubjects', action: 'list' })).toBe(false);
  });

  it('end the session on 401 only', async () => {
    const { checkError } = provider();
    await expect(checkError({ status: 403 })).resolves.toBeUndefined();
    expect(isSessionOver()).toBe(false);
    await expect(checkError({ status: 401 })).rejects.toMatchObject({ status: 401 });
    expect(isSessionOver()).toBe(true);
  });
});

it('forgets the organisation on signing out', async () => {
  chooseOrganisation('org-1');
  fakeApi({ signOut: { data: { signOut: {} } } });
  await provider().logout({});
  expect(chosenOrganisation()).toBeNull();
});
