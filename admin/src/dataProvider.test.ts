import { describe, expect, it } from '@jest/globals';
import { createDataProvider } from './dataProvider.ts';
import { fakeApi } from './testing/fakeApi.ts';

const squash = (text = '') => text.replace(/\s+/g, ' ').trim();
const NOW = Date.parse('2026-11-27T16:00:00Z');
const provider = createDataProvider(
  [
    { name: 'things', noun: 'Thing', one: 'thing', list: 'name', show: 'name label(locale: $locale)' },
    {
      name: 'cases',
      noun: 'Case',
      type: 'CaseFile',
      one: 'case',
      create: 'receive',
      children: { suspend: 'request' },
      list: 'ref',
      show: 'ref',
    },
  ],
  { locale: () => 'EN', now: () => NOW, me: async () => 'me-1' },
);
const page = { pagination: { page: 3, perPage: 10 }, sort: { field: 'dueAt', order: 'ASC' as const } };

describe('the data provider', () => {
  it('lists by the names of the resource and its type', async () => {
    const calls = fakeApi({ query: { data: { cases: { nodes: [{ id: '1', ref: 'A' }], totalCount: 31 } } } });
    const answer = await provider.getList('cases', { ...page, filter: { status: { in: ['OPEN'] } } });
    expect(answer).toEqual({ data: [{ id: '1', ref: 'A' }], total: 31 });
    expect(squash(calls[0]?.query)).toBe(
      'query Cases($first: Int, $offset: Int, $filter: CaseFileFilter, $orderBy: [CaseFileOrder!]) { ' +
        'cases(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) { nodes { id version ref } totalCount } }',
    );
    expect(calls[0]?.variables).toEqual({
      first: 10,
      offset: 20,
      filter: { status: { in: ['OPEN'] } },
      orderBy: [{ field: 'DUE_AT', direction: 'ASC' }],
    });
  });

  it('makes relative dates and "me" concrete, and leaves out what is empty', async () => {
    const calls = fakeApi({ query: { data: { cases: { nodes: [], totalCount: 0 } } } });
    const filter = { dueAt: { lt: '@now+7d' }, assigneeId: { eq: '@me' }, status: { in: [] }, title: '' };
    await provider.getList('cases', { ...page, filter });
    expect(calls[0]?.variables.filter).toEqual({
      dueAt: { lt: '2026-12-04T16:00:00.000Z' },
      assigneeId: { eq: 'me-1' },
    });
  });

  it('never leaves out who is meant: no ids, no owner, nobody signed in', async () => {
    const calls = fakeApi({ query: { data: { cases: { nodes: [], totalCount: 0 } } } });
    await provider.getMany('cases', { ids: [] });
    await provider.getManyReference('cases', {
      ...page,
      target: 'thingId',
      id: undefined as never,
      filter: {},
    });
    expect(calls.map(({ variables }) => variables.filter)).toEqual([{ ids: [] }, { thingId: { eq: null } }]);
    const stranger = createDataProvider(
      [{ name: 'cases', noun: 'Case', one: 'case', list: 'ref', show: 'ref' }],
      {
        locale: () => 'EN',
        now: () => NOW,
        me: async () => undefined,
      },
    );
    const mine = { ...page, filter: { assigneeId: { eq: '@me' } } };
    await expect(stranger.getList('cases', mine)).rejects.toThrow('Nobody is signed in');
    expect((await provider.getList('cases', mine)).data).toEqual([]);
  });

  it('declares the locale only where the fields ask for it', async () => {
    const calls = fakeApi({ query: { data: { thing: { id: '1' }, case: { id: '2' } } } });
    await provider.getOne('things', { id: '1' });
    await provider.getOne('cases', { id: '2' });
    expect(calls[0]?.query).toContain('$locale: Locale');
    expect(calls[0]?.variables).toEqual({ id: '1', locale: 'EN' });
    expect(calls[1]?.query).not.toContain('locale');
  });

  it('asks for many by their ids, and for the rows of another by its key', async () => {
    const calls = fakeApi({ query: { data: { cases: { nodes: [], totalCount: 0 } } } });
    await provider.getMany('cases', { ids: ['1', '2'] });
    await provider.getManyReference('cases', { ...page, target: 'thingId', id: '7', filter: {} });
    expect(calls[0]?.variables.filter).toEqual({ ids: ['1', '2'] });
    expect(calls[1]?.variables.filter).toEqual({ thingId: { eq: '7' } });
  });

  it("creates by the law's word, and updates with the version that was read", async () => {
    const calls = fakeApi({
      receiveCase: { data: { receiveCase: { id: '9' } } },
      updateThing: { data: { updateThing: { id: '1' } } },
    });
    expect(await provider.create('cases', { data: { ref: 'B' } })).toEqual({ data: { id: '9' } });
    await provider.update('things', { id: '1', data: { name: 'N' }, previousData: { id: '1', version: 4 } });
    expect(calls[0]?.query).toContain('mutation ReceiveCase($input: ReceiveCaseInput!)');
    expect(calls[1]?.variables.input).toEqual({ id: '1', name: 'N', version: 4 });
  });

  it('runs any verb, and never deletes', async () => {
    const calls = fakeApi({ closeCase: { data: { closeCase: { id: '9' } } } });
    await provider.verb('cases', 'close', { id: '9', version: 1, reason: 'X' });
    expect(squash(calls[0]?.query)).toContain('closeCase(input: $input) { id version ref }');
    await expect(provider.delete('cases', { id: '9' })).rejects.toThrow('archived');
  });

  it('reads the record by way of what a verb made of it', async () => {
    const calls = fakeApi({ suspendCase: { data: { suspendCase: { request: { id: '9', ref: 'B' } } } } });
    const answer = await provider.verb('cases', 'suspend', { id: '9', version: 1, reason: 'X' });
    expect(squash(calls[0]?.query)).toContain('suspendCase(input: $input) { request { id version ref } }');
    expect(answer).toEqual({ data: { id: '9', ref: 'B' } });
  });
});
