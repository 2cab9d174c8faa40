import {
  AuditEntry,
  Breach,
  BreachCause,
  BreachNature,
  BreachStatus,
  CreateBreachInput,
  Deadline,
  FileBreachInput,
  LegalEntity,
  RegimeFiling,
  UpdateBreachInput,
} from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { readTimeline } from '../audit/timeline.ts';
import type { Context } from '../context.ts';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
import * as breaches from './breach.service.ts';

const Breaches = listOf(
  Breach,
  {
    reference: 'text',
    title: 'text',
    status: { enum: BreachStatus, name: 'BreachStatus' },
    cause: { enum: BreachCause, name: 'BreachCause' },
    natures: { listOf: BreachNature, name: 'BreachNatures' },
    legalEntityId: 'id',
    assigneeId: 'id',
    detectedAt: 'instant',
    awareAt: 'instant',
    dueAt: 'instant',
    createdAt: 'instant',
  },
  ['reference', 'title', 'status', 'detectedAt', 'awareAt', 'dueAt'],
);

@Resolver(() => Breach)
export class BreachResolver {
  @Query(() => Breach, { description: 'A breach.' })
  breach(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<Breach> {
    return ctx.reader.get(Breach, id);
  }

  @Query(() => Breaches.Connection, {
    description: 'The register of GDPR 33(5): all of them, the newest first.',
  })
  async breaches(@Ctx() ctx: Operation, @Args(() => Breaches.Args) args: ConnectionArgs): Promise<object> {
    return Breaches.answer(await ctx.reader.page(Breach, args));
  }

  @FieldResolver(() => LegalEntity, { description: 'The controller or processor concerned.' })
  legalEntity(@Root() { legalEntityId }: Breach, @Ctx() ctx: Operation): Promise<LegalEntity | null> {
    return ctx.reader.find(LegalEntity, legalEntityId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who works it.' })
  assignee(@Root() { assigneeId }: Breach, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(assigneeId);
  }

  @FieldResolver(() => [RegimeFiling], { description: 'What was told to authorities.' })
  filings(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<RegimeFiling[]> {
    return ctx.reader.children(RegimeFiling, 'breachId', id);
  }

  @FieldResolver(() => [Deadline], { description: 'Its clocks.' })
  deadlines(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<Deadline[]> {
    return ctx.reader.children(Deadline, 'nodeId', id);
  }

  @FieldResolver(() => [AuditEntry], {
    nullable: true,
    description:
      'What happened to it, the latest first; at most 100 entries. Null without the right to read the trail.',
  })
  timeline(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<AuditEntry[]> {
    return readTimeline(ctx, id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What happened, in words. The reading is audited.',
  })
  description(@Root() { id, description }: Breach, @Ctx() ctx: Operation) {
    if (!description) return null;
    return ctx.vault.openOne({ sealed: description, field: breaches.FIELDS.description, nodeId: id });
  }

  @Mutation(() => Breach, {
    description: 'Records a breach (GDPR 33(5)). With awareAt its 72 hours run from there (33(1)).',
  })
  createBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateBreachInput) input: CreateBreachInput,
  ): Promise<Breach> {
    return breaches.create(ctx, input);
  }

  @Mutation(() => Breach, {
    description: 'Records what is known now. A corrected awareAt computes the clock anew.',
  })
  updateBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateBreachInput) input: UpdateBreachInput,
  ): Promise<Breach> {
    return breaches.update(ctx, input);
  }

  @Mutation(() => Breach, {
    description: 'The authority was told, at its true time: settles the clock of that phase.',
  })
  fileBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => FileBreachInput) input: FileBreachInput,
  ): Promise<Breach> {
    return breaches.file(ctx, input);
  }
}
