import multipart from '@fastify/multipart';
import {
  Document,
  DocumentPurpose,
  DomainError,
  forbidden,
  invalidInput,
  LARGEST_DOCUMENT,
  nodeTypeOf,
  notFound,
  ruleBroken,
  type Scope,
} from '@vigie/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import { refusalOf } from '../errors.ts';
import { Operation } from '../graphql/operation.ts';
import type { Services } from '../graphql/services.ts';
import { idempotencyKey, onceFor, requestHash } from '../idempotency.ts';
import { authenticate } from '../identity/door.ts';
import { sha256 } from '../sha256.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { DOCUMENT_FIELDS, type File, store } from './document.service.ts';
import type { DocumentHolder } from './holder.ts';
import { contentTypeOf } from './text-encoding.ts';

export type Holders = Readonly<Record<string, DocumentHolder>>;

/** The HTTP status of a refusal, where the answer is no GraphQL. */
const STATUS: Partial<Record<string, number>> = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_COMPLEX: 413,
  RULE_BROKEN: 422,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

function answerRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  onBug: (e: unknown) => void,
) {
  const tooLarge = (error as { statusCode?: number }).statusCode === 413;
  const unread = (error as { statusCode?: number }).statusCode === 406 || isMultipartError(error);
  const refusal = tooLarge
    ? {
        code: 'TOO_COMPLEX' as const,
        message: 'The file is larger than what is taken.',
        params: { limit: 'bytes', max: LARGEST_DOCUMENT },
      }
    : unread
      ? refusalOf(invalidInput({ path: ['file'], code: 'REQUIRED' }))
      : refusalOf(error);
  if (refusal.code === 'INTERNAL') onBug(error);
  if (refusal.retryAfter) reply.header('retry-after', refusal.retryAfter);
  const { message, ...rest } = refusal;
  return reply
    .code(STATUS[refusal.code] ?? 500)
    .header('connection', request.raw.complete ? 'keep-alive' : 'close')
    .send({ errors: [{ message, extensions: { ...rest, requestId: request.id } }] });
}

const isMultipartError = (error: unknown): boolean =>
  /^FST_(INVALID_MULTIPART|PARTS_LIMIT|FILES_LIMIT|FIELDS_LIMIT|PROTO_VIOLATION|NO_FORM_DATA|FILE_BUFFER)/.test(
    String((error as { code?: string }).code ?? ''),
  ) || /Multipart|Unexpected end of form/i.test(String((error as { message?: string }).message ?? ''));

const needs = (actor: Actor, ...scopes: Scope[]): void => {
  if (scopes.some((scope) => !actor.scopes.has(scope))) throw forbidden();
};

/** Where the file is to go, by the address: so that a refusal comes before its bytes. */
function targetOf(request: FastifyRequest, holders: Holders) {
  const { node, purpose } = request.query as Record<string, unknown>;
  if (!Object.values(DocumentPurpose).includes(purpose as DocumentPurpose))
    throw invalidInput({
      path: ['purpose'],
      code: 'IS_ENUM',
      params: { allowed: Object.values(DocumentPurpose).join(' ') },
    });
  const nodeId = typeof node === 'string' ? node : '';
  const holder = holders[nodeTypeOf(nodeId) ?? ''];
  if (!holder) throw notFound();
  return { nodeId, purpose: purpose as DocumentPurpose, holder };
}

/** The one part of a form: a second one would be lost without a word, whether it is a file or a field. */
async function readFile(request: FastifyRequest): Promise<File> {
  if (!request.isMultipart()) throw invalidInput({ path: ['file'], code: 'REQUIRED' });
  let file: File | undefined;
  for await (const part of request.parts()) {
    if (file || part.type !== 'file') throw invalidInput({ path: ['file'], code: 'ONE_PART_ONLY' });
    file = { filename: part.filename, bytes: await part.toBuffer() };
  }
  if (!file) throw invalidInput({ path: ['file'], code: 'REQUIRED' });
  return file;
}

/** `POST /files` takes one file for a node; `GET /files/<id>` gives it back to who may see it. Both go into the trail. */
export async function serveFiles(
  http: FastifyInstance,
  services: Services,
  holders: Holders,
  onBug: (error: unknown) => void,
): Promise<void> {
  const { parts, limits, secureCookies, publicUrl } = services;
  // Loaded late: a package beside it takes the same module by `require`, which must not meet it half loaded.
  const { create: contentDisposition } = await import('content-disposition');
  const actorOf = async (request: FastifyRequest) => {
    const actor = await authenticate(request, parts.people, limits, { secureCookies, publicUrl });
    if (actor.kind === 'PUBLIC')
      throw new DomainError('UNAUTHENTICATED', 'A valid sign-in or token is needed.');
    if (!actor.organisationId) throw forbidden();
    return { actor, organisationId: actor.organisationId };
  };

  // A context of its own: no other address reads a form.
  await http.register(async (files) => {
    await files.register(multipart, {
      limits: {
        fileSize: LARGEST_DOCUMENT,
        files: 2,
        fields: 1,
        parts: 2,
        headerPairs: 20,
        fieldNameSize: 20,
      },
      throwFileSizeLimit: true,
    });
    files.addHook('onRequest', (_request, reply, done) => {
      reply.header('cache-control', 'no-store');
      done();
    });

    files.post('/files', async (request, reply) => {
      try {
        const { actor, organisationId } = await actorOf(request);
        // A form is sent by any page of any site: a browser has to say which one it was.
        if (actor.kind === 'USER' && !request.headers.origin) throw forbidden();
        const { nodeId, purpose, holder } = targetOf(request, holders);
        needs(actor, 'documents:write', holder.write);
        const file = await readFile(request);
        const order = { actor, organisationId, requestId: String(request.id) };
        const key = idempotencyKey(request, actor);
        const fileHash = sha256(file.bytes);
        const hash = requestHash('POST /files', nodeId, purpose, file.filename, fileHash);
        const outcome = await unitOfWork(parts, order, async (ctx) => {
          const once = await onceFor(ctx, key === null ? null : { key, hash }, async () => {
            const place = await holder.accept(ctx, nodeId, purpose);
            const stored = await store(ctx, { ...place, nodeId, purpose }, file);
            await holder.added(ctx, stored);
            return stored;
          });
          return 'result' in once ? once : { ...once, result: await ctx.get(Document, once.replayed) };
        });
        if ('replayed' in outcome) reply.header('idempotency-replayed', 'true');
        const { id, version, mediaType, size } = outcome.result;
        return await reply
          .code(201)
          .header('location', `/files/${id}`)
          .send({ id, version, purpose, mediaType, size, sha256: fileHash });
      } catch (error) {
        return answerRefusal(request, reply, error, onBug);
      }
    });

    // No HEAD beside it: it would note the reading of something that nobody gets.
    files.get('/files/:id', { exposeHeadRoute: false }, async (request, reply) => {
      let operation: Operation | undefined;
      try {
        const { actor } = await actorOf(request);
        needs(actor, 'documents:reveal');
        operation = new Operation(services, request, reply, actor);
        operation.name = 'files.read';
        const { id } = request.params as { id: string };
        const file = await openFile(operation, id, holders);
        await operation.recordReadings();
        return await reply
          .header('content-disposition', contentDisposition(file.filename, { type: 'attachment' }))
          .header('x-content-type-options', 'nosniff')
          .type(contentTypeOf(file.mediaType, file.bytes))
          .send(file.bytes);
      } catch (error) {
        return answerRefusal(request, reply, error, onBug);
      } finally {
        await operation?.closeSnapshot();
      }
    });
  });
}

async function openFile(
  operation: Operation,
  id: string,
  holders: Holders,
): Promise<File & { mediaType: string }> {
  const { reader } = operation;
  const document = await reader.get(Document, id);
  const holder = holders[nodeTypeOf(document.nodeId) ?? ''];
  if (!holder) throw notFound();
  needs(operation.actor, holder.reveal);
  const [content] = await reader.snapshot.sql<{ bytes: Buffer }>(
    'select bytes from document_content where document_id = $1',
    [id],
  );
  if (!content) throw ruleBroken('DOCUMENT_DELETED');
  const { vault } = operation;
  const [filename, bytes] = await Promise.all([
    vault.openOne({ sealed: document.filename, field: DOCUMENT_FIELDS.filename, nodeId: id }),
    vault.openBytes({ sealed: content.bytes, field: DOCUMENT_FIELDS.content, nodeId: id }),
  ]);
  if (filename === null || !bytes) throw ruleBroken('DOCUMENT_DELETED');
  return { filename, bytes, mediaType: document.mediaType };
}
