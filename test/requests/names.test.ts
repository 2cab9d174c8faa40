import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { footprint } from '../harness/footprint.ts';
import { FIND, IDENTIFY } from '../subjects/subject.factory.ts';
import { RECEIVE, receiveInput } from './request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
  app.at('2026-03-12T08:00:00Z');
});

afterAll(() => app.close());

const receive = (more: object) => app.as(lumen.dpo).run(RECEIVE, { input: receiveInput(lumen, more) });
const READ = 'query ($id: ID!) { request(id: $id) { requesterName requesterEmail } }';
const named = async (name: string): Promise<Json> => {
  const { data } = await receive({ requester: { name } });
  return (await app.as(lumen.dpo).ask(READ, { id: data.receiveRequest.id })).request.requesterName;
};

/** Addresses that look like one, or are one on paper, and that no mail reaches. */
const UNREACHABLE: [what: string, address: string, code: string][] = [
  ['without a domain', 'odile@courriel', 'IS_EMAIL'],
  ['with a zero-width space', 'odi\u200ble@courriel.example', 'IS_PLAIN'],
  ['with an override of direction', 'odile@\u202ecourriel.example', 'IS_PLAIN'],
  ['with a quoted local part', '"odile fontaine"@courriel.example', 'IS_MAILABLE'],
  ['with a label that is no punycode', 'odile@xn--a.com', 'IS_MAILABLE'],
  ['with a label that is too long in ASCII', `odile@${'é'.repeat(60)}.example`, 'IS_MAILABLE'],
];

describe('the address of who writes', () => {
  it.each(UNREACHABLE)('is refused on its field %s, and nothing is recorded', async (_, email, code) => {
    const untouched = await footprint(app, lumen.id);
    const { error } = await receive({ requester: { email } });
    expect(error).toMatchObject({ code: 'INVALID_INPUT' });
    expect(error?.fields).toEqual(
      expect.arrayContaining([expect.objectContaining({ path: ['input', 'requester', 'email'], code })]),
    );
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });

  it.each(UNREACHABLE)('is checked alike as an identifier %s', async (_, value, code) => {
    const wrong = [
      { scheme: 'CUSTOMER_NUMBER', value: 'ML-1' },
      { scheme: 'EMAIL', value },
    ];
    const claimed = await receive({ subjectIdentifiers: wrong });
    expect(claimed.error?.fields).toEqual([{ path: ['input', 'subjectIdentifiers', 1, 'value'], code }]);
    const known = await app.as(lumen.dpo).run(IDENTIFY, { input: { identifiers: wrong } });
    expect(known.error?.fields).toEqual([{ path: ['input', 'identifiers', 1, 'value'], code }]);
  });

  it.each(['odile@müller.example', 'odile.o’brien@courriel.example', 'josé@courriel.example'])(
    'may be %s',
    async (email) => {
      expect((await receive({ requester: { email } })).error).toBeUndefined();
    },
  );
});

describe('identifiers with what cannot be seen in them', () => {
  it('are those without it', async () => {
    const identifiers = [{ scheme: 'CUSTOMER_NUMBER', value: 'ML-\u200b77\u202e3\u202c' }];
    const { identifyDataSubject } = await app.as(lumen.dpo).ask(IDENTIFY, { input: { identifiers } });
    expect(identifyDataSubject.identifiers).toEqual([expect.objectContaining({ value: 'ML-773' })]);
    const plain = [{ scheme: 'CUSTOMER_NUMBER', value: 'ML-773' }];
    const { findDataSubject } = await app.as(lumen.dpo).ask(FIND, { input: { identifiers: plain } });
    expect(findDataSubject.id).toBe(identifyDataSubject.id);
  });
});

describe('a name', () => {
  it.each([
    ['  Odile \r\n Fontaine\u0007 ', 'Odile Fontaine'],
    ['\u202eOdile\u202c Fontaine', 'Odile Fontaine'],
    ['علی‌رضا محمدی', 'علی‌رضا محمدی'],
    ['👩‍👩‍👧 Atelier', '👩‍👩‍👧 Atelier'],
    ['Sukarno', 'Sukarno'],
    ['Ludwig van Beethoven', 'Ludwig van Beethoven'],
  ])('is kept as one plain line', async (typed, kept) => {
    expect(await named(typed)).toBe(kept);
  });

  it.each(['   ', '\u200b\u200d', '\u3164', '\u2800'])('that cannot be seen is none', async (typed) => {
    expect(await named(typed)).toBeNull();
  });

  it.each<[string, string, (text: string) => object]>([
    [
      'the title of a breach',
      'mutation ($input: CreateBreachInput!) { createBreach(input: $input) { title } }',
      (title) => ({ legalEntityId: lumen.entityId, natures: ['INTEGRITY'], title }),
    ],
    [
      'the name of a legal entity',
      'mutation ($input: CreateLegalEntityInput!) { createLegalEntity(input: $input) { name } }',
      (name) => ({ name }),
    ],
    [
      'the name of a member',
      'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { user { name } } }',
      (name) => ({ email: `m${Math.abs(name.length)}@lumen.example`, name, roles: ['AUDITOR'] }),
    ],
  ])('is needed where it is %s', async (_, document, inputOf) => {
    const by = app.as(document.includes('Breach') ? lumen.dpo : lumen.role('OWNER'));
    const blank = await by.run(document, { input: inputOf('\u200b \u3164') });
    expect(blank.error).toMatchObject({ code: 'INVALID_INPUT', fields: [{ code: 'MIN_LENGTH' }] });
    const seen = await by.run(document, { input: inputOf(' Lumen \n Sud ') });
    expect(seen.error).toBeUndefined();
    const [answer] = Object.values(seen.data) as Json[];
    expect(answer.title ?? answer.name ?? answer.user.name).toBe('Lumen Sud');
  });
});
