import { Document, DocumentDeletion } from '@vigie/schema';
import { FieldResolver, Resolver, Root } from 'type-graphql';

@Resolver(() => Document)
export class DocumentResolver {
  @FieldResolver(() => DocumentDeletion, { nullable: true, description: 'What proves its deletion.' })
  deletionProof(@Root() { deletion }: Document): DocumentDeletion | null {
    if (!deletion) return null;
    const { keyIds, refused, provedAt } = deletion;
    return { keysDestroyed: keyIds.length, refusedByVault: refused, provedAt: new Date(provedAt) };
  }
}
