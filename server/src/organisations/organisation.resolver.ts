import { ApiToken, LegalEntity, Locale, Membership, Organisation, scopesOfToken } from '@vigie/schema';
import { Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';

@ObjectType('User', { description: 'A person who works with Vigie.', simpleResolvers: true })
export class User {
  @Field(() => ID, { description: 'Unique for ever.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Their name; absent once they have left.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Their address; absent once they have left.' })
  email!: string | null;

  @Field(() => Locale, { description: 'Their language.' })
  locale!: Locale;
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => Organisation, { description: 'The organisation that the caller works in.' })
  organisation(@Ctx() ctx: Operation): Promise<Organisation> {
    return ctx.reader.get(Organisation, ctx.organisationId);
  }
}

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => [LegalEntity], {
    nullable: true,
    description: 'The legal entities they reach; null for all.',
  })
  async legalEntities(
    @Root() { legalEntityIds }: Membership,
    @Ctx() ctx: Operation,
  ): Promise<LegalEntity[] | null> {
    if (!legalEntityIds) return null;
    const found = await Promise.all(legalEntityIds.map((id) => ctx.reader.find(LegalEntity, id)));
    return found.filter((each) => each !== null);
  }
}

@Resolver(() => ApiToken)
export class ApiTokenResolver {
  @FieldResolver(() => [String], {
    description: 'What it may do now: those of its scopes that whoever answers for it has.',
  })
  async effectiveScopes(@Root() { scopes, madeById }: ApiToken, @Ctx() ctx: Operation): Promise<string[]> {
    if (!madeById) return scopesOfToken(scopes, null);
    const memberships = await ctx.reader.children(Membership, 'userId', madeById);
    return scopesOfToken(scopes, memberships.find(({ endedAt }) => !endedAt)?.roles ?? []);
  }
}
