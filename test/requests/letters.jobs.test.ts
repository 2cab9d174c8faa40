import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendLettersOnce } from '@vigie/jobs';
import { type Mail, MailFailure } from '../../server/src/mails/transport.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, secrets, TestApp } from '../harness/app.ts';
import { storyOf } from '../harness/footprint.ts';
import {
  ACKNOWLEDGE,
  ANSWER,
  aDecidedRequest,
  aRequest,
  LETTER,
  performed,
  REQUEST,
} from './request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const requester = { name: 'Odile Fontaine', email: 'odile@courriel.example' };
const written = (more: object = {}): Promise<Json> => app.given(aRequest(lumen, { requester, ...more }));

/** One sweep with a server that answers like that; gives what it was handed. */
async function sweep(
  answer: () => Promise<{ answer: string }> = async () => ({ answer: '250' }),
): Promise<Mail[]> {
  const handed: Mail[] = [];
  const send = (mail: Mail) => {
    handed.push(mail);
    return answer();
  };
  await sendLettersOnce({
    parts: app.parts,
    transport: { atOnce: 1, send, forgetBefore: async () => 0, close: async () => undefined },
    publicUrl: 'https://privacy.lumen.example',
    systemPool: app.parts.databases.system,
    secrets,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    legalOffset: app.parts.legalOffset,
  });
  return handed;
}

const letterOf = async ({ id }: Json): Promise<Json> =>
  (await app.as(lumen.dpo).ask(REQUEST, { id })).request.communications.at(-1);
const dueNow = (id: string) =>
  app.database.owner.query('update request_communication set next_attempt_at = now() where id = $1', [id]);

describe('a letter by mail', () => {
  it('goes out once, to the person, as it was kept', async () => {
    const request = await performed(app, lumen, ACKNOWLEDGE, await written(), { channel: 'EMAIL' });
    expect(await letterOf(request)).toMatchObject({ delivery: 'PENDING', attempts: 0 });
    const [mail, ...others] = await sweep();
    expect(others).toEqual([]);
    const letter = await letterOf(request);
    expect(mail).toMatchObject({ to: requester.email, messageId: `${letter.id}@privacy.lumen.example` });
    expect(
      createHash('sha256')
        .update(mail?.text ?? '')
        .digest('hex'),
    ).toBe(letter.sha256);
    expect(mail?.subject).toContain(request.reference);
    expect(mail?.subject).not.toContain('Odile');
    expect(letter).toMatchObject({ delivery: 'SENT', serverAnswer: '250', attempts: 1 });
    expect((await storyOf(app, letter.id)).events).toEqual(['letter.queued', 'letter.sent']);
    expect(await sweep()).toEqual([]);
  });

  it('is tried again under the same Message-ID, and given up when nobody will take it', async () => {
    const request = await performed(app, lumen, ACKNOWLEDGE, await written(), { channel: 'EMAIL' });
    const { id } = await letterOf(request);
    const [first] = await sweep(() => Promise.reject(new MailFailure('TEMPORARY', 'SMTP_451')));
    expect(await letterOf(request)).toMatchObject({
      delivery: 'PENDING',
      serverAnswer: 'SMTP_451',
      attempts: 1,
    });
    expect(await sweep()).toEqual([]);
    await dueNow(id);
    const [second] = await sweep(() => Promise.reject(new MailFailure('PERMANENT', 'SMTP_550')));
    expect(second?.messageId).toBe(first?.messageId);
    expect(await letterOf(request)).toMatchObject({
      delivery: 'FAILED',
      serverAnswer: 'SMTP_550',
      attempts: 2,
    });
    await dueNow(id);
    expect(await sweep()).toEqual([]);
    // Whoever works it has to send it in another way.
    const told = 'select recipient_id, kind from notification where step_id = $1';
    expect(await app.database.rows(told, [id])).toEqual([
      { recipient_id: lumen.dpo.userId, kind: 'LETTER_FAILED' },
    ]);
    expect(await app.database.count(`mail_message where node_id = '${id}'`)).toBe(1);
  });

  it('is none where it went out elsewhere, in another way, or nobody knows an address', async () => {
    await performed(app, lumen, ACKNOWLEDGE, await written(), { channel: 'POST' });
    const anonymous = await app.given(aRequest(lumen));
    await performed(app, lumen, ACKNOWLEDGE, anonymous, { channel: 'EMAIL' });
    const told = await written({ receivedAt: '2026-03-10T09:00:00Z' });
    await performed(app, lumen, ACKNOWLEDGE, told, { channel: 'EMAIL', sentAt: '2026-03-10T10:00:00Z' });
    expect(await sweep()).toEqual([]);
  });

  it('carries the answer itself', async () => {
    const decided = await app.given(aDecidedRequest(lumen, { requester }));
    await performed(app, lumen, ANSWER, decided, { channel: 'EMAIL', content: 'Voici vos données.' });
    expect((await sweep()).map(({ text }) => text)).toEqual(['Voici vos données.']);
  });
});

describe('requestLetter', () => {
  const preview = async (id: string, kind: string, locale: string | null = null) =>
    (await app.as(lumen.dpo).ask(LETTER, { id, kind, locale })).requestLetter;

  it('writes the letter in either language, and stores nothing', async () => {
    const { id, reference } = await written({
      receivedAt: '2026-03-10T09:00:00Z',
      rights: ['ACCESS', 'ERASURE'],
    });
    const fr = await preview(id, 'ACKNOWLEDGEMENT');
    expect(fr.subject).toContain(reference);
    expect(fr.text).toContain('Bonjour Odile Fontaine,');
    expect(fr.text).toContain('mardi 10 mars 2026');
    expect(fr.text).toContain('droit d’accès et droit à l’effacement');
    expect(fr.text).toContain('vendredi 10 avril 2026');
    expect((await preview(id, 'ACKNOWLEDGEMENT', 'EN')).text).toContain('Dear Odile Fontaine,');
    expect((await letterOf({ id })) ?? null).toBeNull();
  });

  it('is for those who may see who asks', async () => {
    const { id } = await written();
    const { error } = await app.as(lumen.role('AUDITOR')).run(LETTER, { id, kind: 'ANSWER' });
    expect(error?.code).toBe('FORBIDDEN');
  });
});
