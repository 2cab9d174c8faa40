import {
  AlertCounts,
  alertLabel,
  BackgroundTask,
  CommunicationKind,
  DeadLetter,
  DeadLetterKind,
  DeadLetterState,
  EventCounts,
  failureLabel,
  type Label,
  LetterCounts,
  Locale,
  labelsOf,
  OWN_RETENTION,
  QueueJob,
  QueueStatus,
  RetentionRun,
  RULE_LABELS,
  replayObstacle,
  TaskRun,
  WorkerProcess,
} from '@vigie/schema';
import { Arg, Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { listOf } from '../graphql/connection.ts';
import { LANGUAGE } from '../graphql/language.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import { Permission } from '../graphql/permission.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
import * as background from './background.service.ts';

const inWords = (label: Label | undefined, code: string, locale: Locale): string => label?.[locale] ?? code;

@ObjectType('BackgroundWork', {
  description: 'What happens by itself, and how it is doing: counts are those of the caller’s organisation.',
})
export class BackgroundWork {
  @Field(() => QueueStatus, { nullable: true, description: 'The queue, where this process knows one.' })
  queue(@Ctx() ctx: Operation): Promise<QueueStatus | null> {
    return background.queueStatus(ctx);
  }

  @Field(() => [WorkerProcess], { description: 'The processes of the last day, the newest first.' })
  workers(@Ctx() ctx: Operation): Promise<WorkerProcess[]> {
    return background.workers(ctx);
  }

  @Field(() => AlertCounts, { description: 'The alerts.' })
  alerts(@Ctx() ctx: Operation): Promise<AlertCounts> {
    return background.alertCounts(ctx);
  }

  @Field(() => LetterCounts, { description: 'The letters to persons.' })
  letters(@Ctx() ctx: Operation): Promise<LetterCounts> {
    return background.letterCounts(ctx);
  }

  @Field(() => EventCounts, { description: 'The events that wait for their relay.' })
  events(@Ctx() ctx: Operation): Promise<EventCounts> {
    return background.eventCounts(ctx);
  }

  @Field(() => Int, { description: 'Entries of the trail that wait for their seal.' })
  unsealed(@Ctx() ctx: Operation): Promise<number> {
    return background.unsealed(ctx);
  }

  @Field(() => [RetentionRun], {
    description: 'Each rule of our own retention, and what it has removed here.',
  })
  retention(@Ctx() ctx: Operation): Promise<RetentionRun[]> {
    return background.retentionRuns(ctx);
  }

  @Field(() => [QueueJob], { description: 'Jobs of the queue that failed for good, the newest first.' })
  failedJobs(@Ctx() ctx: Operation): Promise<QueueJob[]> {
    return background.failedJobs(ctx);
  }
}

const DeadLetters = listOf(
  DeadLetter,
  {
    kind: { enum: DeadLetterKind },
    state: { enum: DeadLetterState },
    reason: 'text',
    onReference: 'text',
    failedAt: 'instant',
  },
  ['failedAt', 'onReference', 'attempts'],
);

@Resolver()
export class BackgroundWorkResolver {
  @Query(() => BackgroundWork, { description: 'How the background work is doing.' })
  backgroundWork(): BackgroundWork {
    return new BackgroundWork();
  }
}

@Resolver(() => TaskRun)
export class TaskRunResolver {
  @FieldResolver(() => String, { description: 'The task in words.' })
  label(@Root() { task }: TaskRun, @Arg('locale', () => Locale, LANGUAGE) locale: Locale): string {
    return inWords(labelsOf(BackgroundTask)[task], task, locale);
  }
}

@Resolver(() => RetentionRun)
export class RetentionRunResolver {
  @FieldResolver(() => String, { description: 'What it removes, in words.' })
  label(@Root() { rule }: RetentionRun, @Arg('locale', () => Locale, LANGUAGE) locale: Locale): string {
    const known = (OWN_RETENTION as Record<string, { label: Label }>)[rule];
    return inWords(known?.label, rule, locale);
  }
}

@Resolver(() => DeadLetter)
export class DeadLetterResolver {
  @Query(() => DeadLetters.Connection, {
    description: 'Alerts and letters that were not delivered: given up, or tried again by themselves.',
  })
  async deadLetters(
    @Ctx() ctx: Operation,
    @Args(() => DeadLetters.Args) args: ConnectionArgs,
  ): Promise<object> {
    return DeadLetters.answer(await ctx.reader.page(DeadLetter, args));
  }

  @FieldResolver(() => String, { description: 'What it is, in words.' })
  title(
    @Root() { kind, code, rule }: DeadLetter,
    @Arg('locale', () => Locale, LANGUAGE) locale: Locale,
  ): string {
    if (kind === DeadLetterKind.LETTER)
      return inWords((labelsOf(CommunicationKind) as Record<string, Label>)[code], code, locale);
    const duty = inWords((RULE_LABELS as Record<string, Label>)[rule ?? ''], rule ?? '', locale);
    return `${duty} – ${alertLabel(code)[locale]}`;
  }

  @FieldResolver(() => String, { description: 'Why it failed, in words.' })
  reasonText(@Root() { reason }: DeadLetter, @Arg('locale', () => Locale, LANGUAGE) locale: Locale): string {
    return inWords(failureLabel(reason), reason, locale);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The member whom an alert was to reach.' })
  recipient(@Root() { recipientId }: DeadLetter, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(recipientId);
  }

  @FieldResolver(() => Permission, { description: 'Whether the caller may have it sent again now.' })
  async replay(@Root() letter: DeadLetter, @Ctx() ctx: Operation): Promise<Permission> {
    const reason = ctx.may('jobs:admin') ? replayObstacle(letter, await ctx.now()) : 'FORBIDDEN';
    return Object.assign(new Permission(), { action: 'replay', allowed: !reason, reason });
  }
}
