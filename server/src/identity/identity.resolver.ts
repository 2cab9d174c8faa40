import {
  conflictOfRoles,
  DateTime,
  forbidden,
  Organisation,
  Role,
  ruleBroken,
  SignInInput,
  unauthenticated,
} from '@vigie/schema';
import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { PUBLIC_ACTOR } from '../actor.ts';
import { hasLateAlerts } from '../deadlines/alert-watch.service.ts';
import type { Operation } from '../graphql/operation.ts';
import { isLoopback } from '../loopback.ts';
import { User } from '../organisations/organisation.resolver.ts';
import { clearCookie, isSameOrigin, writeCookie } from './cookie.ts';

@ObjectType('Viewer', { description: 'Who asks, where they work and what they may do there.' })
export class Viewer {
  @Field(() => Boolean, { description: 'Whether this is the demo.' })
  demo!: boolean;
}

@ObjectType('OrganisationChoice', {
  description: 'An organisation that the person belongs to.',
  simpleResolvers: true,
})
export class OrganisationChoice {
  @Field(() => String, { description: 'What the header x-organisation takes.' })
  id!: string;

  @Field(() => String, { description: 'Its short name.' })
  slug!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

/** The name or address that a browser asked for, without its port. */
const hostOf = (header: string | undefined): string =>
  (header ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who asks. It answers signed out as well.' })
  viewer(@Ctx() ctx: Operation): Viewer {
    return { demo: ctx.services.demo };
  }

  @FieldResolver(() => DateTime, { description: 'Legal now: what every clock is held against.' })
  now(@Ctx() ctx: Operation): Promise<Date> {
    return ctx.now();
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person; null for a token and signed out.' })
  async user(@Ctx() { actor, people }: Operation): Promise<User | null> {
    const { userId, accountId } = actor;
    if (!userId || !accountId) return null;
    // Their own account, by the id that they have in this organisation.
    const own = (await people.load([accountId], null)).get(accountId);
    return own ? { ...own, id: userId } : null;
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Where they work now.' })
  async organisation(@Ctx() ctx: Operation): Promise<Organisation | null> {
    return ctx.actor.organisationId ? ctx.reader.find(Organisation, ctx.actor.organisationId) : null;
  }

  @FieldResolver(() => [OrganisationChoice], { description: 'Where they may work.' })
  async organisations(@Ctx() ctx: Operation): Promise<OrganisationChoice[]> {
    if (!ctx.actor.accountId) return [];
    const belongings = await ctx.people.belongings(ctx.actor.accountId);
    return belongings.map(({ organisationId, slug, name }) => ({ id: organisationId, slug, name }));
  }

  @FieldResolver(() => [Role], { description: 'Their roles there.' })
  roles(@Ctx() ctx: Operation): readonly Role[] {
    return ctx.actor.roles;
  }

  @FieldResolver(() => [String], { description: 'What they may do there: scopes, as in breaches:write.' })
  permissions(@Ctx() ctx: Operation): string[] {
    return [...ctx.actor.scopes].sort();
  }

  @FieldResolver(() => [String], {
    description:
      'Standing warnings by code: roles that do not go together (38(6)), alerts of the organisation that are due and unsent.',
  })
  async warnings(@Ctx() ctx: Operation): Promise<string[]> {
    const conflict = conflictOfRoles(ctx.actor.roles);
    const { organisationId } = ctx.actor;
    const isLate =
      organisationId !== null &&
      (await hasLateAlerts(ctx.parts.databases.system, organisationId, await ctx.now()));
    return [...(conflict ? [conflict] : []), ...(isLate ? ['ALERTS_UNSENT'] : [])];
  }

  @Mutation(() => Viewer, { description: 'Signs a browser in: sets its cookie. For software, use a token.' })
  async signIn(@Ctx() ctx: Operation, @Arg('input', () => SignInInput) input: SignInInput): Promise<Viewer> {
    const { people, services, request, reply } = ctx;
    if (!isSameOrigin(request, services.publicUrl)) throw forbidden();
    if (!services.secureCookies && !isLoopback(hostOf(request.headers.host)))
      throw ruleBroken('COOKIE_NEEDS_HTTPS');
    await services.limits.signIn(request.ip, input.email);
    const userId = await people.checkPassword(input.email, input.password);
    if (!userId) throw unauthenticated();
    await services.limits.signedIn(request.ip, input.email);
    if (ctx.actor.sessionId) await people.endSession(ctx.actor.sessionId);
    writeCookie(reply, await people.beginSession(userId), services.secureCookies);
    const person = (await people.load([userId], null)).get(userId);
    await ctx.closeSnapshot();
    ctx.actor = await people.actorOf(userId, person?.locale ?? ctx.actor.locale, null, null);
    return { demo: services.demo };
  }

  @Mutation(() => Viewer, { description: 'Ends the session of this browser.' })
  async signOut(@Ctx() ctx: Operation): Promise<Viewer> {
    if (ctx.actor.sessionId) await ctx.people.endSession(ctx.actor.sessionId);
    clearCookie(ctx.reply, ctx.services.secureCookies);
    await ctx.closeSnapshot();
    ctx.actor = { ...PUBLIC_ACTOR, locale: ctx.actor.locale };
    return { demo: ctx.services.demo };
  }
}
