import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { requests } from '@vigie/server';
import type { Mail } from '../../server/src/mails/transport.ts';
import { CSV, upload } from '../documents/document.factory.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { ago } from '../harness/clock.ts';
import { storyOf } from '../harness/footprint.ts';
import {
  ANSWER,
  aDecidedRequest,
  aFailedLetter,
  aRequest,
  CLOSE,
  failLetter,
  performed,
  REQUEST,
  RESEND,
} from './request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const again = (letter: Json, more: object): Promise<Json> => performed(app, lumen, RESEND, letter, more);
const refusal = async ({ id, version }: Json, more: object) =>
  (await app.as(lumen.dpo).run(RESEND, { input: { id, version, ...more } })).error;
const asked = async (id: string): Promise<Json> => (await app.as(lumen.dpo).ask(REQUEST, { id })).request;

/** What a mail server is handed for that letter. */
async function sent(id: string): Promise<Mail | undefined> {
  let handed: Mail | undefined;
  const send = async (mail: Mail) => {
    handed = mail;
    return { answer: '250' };
  };
  const transport = { send, forgetBefore: async () => 0, close: async () => undefined };
  const desk = { parts: app.parts, transport, publicUrl: 'https://privacy.lumen.example' };
  await requests.sendLetter(desk as never, lumen.id, id);
  return handed;
}

describe('a letter that did not arrive', () => {
  it('goes out again to the right address, as a letter of its own, and the failed one stays', async () => {
    const { request, letter } = await app.given(aFailedLetter(lumen));
    expect(request).toMatchObject({ undeliveredLetters: 1, communications: [{ delivery: 'FAILED' }] });
    const next = await again(letter, { channel: 'EMAIL', email: 'odile@courriel.example' });
    expect(next).toMatchObject({ kind: 'ACKNOWLEDGEMENT', delivery: 'PENDING', sha256: letter.sha256 });
    expect(next.againOf).toMatchObject({ id: letter.id, delivery: 'FAILED' });
    expect(next.againOf.resentAt).not.toBeNull();
    expect(await sent(next.id)).toMatchObject({ to: 'odile@courriel.example' });
    const done = await asked(request.id);
    expect(done.undeliveredLetters).toBe(0);
    expect(done.communications.map(({ delivery }: Json) => delivery)).toEqual(['FAILED', 'SENT']);
    expect((await storyOf(app, letter.id)).events.at(-1)).toBe('letter.resent');
    expect((await storyOf(app, letter.id)).audit).toContain('letter.resent');
    expect((await storyOf(app, next.id)).events).toEqual(['letter.queued', 'letter.sent']);
  });

  it('goes out in another way, at its true time', async () => {
    const { letter } = await app.given(aFailedLetter(lumen));
    const sentAt = ago(1000);
    expect(await refusal(letter, { channel: 'POST', sentAt: '2099-01-01T00:00:00Z' })).toMatchObject({
      rule: 'SENT_IN_FUTURE',
    });
    const { request } = await app.given(aFailedLetter(lumen, { receivedAt: '2026-03-10T09:00:00Z' }));
    expect(
      await refusal(request.communications[0], { channel: 'POST', sentAt: '2026-03-10T08:00:00Z' }),
    ).toMatchObject({ rule: 'SENT_BEFORE_RECEIPT' });
    const next = await again(request.communications[0], { channel: 'POST', sentAt });
    expect(next).toMatchObject({ channel: 'POST', sentAt, delivery: null });
  });

  it('does so once, and only when it failed', async () => {
    const { letter } = await app.given(aFailedLetter(lumen));
    const next = await again(letter, { channel: 'POST' });
    expect(await refusal(next.againOf, { channel: 'POST' })).toMatchObject({ rule: 'LETTER_RESENT_BEFORE' });
    expect(await refusal(next, { channel: 'POST' })).toMatchObject({ rule: 'LETTER_NOT_FAILED' });
    expect(await refusal(letter, { channel: 'POST' })).toMatchObject({ code: 'CONFLICT' });
  });

  it('that fails again goes out a third time', async () => {
    const { request, letter } = await app.given(aFailedLetter(lumen));
    const second = await again(letter, { channel: 'EMAIL' });
    await failLetter(app, lumen, second.id);
    const { communications, undeliveredLetters } = await asked(request.id);
    expect(undeliveredLetters).toBe(1);
    const third = await again(communications[1], { channel: 'POST' });
    expect(third.againOf.id).toBe(second.id);
  });

  it('keeps the request from being closed until it went out again', async () => {
    const requester = { email: 'odile@faute.example' };
    const decided = await app.given(aDecidedRequest(lumen, { requester }));
    const answered = await performed(app, lumen, ANSWER, decided, { channel: 'EMAIL', content: 'Voici.' });
    await failLetter(app, lumen, answered.communications[0].id);
    const failed = await asked(decided.id);
    const closing = { input: { id: failed.id, version: failed.version } };
    expect((await app.as(lumen.dpo).run(CLOSE, closing)).error?.rule).toBe('LETTER_UNDELIVERED');
    await again(failed.communications[0], { channel: 'POST' });
    expect((await performed(app, lumen, CLOSE, await asked(decided.id))).status).toBe('CLOSED');
  });
});

describe('files that go with an answer', () => {
  const decided = () => app.given(aDecidedRequest(lumen, { requester: { email: 'odile@courriel.example' } }));
  const added = async (node: string, more: object = {}): Promise<Json> =>
    (await upload(app, lumen.dpo, { node, ...more })).body;
  const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest('hex');

  it('are attached to its mail, and its hash covers them', async () => {
    const request = await decided();
    const copy = await added(request.id, { filename: 'données.csv' });
    const notes = await added(request.id, { filename: 'lisez-moi.txt', bytes: Buffer.from('Bonjour') });
    const documentIds = [copy.id, notes.id];
    const how = { channel: 'EMAIL', content: 'Voici vos données.', documentIds };
    const done = await performed(app, lumen, ANSWER, request, how);
    const lines = [sha256('Voici vos données.'), copy.sha256, notes.sha256];
    expect(done.answerHash).toBe(sha256(lines.map((line) => `${line}\n`).join('')));
    expect(done.communications[0].sha256).toBe(done.answerHash);
    const mail = await sent(done.communications[0].id);
    expect(mail?.attachments?.map(({ filename, mediaType }) => [filename, mediaType])).toEqual([
      ['données.csv', 'text/csv'],
      ['lisez-moi.txt', 'text/plain'],
    ]);
    expect(mail?.attachments?.[0]?.bytes.equals(CSV)).toBe(true);
  });

  it('are sent with it or not at all: where one is gone, the letter is given up', async () => {
    const request = await decided();
    const copy = await added(request.id);
    const how = { channel: 'EMAIL', content: 'Voici.', documentIds: [copy.id] };
    const { communications } = await performed(app, lumen, ANSWER, request, how);
    await app.database.owner.query('update document set deleted_at = now() where id = $1', [copy.id]);
    await app.database.owner.query('delete from document_content where document_id = $1', [copy.id]);
    expect(await sent(communications[0].id)).toBeUndefined();
    expect(await asked(request.id)).toMatchObject({
      undeliveredLetters: 1,
      communications: [{ delivery: 'FAILED', serverAnswer: 'ERASED' }],
    });
  });

  it('are documents of that request, still kept, and no more than a mail carries', async () => {
    const [request, another] = [await decided(), await app.given(aRequest(lumen))];
    const answer = async (...documentIds: string[]) => {
      const how = { channel: 'EMAIL', content: 'Voici.', documentIds };
      const input = { id: request.id, version: request.version, ...how };
      return (await app.as(lumen.dpo).run(ANSWER, { input })).error;
    };
    const foreign = await added(another.id);
    expect(await answer(foreign.id)).toMatchObject({ code: 'NOT_FOUND' });
    const large = { filename: 'long.txt', bytes: Buffer.alloc(9_000_000, 'a') };
    const [one, two] = [await added(request.id, large), await added(request.id, large)];
    expect(await answer(one.id, two.id)).toMatchObject({ rule: 'ATTACHMENTS_TOO_LARGE' });
    expect(await answer(one.id)).toBeUndefined();
  });

  it('go out again with the letter that failed', async () => {
    const request = await decided();
    const copy = await added(request.id);
    const how = { channel: 'EMAIL', content: 'Voici.', documentIds: [copy.id] };
    const { communications } = await performed(app, lumen, ANSWER, request, how);
    await failLetter(app, lumen, communications[0].id);
    const [failed] = (await asked(request.id)).communications;
    const next = await again(failed, { channel: 'EMAIL', email: 'odile@autre.example' });
    expect(next).toMatchObject({ documents: [{ id: copy.id }], sha256: communications[0].sha256 });
    expect((await sent(next.id))?.attachments).toHaveLength(1);
  });
});
