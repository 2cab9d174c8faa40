import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LARGEST_DOCUMENT, Role } from '@vigie/schema';
import { newId } from '@vigie/server';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import {
  ANSWER,
  aDecidedRequest,
  aRequest,
  performed,
  TRANSFER,
  VERIFY,
  WITHDRAW,
} from '../requests/request.factory.ts';
import { aDoubtedRequest, CSV, DELETE, DOCUMENT, download, PNG, upload } from './document.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;
let other: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
  other = await TestOrganisation.make(app, 'twin');
});

afterAll(() => app.close());

const CASE_WORKERS: readonly Role[] = [Role.CONTROLLER_REPRESENTATIVE, Role.DPO, Role.PRIVACY_OFFICER];
const SETTLED = {
  result: 'VERIFIED',
  method: 'ID_COPY',
  reason: 'L’adresse d’envoi ne figure pas au dossier.',
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const received = (): Promise<Json> => app.given(aRequest(lumen));
const uploaded = async (node: string, more: object = {}): Promise<Json> => {
  const { status, body } = await upload(app, lumen.dpo, { node, ...more });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body;
};
const asked = async (id: string): Promise<Json> => (await app.as(lumen.dpo).ask(DOCUMENT, { id })).document;
const remove = (actor: Json, { id, version }: Json) => app.as(actor).run(DELETE, { input: { id, version } });

describe('a document', () => {
  it('is kept sealed, with its hash, and given back byte for byte to who may see it', async () => {
    const { id: node } = await received();
    const document = await uploaded(node, { filename: 'données d’Odile.csv' });
    expect(document).toMatchObject({ mediaType: 'text/csv', size: CSV.length, sha256: sha256(CSV) });
    expect(await asked(document.id)).toMatchObject({
      filename: 'données d’Odile.csv',
      purpose: 'REQUEST_FILE',
      deletedAt: null,
      deletionProof: null,
      uploadedBy: { id: lumen.dpo.userId },
      permission: { allowed: true },
    });
    const given = await download(app, lumen.dpo, document.id);
    expect(given.status).toBe(200);
    expect(given.bytes.equals(CSV)).toBe(true);
    expect(given.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition':
        'attachment; filename="donn?es d?Odile.csv"; filename*=UTF-8\'\'donn%C3%A9es%20d%E2%80%99Odile.csv',
    });
    const [stored] = await app.database.rows<{ bytes: Buffer; name: Buffer }>(
      `select c.bytes, d.filename as name from document d join document_content c on c.document_id = d.id where d.id = $1`,
      [document.id],
    );
    expect(stored?.bytes.includes('Odile')).toBe(false);
    expect(stored?.name.includes('Odile')).toBe(false);
  });

  it('leaves its entry, its event and its line in the request’s story, and says nothing of itself', async () => {
    const { id: node } = await received();
    const { id } = await uploaded(node, { filename: 'canari-odile.csv' });
    expect(await storyOf(app, id)).toEqual({ audit: ['document.added'], events: ['document.added'] });
    expect((await storyOf(app, node)).events.at(-1)).toBe('request.documentAdded');
    await download(app, lumen.dpo, id);
    const readings = await app.database.rows<{ text: string }>(
      `select convert_from(canonical, 'UTF8') as text from audit_entry where node_id = $1 and action = 'values.read'`,
      [id],
    );
    expect(readings).toHaveLength(1);
    expect(readings[0]?.text).toContain('files.read');
    expect(readings[0]?.text).toContain('Document.content');
    const told = await app.database.rows(
      `select 1 from audit_entry where convert_from(canonical, 'UTF8') like '%canari%' union all
       select 1 from outbox_event where data::text like '%canari%'`,
    );
    expect(told).toEqual([]);
    expect(app.logs.join('')).not.toContain('canari');
  });

  it.each(Object.values(Role))('is added and read by %s, or refused without a trace', async (role) => {
    const { id: node } = await received();
    const { id } = await uploaded(node);
    const untouched = await footprint(app, lumen.id);
    const added = await upload(app, lumen.role(role), { node });
    const read = await download(app, lumen.role(role), id);
    if (CASE_WORKERS.includes(role)) {
      expect([added.status, read.status]).toEqual([201, 200]);
    } else {
      expect([added.status, added.refusal.code]).toEqual([403, 'FORBIDDEN']);
      expect([read.status, read.refusal.code]).toEqual([403, 'FORBIDDEN']);
      expect(await footprint(app, lumen.id)).toEqual(untouched);
    }
  });

  it('asks a token for both scopes, and the public to sign in', async () => {
    const { id: node } = await received();
    const { id } = await uploaded(node);
    const full = await lumen.token([
      'documents:write',
      'documents:reveal',
      'requests:write',
      'requests:reveal',
    ]);
    expect((await upload(app, full, { node })).status).toBe(201);
    expect((await download(app, full, id)).status).toBe(200);
    for (const half of [
      await lumen.token(['documents:write', 'documents:reveal']),
      await lumen.token(['requests:write', 'requests:reveal']),
    ]) {
      expect((await upload(app, half, { node })).status).toBe(403);
      expect((await download(app, half, id)).status).toBe(403);
    }
    expect((await upload(app, null, { node })).refusal.code).toBe('UNAUTHENTICATED');
    expect((await download(app, null, id)).status).toBe(401);
  });

  it('is not taken from a page of another site, nor from a browser that does not say which', async () => {
    const { id: node } = await received();
    const from = (headers: Record<string, string>) => upload(app, lumen.dpo, { node, headers });
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ origin: '' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  it('is the same to callers whether it is another organisation’s, nobody’s, or no id at all', async () => {
    const foreign = await app.given(aRequest(other));
    const { body } = await upload(app, other.dpo, { node: foreign.id });
    const unknown = newId('Document');
    const told = async (id: string) => {
      const { status, refusal } = await download(app, lumen.dpo, id);
      return { status, code: refusal.code };
    };
    for (const id of [body.id, unknown, foreign.id, 'x', '..%2f..%2fetc%2fpasswd'])
      expect([id, await told(id)]).toEqual([id, { status: 404, code: 'NOT_FOUND' }]);
    const untouched = await footprint(app, other.id);
    for (const node of [foreign.id, newId('DataSubjectRequest'), body.id, 'x']) {
      const { status, refusal } = await upload(app, lumen.dpo, { node });
      expect([node, status, refusal.code]).toEqual([node, 404, 'NOT_FOUND']);
    }
    expect(await footprint(app, other.id)).toEqual(untouched);
    expect((await download(app, other.dpo, body.id)).status).toBe(200);
  });

  it.each([
    [
      'a program under a picture’s name',
      'DOCUMENT_NAME_DIFFERS',
      { filename: 'carte.png', bytes: Buffer.from(`MZ${'x'.repeat(300)}`) },
    ],
    ['a page', 'DOCUMENT_TYPE_REFUSED', { filename: 'carte.html', bytes: Buffer.from('<html></html>') }],
    ['an empty file', 'DOCUMENT_EMPTY', { filename: 'vide.txt', bytes: Buffer.alloc(0) }],
  ])('is not taken when it is %s, and is told why and what is taken', async (_what, rule, more) => {
    const { id: node } = await received();
    const untouched = await footprint(app, lumen.id);
    const { status, refusal } = await upload(app, lumen.dpo, { node, ...more });
    expect({ status, ...refusal }).toMatchObject({
      status: 422,
      rule,
      fields: [{ path: ['file'], code: rule, params: { taken: expect.stringMatching(/^pdf .* eml msg /) } }],
    });
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });

  it.each([
    ['excel.csv', Buffer.from('nom;ville\r\nOdile;Orléans\r\n', 'latin1'), 'text/csv; charset=windows-1252'],
    ['unicode.csv', Buffer.from('\ufeffnom\tOdile', 'utf16le'), 'text/csv; charset=utf-16le'],
    ['demande.eml', Buffer.from('From: odile@example.com\r\n\r\nBonjour'), 'message/rfc822'],
  ])('is given back as it came, %s with its own encoding', async (filename, bytes, type) => {
    const { id: node } = await received();
    const { id } = await uploaded(node, { filename, bytes });
    const given = await download(app, lumen.dpo, id);
    expect(given.bytes.equals(bytes)).toBe(true);
    expect(given.headers).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename=${filename}`,
    });
  });

  it('is taken up to its largest size, and not one byte beyond', async () => {
    const { id: node } = await received();
    const text = (length: number) => ({ filename: 'long.txt', bytes: Buffer.alloc(length, 'a') });
    expect(await uploaded(node, text(LARGEST_DOCUMENT))).toMatchObject({ size: LARGEST_DOCUMENT });
    const { status, refusal } = await upload(app, lumen.dpo, { node, ...text(LARGEST_DOCUMENT + 1) });
    expect([status, refusal]).toEqual([
      413,
      expect.objectContaining({ code: 'TOO_COMPLEX', params: { limit: 'bytes', max: LARGEST_DOCUMENT } }),
    ]);
  });

  it('needs a purpose that its node knows, and a form with one file', async () => {
    const { id: node } = await received();
    expect((await upload(app, lumen.dpo, { node, purpose: 'FUN' })).refusal).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [
        {
          path: ['purpose'],
          code: 'IS_ENUM',
          params: {
            allowed: expect.stringMatching(/\bREQUEST_FILE\b.* IDENTITY\b|\bIDENTITY\b.* REQUEST_FILE\b/),
          },
        },
      ],
    });
    expect((await upload(app, lumen.dpo, { node, purpose: 'IDENTITY' })).refusal.rule).toBe(
      'DOCUMENT_NOT_FOR_NODE',
    );
    const json = await upload(app, lumen.dpo, { node, headers: { 'content-type': 'application/json' } });
    expect(json.status).toBe(400);
    const text = await upload(app, lumen.dpo, { node, headers: { 'content-type': 'text/plain' } });
    expect([text.status, text.body.errors[0].message]).toEqual([
      415,
      expect.stringMatching(/multipart\/form-data/),
    ]);
  });

  it.each([
    ['a second file', 'content-disposition: form-data; name="other"; filename="autre.csv"\r\n\r\nnom\nOdile'],
    ['a field beside it', 'content-disposition: form-data; name="note"\r\n\r\nOdile'],
  ])('is refused with %s, which would be lost', async (_, more) => {
    const { id: node } = await received();
    const before = await footprint(app, lumen.id);
    const refused = await upload(app, lumen.dpo, { node, more });
    expect([refused.status, refused.refusal.fields]).toEqual([
      400,
      [{ path: ['file'], code: 'ONE_PART_ONLY' }],
    ]);
    expect(await footprint(app, lumen.id)).toEqual(before);
    expect((await upload(app, lumen.dpo, { node })).status).toBe(201);
  });

  it('is kept once under an idempotency key, however often it is sent', async () => {
    const { id: node } = await received();
    const headers = { 'idempotency-key': `piece-${node}` };
    const first = await upload(app, lumen.dpo, { node, headers });
    const before = await footprint(app, lumen.id);
    const again = await upload(app, lumen.dpo, { node, headers });
    expect([first.status, first.headers['idempotency-replayed']]).toEqual([201, undefined]);
    expect([again.status, again.headers['idempotency-replayed'], again.body]).toEqual([
      201,
      'true',
      first.body,
    ]);
    const others = [
      { node, headers, bytes: Buffer.from('nom\nAnne\n') },
      { node, headers, filename: 'autre.csv' },
      { node: (await received()).id, headers },
    ];
    for (const other of others) expect((await upload(app, lumen.dpo, other)).refusal.code).toBe('CONFLICT');
    expect(
      (await upload(app, lumen.dpo, { node, headers: { 'idempotency-key': '' } })).refusal.fields,
    ).toEqual([{ path: ['headers', 'idempotency-key'], code: 'REQUIRED' }]);
    const { document, document_content: content } = await footprint(app, lumen.id);
    expect([document, content]).toEqual([before.document, before.document_content]);
  });

  it('keeps nothing of its name that could leave its folder or end a header', async () => {
    const { id: node } = await received();
    const { id } = await uploaded(node, { filename: '..%2F..\\\\secret\u202e.csv' });
    const { filename } = await asked(id);
    expect(filename).toBe('secret.csv');
    expect((await download(app, lumen.dpo, id)).headers['content-disposition']).toBe(
      'attachment; filename=secret.csv',
    );
  });
});

describe('deleting a document', () => {
  it('destroys its key and its bytes, with proof, and leaves its hash', async () => {
    const { id: node } = await received();
    const document = await uploaded(node);
    const { data } = await remove(lumen.dpo, document);
    expect(data.deleteDocument.deletedAt).not.toBeNull();
    expect(await asked(document.id)).toMatchObject({
      filename: null,
      sha256: document.sha256,
      deletionProof: { keysDestroyed: 1, refusedByVault: 1 },
      permission: { allowed: false, reason: 'DOCUMENT_DELETED' },
    });
    expect(await app.database.count('document_content where document_id = $1', [document.id])).toBe(0);
    expect(
      await app.database.count('protection_key where owner_id = $1 and wrapped is not null', [document.id]),
    ).toBe(0);
    expect((await storyOf(app, document.id)).events).toEqual(['document.added', 'document.deleted']);
    const read = await download(app, lumen.dpo, document.id);
    expect({ status: read.status, ...read.refusal }).toMatchObject({ status: 422, rule: 'DOCUMENT_DELETED' });
  });

  it('is refused to who may not write, from a stale version, and once it went out with a letter', async () => {
    const { id: node } = await received();
    const document = await uploaded(node);
    expect((await remove(lumen.role(Role.AUDITOR), document)).error?.code).toBe('FORBIDDEN');
    expect((await remove(lumen.dpo, { ...document, version: 9 })).error?.code).toBe('CONFLICT');
    const decided = await app.given(aDecidedRequest(lumen));
    const copy = await uploaded(decided.id);
    await performed(app, lumen, ANSWER, decided, {
      channel: 'POST',
      content: 'Voici vos données.',
      documentIds: [copy.id],
    });
    expect((await remove(lumen.dpo, copy)).error?.rule).toBe('DOCUMENT_SENT');
    expect((await upload(app, lumen.dpo, { node: decided.id })).refusal.rule).toBe('REQUEST_OVER');
    expect((await remove(lumen.dpo, document)).error).toBeUndefined();
  });

  it('at the same time as it goes out with a letter is one of both: no letter is left without its file', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id, version } = await app.given(aDecidedRequest(lumen));
      const copy = await uploaded(id);
      const input = { id, version, channel: 'POST', content: 'Voici vos données.', documentIds: [copy.id] };
      const [answered, removed] = await Promise.all([
        app.as(lumen.dpo).run(ANSWER, { input }),
        remove(lumen.dpo, copy),
      ]);
      const refused = [answered.error?.rule, removed.error?.rule].filter((rule) => rule !== undefined);
      expect(['DOCUMENT_DELETED', 'DOCUMENT_SENT']).toContain(refused[0]);
      expect(refused).toHaveLength(1);
    }
  });
});

describe('a copy of an identity document', () => {
  const identity = { purpose: 'IDENTITY', filename: 'carte.png', bytes: PNG };

  it('is kept with the check that asked for it, and with no request as such', async () => {
    const request = await app.given(aDoubtedRequest(lumen));
    const document = await uploaded(request.identityChecks[0].id, identity);
    expect(document).toMatchObject({ purpose: 'IDENTITY', mediaType: 'image/png' });
    expect((await storyOf(app, request.id)).events.at(-1)).toBe('request.identityDocumentAdded');
    const wrong = await upload(app, lumen.dpo, { node: request.id, ...identity });
    expect(wrong.refusal.rule).toBe('DOCUMENT_NOT_FOR_NODE');
  });

  it('is refused where the check states no doubt, and once it is decided', async () => {
    const asking = { result: 'PENDING', method: 'QUESTIONS', asked: 'Votre numéro de client ?' };
    const questioned = await performed(app, lumen, VERIFY, await received(), asking);
    const refused = await upload(app, lumen.dpo, { node: questioned.identityChecks[0].id, ...identity });
    expect(refused.refusal.rule).toBe('DOUBT_NOT_STATED');
    const doubted = await app.given(aDoubtedRequest(lumen));
    const settled = await performed(app, lumen, VERIFY, doubted, SETTLED);
    for (const { id } of settled.identityChecks)
      expect((await upload(app, lumen.dpo, { node: id, ...identity })).refusal.rule).toBe('IDENTITY_SETTLED');
  });

  it.each([
    ['verified', VERIFY, SETTLED],
    ['failed', VERIFY, { ...SETTLED, result: 'FAILED' }],
    ['needed no more', VERIFY, { result: 'NOT_NEEDED' }],
    ['of a request that was withdrawn', WITHDRAW, { channel: 'PHONE' }],
    ['of a request for another controller', TRANSFER, { channel: 'POST', to: 'Lumen Voyages SA' }],
  ])('is destroyed with the decision, when the identity is %s', async (_what, verb, input) => {
    const request = await app.given(aDoubtedRequest(lumen));
    const [{ id: node }] = request.identityChecks;
    const document = await uploaded(node, identity);
    const kept = await uploaded(request.id);
    const done = await performed(app, lumen, verb, request, input);
    expect(done.identityChecks[0].documentDeletedAt).not.toBeNull();
    expect(await asked(document.id)).toMatchObject({
      filename: null,
      sha256: sha256(PNG),
      deletionProof: { keysDestroyed: 1, refusedByVault: 1 },
    });
    expect((await asked(document.id)).deletedAt).not.toBeNull();
    expect(await app.database.count('document_content where document_id = $1', [document.id])).toBe(0);
    expect((await storyOf(app, document.id)).audit).toEqual(['document.added', 'document.deleted']);
    expect((await storyOf(app, request.id)).events).toContain('request.identityDocumentDeleted');
    // What belongs to the file itself stays with it.
    expect((await asked(kept.id)).deletedAt).toBeNull();
  });
});
