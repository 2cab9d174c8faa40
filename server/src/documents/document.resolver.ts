import { DeleteDocumentInput, Document, DocumentDeletion, nodeTypeOf } from '@vigie/schema';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { Operation } from '../graphql/operation.ts';
import { HOLDERS } from '../holders.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { DOCUMENT_FIELDS, destroy } from './document.service.ts';

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => Document, { description: 'A document: what it is. Its bytes are read at /files/<id>.' })
  document(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<Document> {
    return ctx.reader.get(Document, id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Its name; null once it is deleted. The reading is audited.',
  })
  filename(@Root() { id, filename }: Document, @Ctx() ctx: Operation): Promise<string | null> {
    return ctx.vault.openOne({ sealed: filename, field: DOCUMENT_FIELDS.filename, nodeId: id });
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who added it.' })
  uploadedBy(@Root() { uploadedById }: Document, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(uploadedById);
  }

  @FieldResolver(() => DocumentDeletion, { nullable: true, description: 'What proves its deletion.' })
  deletionProof(@Root() { deletion }: Document): DocumentDeletion | null {
    if (!deletion) return null;
    const { keyIds, refused, provedAt } = deletion;
    return { keysDestroyed: keyIds.length, refusedByVault: refused, provedAt: new Date(provedAt) };
  }

  @Mutation(() => Document, {
    description: 'Destroys a document: its key and its bytes; its hash and the proof stay (GDPR 5(1)(e)).',
  })
  async deleteDocument(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteDocumentInput) input: DeleteDocumentInput,
  ): Promise<Document> {
    const document = await getVersion(ctx, Document, input);
    // What is about to go out with it is on record before anybody is asked whether it may go.
    await ctx.sql('select from document where id = $1 for update', [document.id]);
    const holder = HOLDERS[nodeTypeOf(document.nodeId) ?? ''];
    if (holder) ctx.require(holder.write);
    await holder?.release(ctx, document);
    await destroy(ctx, [document], 'BY_PERSON');
    return document;
  }
}
