import {
  AccessInformation,
  DataSubjectRequest,
  Document,
  FeeAnnouncement,
  RecipientNotice,
  RequestCase,
} from '@vigie/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';

/** What goes out with an answer, and what is told after it. */
@Resolver(() => RequestCase)
export class RequestFileResolver {
  @FieldResolver(() => [Document], {
    nullable: true,
    description: 'The pieces of its file: what came with it, and what goes out with its answer.',
  })
  documents(@Root() { id }: RequestCase, @Ctx() ctx: Operation): Promise<Document[]> {
    return ctx.reader.children(Document, 'nodeId', id);
  }

  @FieldResolver(() => AccessInformation, {
    nullable: true,
    description: 'The information that goes with the copy of the data (GDPR 15(1), 15(2)).',
  })
  async accessInformation(
    @Root() { id }: RequestCase,
    @Ctx() ctx: Operation,
  ): Promise<AccessInformation | null> {
    return (await ctx.reader.children(AccessInformation, 'caseId', id))[0] ?? null;
  }

  @FieldResolver(() => AccessInformation, {
    nullable: true,
    description: 'The text that the requests of its legal entity begin with.',
  })
  async accessTemplate(
    @Root() { legalEntityId }: RequestCase,
    @Ctx() ctx: Operation,
  ): Promise<AccessInformation | null> {
    return (await ctx.reader.children(AccessInformation, 'templateOfId', legalEntityId))[0] ?? null;
  }
}

/** What one right leads to beside its decision: the recipients, a fee. */
@Resolver(() => DataSubjectRequest)
export class RightFileResolver {
  @FieldResolver(() => [RecipientNotice], {
    description: 'Whom the data had been disclosed to, and what they were told (GDPR 19).',
  })
  recipientNotices(@Root() { id }: DataSubjectRequest, @Ctx() ctx: Operation): Promise<RecipientNotice[]> {
    return ctx.reader.children(RecipientNotice, 'itemId', id);
  }

  @FieldResolver(() => FeeAnnouncement, {
    nullable: true,
    description: 'The fee that was announced for it (GDPR 12(5)(a)).',
  })
  async feeAnnouncement(
    @Root() { id }: DataSubjectRequest,
    @Ctx() ctx: Operation,
  ): Promise<FeeAnnouncement | null> {
    return (await ctx.reader.children(FeeAnnouncement, 'itemId', id))[0] ?? null;
  }
}
