import {
  DataSubjectRequest,
  Document,
  DocumentPurpose,
  firstObstacle,
  IdentityCheck,
  identityDocumentObstacle,
  notFound,
  REQUEST_ACCESS,
  RequestCommunication,
  RetentionClass,
  ruleBroken,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { destroy, holdFast, keptOf } from '../documents/document.service.ts';
import type { DocumentHolder } from '../documents/holder.ts';
import { refuse } from './request.clocks.service.ts';

const require = (purpose: DocumentPurpose, wanted: DocumentPurpose): void => {
  if (purpose !== wanted) throw ruleBroken('DOCUMENT_NOT_FOR_NODE');
};

/** Pieces of a request's file: they live as long as it does, and what went out with a letter stays as its proof. */
export const requestHolder: DocumentHolder = {
  write: 'requests:write',
  reveal: 'requests:reveal',
  async accept(ctx, nodeId, purpose) {
    const request = await ctx.get(DataSubjectRequest, nodeId);
    require(purpose, DocumentPurpose.REQUEST_FILE);
    refuse(firstObstacle(REQUEST_ACCESS.addDocument.guards, request));
    return { legalEntityId: request.legalEntityId, retention: RetentionClass.REQUEST_FILE };
  },
  async added(ctx, { id, nodeId, mediaType }) {
    ctx.record('request.documentAdded', await ctx.get(DataSubjectRequest, nodeId), {
      documentId: id,
      mediaType,
    });
  },
  async release(ctx, { id, nodeId }) {
    const letters = await ctx.em.find(RequestCommunication, { caseId: nodeId });
    if (letters.some(({ documentIds }) => documentIds?.includes(id))) throw ruleBroken('DOCUMENT_SENT');
  },
};

/** A copy of an identity document belongs to the check that asked for it, and dies with its decision, GDPR 12(6). */
export const identityCheckHolder: DocumentHolder = {
  write: 'requests:write',
  reveal: 'requests:reveal',
  async accept(ctx, nodeId, purpose) {
    const check = await ctx.get(IdentityCheck, nodeId);
    require(purpose, DocumentPurpose.IDENTITY);
    refuse(identityDocumentObstacle(check, await ctx.get(DataSubjectRequest, check.caseId)));
    return { legalEntityId: check.legalEntityId, retention: RetentionClass.DOCUMENT };
  },
  async added(ctx, { id, nodeId }) {
    const check = await ctx.get(IdentityCheck, nodeId);
    const request = await ctx.get(DataSubjectRequest, check.caseId);
    ctx.record('request.identityDocumentAdded', request, { documentId: id, checkId: nodeId });
  },
  async release() {},
};

/** The documents that served a check go with its decision, whether they lie here or elsewhere: GDPR 5(1)(c) and (e). */
export async function deleteIdentityDocuments(
  ctx: Context,
  request: DataSubjectRequest,
  reason: string,
): Promise<void> {
  await ctx.em.flush();
  const checks = await ctx.em.find(IdentityCheck, { caseId: request.id });
  const documents = await keptOf(
    ctx,
    checks.map(({ id }) => id),
  );
  await destroy(ctx, documents, reason);
  for (const check of checks) {
    const hasOne = check.documentReference || documents.some(({ nodeId }) => nodeId === check.id);
    if (hasOne)
      Object.assign(check, { documentReference: null, documentDeletedAt: ctx.now, updatedAt: ctx.now });
  }
  const ids = documents.map(({ id }) => id);
  if (ids.length > 0) ctx.record('request.identityDocumentDeleted', request, { documentIds: ids, reason });
}

/** Copies of identity documents that nobody decided on in time: by their age alone, whatever the request waits for. */
export async function expireIdentityDocuments(ctx: Context, period: string, atMost: number): Promise<number> {
  const rows = await ctx.sql<{ node_id: string }>(
    `select distinct node_id from document
     where organisation_id = $1 and purpose = 'IDENTITY' and deleted_at is null
       and created_at < $2::timestamptz - $3::interval limit $4`,
    [ctx.organisationId, ctx.now, period, atMost],
  );
  for (const { node_id: id } of rows) {
    const { caseId } = await ctx.get(IdentityCheck, id);
    await deleteIdentityDocuments(ctx, await ctx.get(DataSubjectRequest, caseId), 'RETENTION');
  }
  return rows.length;
}

/** The pieces of these requests' files, which go with them. */
export async function deleteFilesOf(ctx: Context, caseIds: readonly string[]): Promise<void> {
  await destroy(ctx, await keptOf(ctx, caseIds), 'RETENTION');
}

/** Documents of that request, in the order asked; NOT_FOUND for any other. */
export async function documentsOf(
  ctx: Context,
  request: DataSubjectRequest,
  ids: readonly string[],
): Promise<Document[]> {
  const documents = [];
  await holdFast(ctx, ids);
  for (const id of ids) {
    const document = await ctx.get(Document, id);
    if (document.nodeId !== request.id) throw notFound();
    if (document.deletedAt) throw ruleBroken('DOCUMENT_DELETED');
    documents.push(document);
  }
  return documents;
}
