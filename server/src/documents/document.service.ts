import {
  DOCUMENT_ENDINGS,
  Document,
  DocumentContent,
  type DocumentPurpose,
  DomainError,
  type MediaType,
  RetentionClass,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { sha256 } from '../sha256.ts';
import type { DocumentPlace } from './holder.ts';
import { fileKind } from './media-type.ts';

/** Field codes, bound into what is sealed: never renamed. */
export const DOCUMENT_FIELDS = { filename: 'Document.filename', content: 'Document.content' } as const;

/** A file as it comes or goes. */
export interface File {
  filename: string;
  bytes: Buffer;
}

/** A name without folders, line ends and what else could end a header, and not too long to be kept. */
export const cleanName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .trim()
    .slice(-200);

/**
 * What a file is.
 *
 * @throws RULE_BROKEN for what is not taken; its one field problem has the endings that are, and what the bytes are
 */
async function checkedType(bytes: Buffer, filename: string): Promise<MediaType> {
  const kind = await fileKind(bytes, filename);
  if ('mediaType' in kind) return kind.mediaType;
  const { obstacle: rule, found } = kind;
  const params = { taken: DOCUMENT_ENDINGS.join(' '), ...(found ? { found } : {}) };
  throw new DomainError('RULE_BROKEN', 'This file is not taken.', {
    rule,
    fields: [{ path: ['file'], code: rule, params }],
  });
}

/**
 * Keeps a file, sealed under a key of its own: a document dies alone, by the destruction of that key, whatever else its
 * owner has.
 */
export async function store(
  ctx: Context,
  place: DocumentPlace & { nodeId: string; purpose: DocumentPurpose },
  file: File,
): Promise<Document> {
  const filename = cleanName(file.filename);
  const mediaType = await checkedType(file.bytes, filename);
  const { nodeId, legalEntityId, purpose, retention } = place;
  const id = newId('Document');
  const document = ctx.make(Document, {
    id,
    nodeId,
    legalEntityId,
    purpose,
    filename: await ctx.vault.seal(id, retention, DOCUMENT_FIELDS.filename, filename),
    mediaType,
    size: file.bytes.length,
    sha256: sha256(file.bytes),
    uploadedById: ctx.actor.userId,
  });
  await ctx.sql(
    `insert into document_content (document_id, organisation_id, legal_entity_id, bytes) values ($1, $2, $3, $4)`,
    [
      id,
      ctx.organisationId,
      legalEntityId,
      await ctx.vault.seal(id, retention, DOCUMENT_FIELDS.content, file.bytes),
    ],
  );
  const codes = { holderId: nodeId, purpose, mediaType, size: document.size };
  ctx.record('document.added', document, codes, { sha256: document.sha256 });
  return document;
}

/**
 * Destroys documents: their keys first, proved by asking the vault, then their bytes. The row stays with the hash, the
 * instant and the vault's answer.
 */
export async function destroy(ctx: Context, documents: readonly Document[], reason: string): Promise<void> {
  for (const document of documents) {
    if (document.deletedAt) continue;
    const classes = [RetentionClass.DOCUMENT, RetentionClass.REQUEST_FILE];
    const keyIds = await ctx.vault.destroyKeys([document.id], classes);
    const refused = await ctx.vault.countRefused(keyIds);
    if (keyIds.length === 0 || refused !== keyIds.length)
      throw new Error('the vault still opens what was deleted');
    await ctx.em.nativeDelete(DocumentContent, { documentId: document.id });
    document.deletedAt = ctx.now;
    document.updatedAt = ctx.now;
    document.deletion = { keyIds, refused, provedAt: ctx.realNow.toISOString() };
    const { nodeId: holderId, purpose } = document;
    const codes = { holderId, purpose, reason, keys: keyIds.length, refused };
    ctx.record('document.deleted', document, codes, { sha256: document.sha256 });
  }
}

/** Keeps these documents as they are until the unit of work ends: nobody deletes what goes out with a letter meanwhile. */
export async function holdFast(ctx: Context, ids: readonly string[]): Promise<void> {
  await ctx.sql('select from document where id = any ($1::uuid[]) order by id for share', [ids]);
}

/** The documents of these nodes that are still kept, the oldest first. */
export const keptOf = (ctx: Context, nodeIds: readonly string[]): Promise<Document[]> =>
  ctx.em.find(Document, { nodeId: { $in: [...nodeIds] }, deletedAt: null }, { orderBy: { id: 'asc' } });

/** The files behind these documents, opened, in their order; null where one is gone. */
export async function filesOf(
  ctx: Context,
  ids: readonly string[],
): Promise<(File & { mediaType: string })[] | null> {
  const files = [];
  for (const nodeId of ids) {
    const { filename, mediaType } = await ctx.get(Document, nodeId);
    const content = await ctx.em.findOne(DocumentContent, { documentId: nodeId });
    const name = await ctx.vault.openOne({ sealed: filename, field: DOCUMENT_FIELDS.filename, nodeId });
    const bytes =
      content &&
      (await ctx.vault.openBytes({ sealed: content.bytes, field: DOCUMENT_FIELDS.content, nodeId }));
    if (name === null || !bytes) return null;
    files.push({ filename: name, bytes, mediaType });
  }
  return files;
}
