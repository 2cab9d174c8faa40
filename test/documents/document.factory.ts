import { randomBytes } from 'node:crypto';
import type { Actor, TestOrganisation } from '../harness/actors.ts';
import type { Json, TestApp } from '../harness/app.ts';
import { aRequest, performed, VERIFY } from '../requests/request.factory.ts';

/** Where the console of these tests is. */
export const ORIGIN = 'http://localhost';

/** A picture of one point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const CSV = Buffer.from('nom;ville\nOdile;Orléans\n', 'utf8');

export interface Upload {
  node: string;
  purpose?: string;
  filename?: string;
  bytes?: Buffer;
  headers?: Record<string, string>;
  /** What follows the file in the form. */
  more?: string;
}

/** What `POST /files` says to one file. */
export async function upload(app: TestApp, actor: Actor | null, options: Upload) {
  const { node, purpose = 'REQUEST_FILE', filename = 'copie.csv', bytes = CSV, headers = {}, more } = options;
  const boundary = randomBytes(12).toString('hex');
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      'utf8',
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}${more ? `\r\n${more}\r\n--${boundary}` : ''}--\r\n`, 'utf8'),
  ]);
  const response = await app.app.http.inject({
    method: 'POST',
    url: `/files?node=${node}&purpose=${purpose}`,
    payload,
    headers: {
      host: 'localhost',
      origin: ORIGIN,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(actor ? await actor.headers(app) : {}),
      ...headers,
    },
  });
  const body: Json = JSON.parse(response.body);
  return {
    status: response.statusCode,
    headers: response.headers,
    body,
    refusal: body.errors?.[0]?.extensions,
  };
}

/** What `GET /files/<id>` says. */
export async function download(app: TestApp, actor: Actor | null, id: string, headers: object = {}) {
  const response = await app.app.http.inject({
    method: 'GET',
    url: `/files/${id}`,
    headers: { host: 'localhost', ...(actor ? await actor.headers(app) : {}), ...headers },
  });
  const isRefused = response.statusCode >= 400;
  return {
    status: response.statusCode,
    headers: response.headers,
    bytes: response.rawPayload,
    refusal: isRefused ? (JSON.parse(response.body) as Json).errors[0].extensions : undefined,
  };
}

/** A request whose person was asked for a copy of an identity document, on a doubt in writing. */
export const aDoubtedRequest =
  (organisation: TestOrganisation, more: object = {}) =>
  async (app: TestApp): Promise<Json> => {
    const received = await app.given(aRequest(organisation, more));
    return performed(app, organisation, VERIFY, received, {
      result: 'PENDING',
      method: 'ID_COPY',
      asked: 'Une copie de votre carte, photo masquée.',
      reason: 'L’adresse d’envoi ne figure pas au dossier.',
    });
  };

export const DOCUMENT = `query ($id: ID!) { document(id: $id) {
  id version purpose filename mediaType size sha256 deletedAt uploadedBy { id }
  deletionProof { keysDestroyed refusedByVault provedAt } permission(action: "delete") { allowed reason } } }`;
export const DELETE = `mutation ($input: DeleteDocumentInput!) { deleteDocument(input: $input) { id version deletedAt } }`;
