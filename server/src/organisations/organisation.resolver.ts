import { ApiToken, LegalEntity, Locale, Membership, Organisation, scopesOfToken } from '@vigie/schema';
import { Arg, Args, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';

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

const LegalEntities = listOf(LegalEntity, { name: 'text', country: 'text' }, ['name', 'country']);
const Members = listOf(Membership, { userId: 'id', endedAt: 'instant' }, ['endedAt']);
const Tokens = listOf(ApiToken, { name: 'text', expiresAt: 'instant', revokedAt: 'instant' }, [
  'name',
  'expiresAt',
]);

@Resolver(() => LegalEntity)
export class LegalEntityResolver {
  @Query(() => LegalEntity, { description: 'A legal entity.' })
  legalEntity(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<LegalEntity> {
    return ctx.reader.get(LegalEntity, id);
  }

  @Query(() => LegalEntities.Connection, { description: 'The legal entities that the caller reaches.' })
  async legalEntities(
    @Ctx() ctx: Operation,
    @Args(() => LegalEntities.Args) args: ConnectionArgs,
  ): Promise<object> {
    return LegalEntities.answer(await ctx.reader.page(LegalEntity, args));
  }
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
  @Query(() => Membership, { description: 'What a person is in this organisation.' })
  member(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<Membership> {
    return ctx.reader.get(Membership, id);
  }

  @Query(() => Members.Connection, { description: 'Who works in this organisation.' })
  async members(@Ctx() ctx: Operation, @Args(() => Members.Args) args: ConnectionArgs): Promise<object> {
    return Members.answer(await ctx.reader.page(Membership, args));
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person.' })
  user(@Root() { userId }: Membership, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(userId);
  }

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
  @Query(() => ApiToken, { description: 'A token; its secret is not stored.' })
  apiToken(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<ApiToken> {
    return ctx.reader.get(ApiToken, id);
  }

  @Query(() => Tokens.Connection, { description: 'The tokens of the organisation.' })
  async apiTokens(@Ctx() ctx: Operation, @Args(() => Tokens.Args) args: ConnectionArgs): Promise<object> {
    return Tokens.answer(await ctx.reader.page(ApiToken, args));
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who answers for it: it ends with their membership. Absent where the command line made it.',
  })
  maker(@Root() { madeById }: ApiToken, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(madeById);
  }

  @FieldResolver(() => [String], {
    description: 'What it may do now: those of its scopes that whoever answers for it has.',
  })
  async effectiveScopes(@Root() { scopes, madeById }: ApiToken, @Ctx() ctx: Operation): Promise<string[]> {
    if (!madeById) return scopesOfToken(scopes, null);
    const memberships = await ctx.reader.children(Membership, 'userId', madeById);
    return scopesOfToken(scopes, memberships.find(({ endedAt }) => !endedAt)?.roles ?? []);
  }
}
