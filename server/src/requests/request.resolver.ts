import {
  AnswerRequestInput,
  AuditEntry,
  DataSubject,
  DataSubjectRequest,
  Deadline,
  ExtendRequestInput,
  LegalEntity,
  ReceiveRequestInput,
  RequestCase,
  RequestChannel,
  RequestExtension,
  RequesterType,
  RequestStatus,
  ResumeRequestInput,
  type Sealed,
  SuspendRequestInput,
  Suspension,
} from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { readTimeline } from '../audit/timeline.ts';
import type { Context } from '../context.ts';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
import * as requests from './request.service.ts';

const Requests = listOf(
  RequestCase,
  {
    reference: 'text',
    status: { enum: RequestStatus, name: 'RequestStatus' },
    channel: { enum: RequestChannel, name: 'RequestChannel' },
    requesterType: { enum: RequesterType, name: 'RequesterType' },
    legalEntityId: 'id',
    dataSubjectId: 'id',
    assigneeId: 'id',
    receivedAt: 'instant',
    dueAt: 'instant',
    answeredAt: 'instant',
    createdAt: 'instant',
  },
  ['reference', 'status', 'receivedAt', 'dueAt', 'answeredAt'],
);

const open = (ctx: Operation, request: RequestCase, sealed: Sealed | null | undefined, field: string) =>
  sealed ? ctx.vault.openOne({ sealed, field, nodeId: request.id }) : null;

@Resolver(() => RequestCase)
export class RequestResolver {
  @Query(() => RequestCase, { description: 'A request with its rights.' })
  request(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<RequestCase> {
    return ctx.reader.get(RequestCase, id);
  }

  @Query(() => Requests.Connection, { description: 'Requests, the newest first unless asked otherwise.' })
  async requests(@Ctx() ctx: Operation, @Args(() => Requests.Args) args: ConnectionArgs): Promise<object> {
    return Requests.answer(await ctx.reader.page(RequestCase, args));
  }

  @FieldResolver(() => LegalEntity, { description: 'The controller that it was sent to.' })
  legalEntity(@Root() { legalEntityId }: RequestCase, @Ctx() ctx: Operation): Promise<LegalEntity | null> {
    return ctx.reader.find(LegalEntity, legalEntityId);
  }

  @FieldResolver(() => DataSubject, { nullable: true, description: 'The person, once found.' })
  subject(@Root() { dataSubjectId }: RequestCase, @Ctx() ctx: Operation): Promise<DataSubject | null> {
    return ctx.reader.find(DataSubject, dataSubjectId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who works it.' })
  assignee(@Root() { assigneeId }: RequestCase, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(assigneeId);
  }

  @FieldResolver(() => [DataSubjectRequest], {
    description: 'The rights exercised, each an item with its clock.',
  })
  rights(@Root() { id }: RequestCase, @Ctx() ctx: Operation): Promise<DataSubjectRequest[]> {
    return ctx.reader.children(DataSubjectRequest, 'caseId', id);
  }

  @FieldResolver(() => [Suspension], { description: 'The times in which its clock stood still.' })
  suspensions(@Root() { id }: RequestCase, @Ctx() ctx: Operation): Promise<Suspension[]> {
    return ctx.reader.children(Suspension, 'caseId', id);
  }

  @FieldResolver(() => [Deadline], { description: 'The clocks of all its rights.' })
  async deadlines(@Root() { id }: RequestCase, @Ctx() ctx: Operation): Promise<Deadline[]> {
    const rights = await ctx.reader.children(DataSubjectRequest, 'caseId', id);
    return (
      await Promise.all(rights.map((right) => ctx.reader.children(Deadline, 'nodeId', right.id)))
    ).flat();
  }

  @FieldResolver(() => RequestExtension, {
    nullable: true,
    description: 'Its extension, where the person was told of one.',
  })
  extension(@Root() request: RequestCase): RequestExtension | null {
    const { extensionReasons: reasons, extensionNotifiedAt: notifiedAt, extensionMonths: months } = request;
    return reasons && notifiedAt ? { reasons, notifiedAt, months: months ?? 2 } : null;
  }

  @FieldResolver(() => [AuditEntry], {
    nullable: true,
    description:
      'What happened to it, the latest first; at most 100 entries. Null without the right to read the trail.',
  })
  timeline(@Root() { id }: RequestCase, @Ctx() ctx: Operation): Promise<AuditEntry[]> {
    return readTimeline(ctx, id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who wrote. The reading is audited.' })
  requesterName(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.requesterName, requests.FIELDS.requesterName);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Their address. The reading is audited.' })
  requesterEmail(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.requesterEmail, requests.FIELDS.requesterEmail);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The message in its own words. The reading is audited.',
  })
  verbatim(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.verbatim, requests.FIELDS.verbatim);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The answer as it was sent. The reading is audited.',
  })
  answerSummary(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.answerSummary, requests.FIELDS.answerSummary);
  }

  @Mutation(() => RequestCase, {
    description: 'Records a message by which rights are exercised. Its month starts at the receipt.',
  })
  receiveRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => ReceiveRequestInput) input: ReceiveRequestInput,
  ): Promise<RequestCase> {
    return requests.receive(ctx, input);
  }

  @Mutation(() => RequestCase, {
    description: 'The person was asked for something: the clock stands still (GDPR 12(6)).',
  })
  suspendRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => SuspendRequestInput) input: SuspendRequestInput,
  ): Promise<RequestCase> {
    return requests.suspend(ctx, input);
  }

  @Mutation(() => RequestCase, { description: 'The person answered: the clock runs again.' })
  resumeRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => ResumeRequestInput) input: ResumeRequestInput,
  ): Promise<RequestCase> {
    return requests.resume(ctx, input);
  }

  @Mutation(() => RequestCase, {
    description: 'The person was told that the answer takes longer, within the first month (12(3)).',
  })
  extendRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => ExtendRequestInput) input: ExtendRequestInput,
  ): Promise<RequestCase> {
    return requests.extend(ctx, input);
  }

  @Mutation(() => RequestCase, {
    description: 'The answer went out: the clocks are settled at its true time.',
  })
  answerRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => AnswerRequestInput) input: AnswerRequestInput,
  ): Promise<RequestCase> {
    return requests.answer(ctx, input);
  }
}

@Resolver(() => DataSubjectRequest)
export class DataSubjectRequestResolver {
  @FieldResolver(() => RequestCase, { description: 'The message that it came in.' })
  case(@Root() { caseId }: DataSubjectRequest, @Ctx() ctx: Operation): Promise<RequestCase | null> {
    return ctx.reader.find(RequestCase, caseId);
  }

  @FieldResolver(() => Deadline, { nullable: true, description: 'Its clock.' })
  async deadline(@Root() { id }: DataSubjectRequest, @Ctx() ctx: Operation): Promise<Deadline | null> {
    const clocks = await ctx.reader.children(Deadline, 'nodeId', id);
    return clocks.find(({ rule }) => rule === requests.ANSWER) ?? null;
  }
}
