import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { HttpError } from 'react-admin';
import { execute, type Refusal, WITHHELD } from './graphql.ts';
import { chooseOrganisation, forgetOrganisation } from './session/organisation.ts';
import { fakeApi } from './testing/fakeApi.ts';

const refusal = async (promise: Promise<unknown>) =>
  (await promise.catch((error) => error)) as HttpError & { body: Refusal };
const error = (extensions: object, path?: unknown[]) => ({ message: 'Refused.', extensions, path });

beforeEach(() => forgetOrganisation());

describe('an operation', () => {
  it('names the chosen organisation, and a mutation carries a key', async () => {
    const calls = fakeApi({ mutation: { data: {} }, query: { data: {} } });
    chooseOrganisation('org-1');
    await execute('query A { a }');
    await execute('mutation B { b }');
    expect(calls[0]?.headers).toMatchObject({ 'x-organisation': 'org-1' });
    expect(calls[0]?.headers).not.toHaveProperty('idempotency-key');
    expect(calls[1]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps its key when the answer was lost, and takes another after an answer', async () => {
    const calls = fakeApi({ mutation: { data: {} } });
    const answering = globalThis.fetch;
    const keys: unknown[] = [];
    globalThis.fetch = jest.fn(async (_url: unknown, init: RequestInit = {}) => {
      keys.push((init.headers as Record<string, string>)['idempotency-key']);
      throw new TypeError('network');
    }) as unknown as typeof fetch;
    expect((await refusal(execute('mutation C { c }'))).body.code).toBe('OFFLINE');
    globalThis.fetch = answering;
    await execute('mutation C { c }');
    await execute('mutation C { c }');
    expect(calls[0]?.headers['idempotency-key']).toBe(keys[0]);
    expect(calls[1]?.headers['idempotency-key']).not.toBe(keys[0]);
  });

  it.each([
    ['UNAUTHENTICATED', 401],
    ['FORBIDDEN', 403],
    ['NOT_FOUND', 404],
    ['CONFLICT', 409],
    ['INVALID_INPUT', 400],
    ['RULE_BROKEN', 422],
    ['RATE_LIMITED', 429],
    ['UNAVAILABLE', 503],
    ['INTERNAL', 500],
  ])('refused with %s has the status %i', async (code, status) => {
    fakeApi({ query: { data: null, errors: [error({ code })] } });
    expect(await refusal(execute('query D { d }'))).toMatchObject({ status, message: `errors.${code}` });
  });

  it('puts field errors where the form has the field', async () => {
    const fields = [
      { path: ['input', 'awareAt'], code: 'IN_FUTURE' },
      { path: ['input', 'requester', 'email'], code: 'INVALID' },
    ];
    fakeApi({ mutation: { data: null, errors: [error({ code: 'INVALID_INPUT', fields })] } });
    const { body } = await refusal(execute('mutation E { e }'));
    expect(body.errors).toMatchObject({
      awareAt: expect.stringContaining('constraints.IN_FUTURE'),
      requester: { email: expect.stringContaining('constraints.INVALID') },
    });
  });

  it('says how long to wait when asked too often', async () => {
    fakeApi(
      { mutation: { errors: [error({ code: 'RATE_LIMITED' })] } },
      { status: 429, headers: { 'retry-after': '42' } },
    );
    expect((await refusal(execute('mutation F { f }'))).body.retryAfter).toBe(42);
  });

  it('names the broken rule', async () => {
    fakeApi({ mutation: { errors: [error({ code: 'RULE_BROKEN', rule: 'EXTENDED_BEFORE' })] } });
    expect((await refusal(execute('mutation G { g }'))).body.rule).toBe('EXTENDED_BEFORE');
  });

  it('keeps a record of which a sealed field was withheld, and marks the field', async () => {
    const data = { request: { id: '1', verbatim: null } };
    fakeApi({ query: { data, errors: [error({ code: 'FORBIDDEN' }, ['request', 'verbatim'])] } });
    expect(await execute('query H { h }')).toEqual({
      request: { id: '1', verbatim: null, [WITHHELD]: ['verbatim'] },
    });
  });

  it('does not pass over a nested failure', async () => {
    const data = { request: { id: '1', verbatim: null } };
    fakeApi({
      query: { data, errors: [error({ code: 'INTERNAL', requestId: 'r-9' }, ['request', 'verbatim'])] },
    });
    expect((await refusal(execute('query I { i }'))).body.requestId).toBe('r-9');
  });
});
