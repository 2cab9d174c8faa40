import { type BaseEntity, Locale, nodeTypeOf, refusalText } from '@vigie/schema';
import { Arg, Field, ObjectType } from 'type-graphql';
import { LANGUAGE } from './language.ts';
import type { Operation } from './operation.ts';
import type { VerbOfNode } from './verbs.ts';

@ObjectType('Permission', { description: 'Whether a verb is open to the caller on a node now, and why not.' })
export class Permission {
  @Field(() => String, { description: 'The verb alone, as in suspend.' })
  action!: string;

  @Field(() => Boolean, { description: 'Whether it is.' })
  allowed!: boolean;

  @Field(() => String, { nullable: true, description: 'FORBIDDEN, or the code of the rule that says no.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'The same as a sentence.' })
  text(
    @Arg('locale', () => Locale, LANGUAGE)
    locale: Locale,
  ): string | null {
    return this.reason && refusalText(this.reason, locale);
  }
}

/** The verbs of each type of node, by the name of the type. */
export type VerbsOfTypes = Readonly<Record<string, Readonly<Record<string, VerbOfNode>>>>;

/** Whether the caller may do that to the node now, and why not. */
export async function permissionFor(
  ctx: Operation,
  all: VerbsOfTypes,
  node: BaseEntity,
  action: string,
): Promise<Permission> {
  const verbs = all[nodeTypeOf(node.id) ?? ''] ?? {};
  const verb = Object.hasOwn(verbs, action) ? verbs[action] : undefined;
  const reason = !verb
    ? 'UNKNOWN_ACTION'
    : !ctx.may(verb.scope)
      ? 'FORBIDDEN'
      : await verb.obstacle(node as never, { look: ctx.reader, now: await ctx.now(), actor: ctx.actor });
  return Object.assign(new Permission(), { action, allowed: !reason, reason });
}
