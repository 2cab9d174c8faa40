import { Document, DocumentDeletion } from '@vigie/schema';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
import { DOCUMENT_FIELDS } from './document.service.ts';

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
}
