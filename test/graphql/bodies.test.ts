import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, TestOrganisation, Token } from '../harness/actors.ts';
import { answerOf, TestApp } from '../harness/app.ts';
import { RECEIVE, receiveInput } from '../requests/request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

/** Every character as its escapes, as some clients send them: six bytes a unit of UTF-16. */
const escaped = (value: object): string =>
  JSON.stringify(value).replace(
    /[^\0-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const received = (verbatim: string): string =>
  escaped({ query: RECEIVE, variables: { input: receiveInput(lumen, { verbatim }) } });
/** A harmless document in a body of just so many bytes. */
const bodyOf = (bytes: number): string => {
  const body = JSON.stringify({ query: '{ viewer { now } }' });
  return body + ' '.repeat(bytes - body.length);
};
const send = (actor: Actor | null, body: string) => app.as(actor).send(body);

async function sendInPieces(actor: Actor | null, body: string) {
  const response = await app.app.http.inject({
    method: 'POST',
    url: '/graphql',
    payload: Readable.from([Buffer.from(body)]),
    headers: { 'content-type': 'application/json', ...(actor ? await actor.headers(app) : {}) },
  });
  return answerOf(response);
}

describe('a text of twenty thousand characters', () => {
  it('is taken however its JSON escapes them', async () => {
    const body = received('😀'.repeat(20_000));
    expect(body.length).toBeGreaterThan(240_000);
    expect((await send(lumen.dpo, body)).errors).toEqual([]);
  });

  it('is refused with one more, on its field and with the limit', async () => {
    const { error } = await send(lumen.dpo, received('😀'.repeat(20_001)));
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'verbatim'], code: 'MAX_LENGTH', params: { max: 20_000 } }],
    });
  });
});

describe('the size of a body', () => {
  const tooLarge = (max: number) => ({
    status: 413,
    error: { code: 'TOO_COMPLEX', params: { limit: 'bytes', max } },
  });

  it.each([
    ['in one piece', send],
    ['in pieces, without its length', sendInPieces],
  ])('is up to 100 kB for a stranger, sent %s', async (_how, sent) => {
    expect((await sent(null, bodyOf(100_000))).data).toBeDefined();
    expect(await sent(null, bodyOf(100_001))).toMatchObject(tooLarge(100_000));
    expect(await sent(new Token('-', 'vigie_wrong'), bodyOf(100_001))).toMatchObject(tooLarge(100_000));
  });

  it.each([
    ['in one piece', send],
    ['in pieces, without its length', sendInPieces],
  ])('is up to 300 kB for whoever is known, sent %s', async (_how, sent) => {
    const token = await lumen.token(['requests:read']);
    for (const actor of [lumen.dpo, token]) {
      expect((await sent(actor, bodyOf(300_000))).errors).toEqual([]);
      expect(await sent(actor, bodyOf(300_001))).toMatchObject(tooLarge(300_000));
    }
  });
});

describe('the letters of a body', () => {
  const count = () => app.database.count('data_subject_request');
  const sendBytes = async (payload: Buffer, type = 'application/json') =>
    answerOf(
      await app.app.http.inject({
        method: 'POST',
        url: '/graphql',
        payload,
        headers: { ...(await lumen.dpo.headers(app)), 'content-type': type },
      }),
    );
  const body = (verbatim: string) =>
    JSON.stringify({
      query: 'mutation ($input: ReceiveRequestInput!) { receiveRequest(input: $input) { verbatim } }',
      variables: { input: receiveInput(lumen, { verbatim }) },
    });

  it.each(['iso-8859-1', 'windows-1252', 'us-ascii', 'foo', '"UTF-16"'])(
    'are refused in %s, and nothing is recorded',
    async (charset) => {
      const before = await count();
      expect(
        await sendBytes(Buffer.from(body('Hélène'), 'latin1'), `application/json; charset=${charset}`),
      ).toMatchObject({
        status: 415,
        error: { code: 'INVALID_INPUT', message: expect.stringMatching(/charset/) },
      });
      expect(await count()).toBe(before);
    },
  );

  it.each([
    ['of Latin-1', () => Buffer.from(body('Hélène'), 'latin1')],
    ['of half a pair', () => Buffer.from(body('Hélène').replace('Hélène', '\xed\xa0\xbd'), 'latin1')],
  ])('are refused as bytes %s', async (_, bytesOf) => {
    const before = await count();
    expect(await sendBytes(bytesOf())).toMatchObject({
      status: 400,
      error: { code: 'INVALID_INPUT', message: expect.stringMatching(/not UTF-8/) },
    });
    expect(await count()).toBe(before);
  });

  it.each(['application/json', 'application/json;charset=UTF-8', 'application/json; charset="utf-8"'])(
    'are kept as %s',
    async (type) => {
      const { errors, data } = await sendBytes(Buffer.from(body('Hélène 😀')), type);
      expect(errors).toEqual([]);
      expect(data.receiveRequest.verbatim).toBe('Hélène 😀');
    },
  );

  it('may be those of any key: what no input has is told as any other', async () => {
    const { error } = await send(lumen.dpo, body('a').replace('"verbatim":', '"__proto__":'));
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', '__proto__'], code: 'UNKNOWN_FIELD' }],
    });
  });
});
