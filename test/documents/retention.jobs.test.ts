import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { purge } from '@vigie/jobs';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, secrets, TestApp } from '../harness/app.ts';
import { ago, DAY } from '../harness/clock.ts';
import { storyOf } from '../harness/footprint.ts';
import { aRequest, performed, VERIFY, WITHDRAW } from '../requests/request.factory.ts';
import { identifiers } from '../subjects/subject.factory.ts';
import { aDoubtedRequest, DOCUMENT, PNG, upload } from './document.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const IDENTITY = { purpose: 'IDENTITY', filename: 'carte.png', bytes: PNG };

const run = () =>
  purge(
    {
      desk: { parts: app.parts, transport: { forgetBefore: async () => 0 }, publicUrl: undefined } as never,
      system: app.parts.databases.system,
      secrets,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined } as never,
      legalOffset: app.parts.legalOffset,
    },
    new AbortController().signal,
  );

const added = async (node: string, more: object = {}): Promise<string> =>
  (await upload(app, lumen.dpo, { node, ...more })).body.id;
const document = async (id: string): Promise<Json> =>
  (await app.as(lumen.dpo).ask(DOCUMENT, { id })).document;
const aged = (id: string, createdAt: string) =>
  app.database.owner.query('update document set created_at = $2 where id = $1', [id, createdAt]);

it('destroys copies of identity documents that nobody decided on in thirty days, and no younger ones', async () => {
  const [old, young] = [await app.given(aDoubtedRequest(lumen)), await app.given(aDoubtedRequest(lumen))];
  const [late, fresh] = [
    await added(old.identityChecks[0].id, IDENTITY),
    await added(young.identityChecks[0].id, IDENTITY),
  ];
  const piece = await added(old.id);
  await aged(late, ago(30 * DAY + 60_000));
  await aged(piece, ago(30 * DAY + 60_000));
  await aged(fresh, ago(30 * DAY - 60_000));
  expect(await run()).toEqual({ IDENTITY_DOCUMENTS: 1 });
  expect(await run()).toEqual({});
  expect(await document(late)).toMatchObject({ filename: null, deletionProof: { refusedByVault: 1 } });
  expect((await storyOf(app, old.id)).events.at(-1)).toBe('request.identityDocumentDeleted');
  expect((await document(fresh)).deletedAt).toBeNull();
  expect((await document(piece)).deletedAt).toBeNull();
});

const CLAIMS = 'query ($id: ID!) { request(id: $id) { claims { state value } candidates { id } } }';
const claimsOf = async ({ id }: Json): Promise<Json> => (await app.as(lumen.dpo).ask(CLAIMS, { id })).request;

/** Closed so long ago that its file goes. */
async function closedLongAgo(request: Json): Promise<void> {
  await performed(app, lumen, WITHDRAW, request, { channel: 'PHONE' });
  await app.database.owner.query(
    `update data_subject_request set closed_at = $2, archived_at = $3 where id = $1`,
    [request.id, ago(6 * 366 * DAY), ago(5 * 366 * DAY)],
  );
}

it('destroys what a message claimed with the file, whether it was taken or still open', async () => {
  const claimed = () => app.given(aRequest(lumen, { subjectIdentifiers: identifiers() }));
  const [open, settled, kept] = [await claimed(), await claimed(), await claimed()];
  const acceptedClaimIds = settled.claims.map(({ id }: Json) => id);
  const verified = await performed(app, lumen, VERIFY, settled, { result: 'NOT_NEEDED', acceptedClaimIds });
  for (const each of [open, verified]) {
    const { claims } = await claimsOf(each);
    expect(claims.map(({ value }: Json) => typeof value)).toEqual(['string', 'string']);
    await closedLongAgo(each);
  }
  // The keys alone are enough: no claim of it can be read without them.
  await app.database.owner.query(
    `update protection_key set wrapped = null, destroyed_at = now()
     where owner_id = $1 and retention_class = 'REQUEST_FILE'`,
    [settled.id],
  );
  expect((await claimsOf(settled)).claims.map(({ value }: Json) => value)).toEqual([null, null]);
  expect(await run()).toEqual({ REQUEST_FILES_ARCHIVE: 1 });
  expect((await claimsOf(open)).claims.map(({ value }: Json) => value)).toEqual([null, null]);
  expect(
    await app.database.count(
      'claimed_identifier where case_id = $1 and (index_hash is not null or former_hash is not null or value is not null)',
      [open.id],
    ),
  ).toBe(0);
  expect((await claimsOf(kept)).claims.map(({ value }: Json) => typeof value)).toEqual(['string', 'string']);
});

it('destroys the pieces of a request with its file, five years after it was closed', async () => {
  const request = await app.given(aRequest(lumen));
  const piece = await added(request.id);
  await closedLongAgo(request);
  expect(await run()).toEqual({ REQUEST_FILES_ARCHIVE: 1 });
  expect(await document(piece)).toMatchObject({ filename: null, deletionProof: { refusedByVault: 1 } });
  expect(await app.database.count('document_content where document_id = $1', [piece])).toBe(0);
  expect(await run()).toEqual({});
});
