import {
  AuditEntry,
  Breach,
  BreachDecision,
  ControllerNotice,
  Deadline,
  SeverityAssessment,
} from '@vigie/schema';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { readTimeline } from '../audit/timeline.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import { listOfNode } from '../graphql/node-resolver.ts';
import type { Operation } from '../graphql/operation.ts';
import { BreachRegisterEntry, entryOf } from './breach.register.types.ts';

const Breaches = listOfNode(Breach);

@Resolver(() => Breach)
export class BreachResolver {
  @Query(() => Breaches.Connection, {
    description:
      'The register of GDPR 33(5): every breach, whatever became of it, archived ones too; read `register` of each. Only a filter leaves some out.',
  })
  async breachRegister(
    @Ctx() ctx: Operation,
    @Args(() => Breaches.Args) args: ConnectionArgs,
  ): Promise<object> {
    return Breaches.answer(await ctx.reader.page(Breach, args, {}, false));
  }

  @FieldResolver(() => BreachRegisterEntry, {
    description: 'What the register of 33(5) says of it, and what it still lacks.',
  })
  register(@Root() breach: Breach, @Ctx() ctx: Operation): Promise<BreachRegisterEntry> {
    return entryOf(breach, ctx);
  }

  @FieldResolver(() => SeverityAssessment, {
    nullable: true,
    description: 'The assessment that stands; none before the first and after reopening.',
  })
  currentAssessment(@Root() breach: Breach, @Ctx() ctx: Operation): Promise<SeverityAssessment | null> {
    return ctx.reader.find(SeverityAssessment, breach.assessmentId);
  }

  @FieldResolver(() => BreachDecision, { nullable: true, description: 'What was decided last.' })
  currentDecision(@Root() breach: Breach, @Ctx() ctx: Operation): Promise<BreachDecision | null> {
    return ctx.reader.find(BreachDecision, breach.decisionId);
  }

  @FieldResolver(() => ControllerNotice, {
    nullable: true,
    description: 'The notice of a processor of the same organisation by which it became known.',
  })
  sourceNotice(@Root() { sourceNoticeId }: Breach, @Ctx() ctx: Operation): Promise<ControllerNotice | null> {
    return ctx.reader.find(ControllerNotice, sourceNoticeId);
  }

  @FieldResolver(() => [Deadline], { description: 'Its clocks, and those of its notices to controllers.' })
  async deadlines(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<Deadline[]> {
    const notices = await ctx.reader.children(ControllerNotice, 'breachId', id);
    const nodes = [id, ...notices.map((notice) => notice.id)];
    return (await Promise.all(nodes.map((node) => ctx.reader.children(Deadline, 'nodeId', node)))).flat();
  }

  @FieldResolver(() => [AuditEntry], {
    nullable: true,
    description:
      'What happened to it, and each new date of its clocks (`deadline.recomputed`), the latest first; at most 100 entries of each. Null without the right to read the trail.',
  })
  async timeline(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<AuditEntry[] | null> {
    const notices = await ctx.reader.children(ControllerNotice, 'breachId', id);
    return readTimeline(ctx, [id, ...notices.map((notice) => notice.id)]);
  }
}
