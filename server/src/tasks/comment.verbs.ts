import {
  COMMENT_VERBS,
  Comment,
  CREATE_COMMENT,
  decidingScope,
  RetentionClass,
  type Sealed,
  sealedFieldOf,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { creationOfNode, DONE, verbsOfNode } from '../graphql/verbs.ts';
import type { Vault } from '../vault/vault.ts';
import { requireReaders, tell } from './task.members.ts';
import { hanging, placeOf } from './task.place.ts';

const FIELD = sealedFieldOf(Comment, 'text');

/**
 * A comment is sealed under a key of its own, and then under that of its file: it goes when it is deleted, and with the file,
 * whoever destroys that.
 */
async function sealTwice(
  ctx: Context,
  { id, fileId, retention }: Pick<Comment, 'id' | 'fileId' | 'retention'>,
  text: string,
): Promise<Sealed> {
  const own = await ctx.vault.seal(id, RetentionClass.DOCUMENT, FIELD, text);
  return ctx.vault.seal(fileId, retention, FIELD, own, id);
}

/** What a comment says; null once either key is destroyed. One reading is noted: of the file. */
export async function openTwice(vault: Vault, { id, fileId, text }: Comment): Promise<string | null> {
  if (!text) return null;
  const place = { field: FIELD, nodeId: fileId, rowId: id };
  const own = await vault.openBytes({ ...place, sealed: text, staysInside: true });
  return own && vault.openOne({ ...place, sealed: own });
}

export const commentCreation = creationOfNode(
  Comment,
  CREATE_COMMENT,
  async (ctx, { nodeId, text, mentions }) => {
    const place = await placeOf(ctx, nodeId);
    const mentionIds = mentions ?? [];
    const named = mentionIds.map((userId, at) => ({ userId, path: ['mentions', at] }));
    await requireReaders(ctx, place, 'tasks:read', named);
    const id = newId('Comment');
    const where = hanging(place, id);
    const comment = ctx.make(Comment, {
      id,
      ...where,
      text: await sealTwice(ctx, { id, ...where }, text),
      mentionIds,
      authorId: ctx.actor.userId,
    });
    ctx.record(CREATE_COMMENT.event, comment, { nodeId, mentions: mentionIds }, { text });
    await tell(ctx, 'MENTIONED', comment, mentionIds);
    return comment;
  },
);

export const commentVerbs = verbsOfNode({
  type: Comment,
  noun: 'Comment',
  verbs: COMMENT_VERBS,
  stateOf({ deletedAt = null, authorId, onType }, { actor: { kind, userId, scopes } }) {
    const isAuthor = userId !== null && authorId === userId;
    return { deletedAt, mayDelete: kind === 'SYSTEM' || isAuthor || scopes.has(decidingScope(onType)) };
  },
  works: {
    async delete(ctx, comment) {
      await ctx.vault.destroyKeys([comment.id], [RetentionClass.DOCUMENT]);
      Object.assign(comment, { text: null, deletedAt: ctx.now, deletedById: ctx.actor.userId });
      return { ...DONE, codes: { nodeId: comment.nodeId } };
    },
  },
});
