import { AccessInformation, AccessSectionType, Document, RequestCommunication } from '@vigie/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';
import { sectionsOf } from './request.access.ts';

@Resolver(() => AccessInformation)
export class AccessInformationResolver {
  @FieldResolver(() => [AccessSectionType], {
    nullable: true,
    description: 'What is told, in the order of the article. The reading is audited.',
  })
  sections(@Root() information: AccessInformation, @Ctx() { vault }: Operation) {
    return sectionsOf(vault, information);
  }
}

@Resolver(() => RequestCommunication)
export class RequestCommunicationResolver {
  @FieldResolver(() => [Document], {
    nullable: true,
    description: 'The files that went with it (GDPR 15(3), 20(1)).',
  })
  async documents(@Root() { documentIds }: RequestCommunication, @Ctx() ctx: Operation): Promise<Document[]> {
    const found = await Promise.all((documentIds ?? []).map((id) => ctx.reader.find(Document, id)));
    return found.filter((document) => document !== null);
  }
}
