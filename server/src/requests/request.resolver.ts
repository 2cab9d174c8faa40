import {
  AuditEntry,
  ClaimedIdentifier,
  CommunicationKind,
  DataSubject,
  DataSubjectRequest,
  Deadline,
  IdentityCheck,
  IdentityResult,
  LegalEntity,
  Locale,
  RequestAssessment,
  RequestCase,
  RequestChannel,
  RequestCommunication,
  RequestExtension,
  RequesterType,
  RequestStatus,
  Right,
  RightDecision,
  type Sealed,
  Suspension,
} from '@vigie/schema';
import { Arg, Args, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { readTimeline } from '../audit/timeline.ts';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
import { ANSWER } from './request.clocks.service.ts';
import { FIELDS } from './request.fields.ts';
import { candidatesOf, earlierOf } from './request.hints.ts';
import { shelfOfQuery, writeLetter } from './request.letter.service.ts';

const Requests = listOf(
  RequestCase,
  {
    reference: 'text',
    status: { enum: RequestStatus, name: 'RequestStatus' },
    channel: { enum: RequestChannel, name: 'RequestChannel' },
    requesterType: { enum: RequesterType, name: 'RequesterType' },
    identity: { enum: IdentityResult, name: 'IdentityResult' },
    rightCodes: { listOf: Right, name: 'Rights' },
    legalEntityId: 'id',
    dataSubjectId: 'id',
    assigneeId: 'id',
    receivedAt: 'instant',
    dueAt: 'instant',
    answeredAt: 'instant',
    closedAt: 'instant',
    externalSystem: 'text',
    externalId: 'text',
  },
  ['reference', 'status', 'receivedAt', 'dueAt', 'answeredAt'],
);

@ObjectType('RequestLetter', {
  description: 'A text for the person, with its subject line.',
  simpleResolvers: true,
})
export class RequestLetter {
  @Field(() => String, { description: 'Its subject: the reference, and nothing of the person.' })
  subject!: string;

  @Field(() => String, { description: 'Its text.' })
  text!: string;
}

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

  @Query(() => RequestLetter, {
    description: 'A letter of a request as its template has it: nothing is stored, nothing is sent.',
  })
  async requestLetter(
    @Ctx() ctx: Operation,
    @Arg('id', () => ID) id: string,
    @Arg('kind', () => CommunicationKind, { description: 'Which letter.' }) kind: CommunicationKind,
    @Arg('locale', () => Locale, {
      nullable: true,
      description: "In which language; the request's when absent.",
    })
    locale: Locale | null,
  ): Promise<RequestLetter> {
    const request = await ctx.reader.get(RequestCase, id);
    return writeLetter(shelfOfQuery(ctx), request, kind, locale ?? request.locale);
  }

  @FieldResolver(() => LegalEntity, { description: 'The controller that it was sent to.' })
  legalEntity(@Root() { legalEntityId }: RequestCase, @Ctx() ctx: Operation): Promise<LegalEntity | null> {
    return ctx.reader.find(LegalEntity, legalEntityId);
  }

  @FieldResolver(() => DataSubject, { nullable: true, description: 'The person, once found.' })
  subject(@Root() { dataSubjectId }: RequestCase, @Ctx() ctx: Operation): Promise<DataSubject | null> {
    return ctx.reader.find(DataSubject, dataSubjectId);
  }

  @FieldResolver(() => [ClaimedIdentifier], {
    description: 'What the message says of who the person is, the oldest first.',
  })
  claims(@Root() { id }: RequestCase, @Ctx() ctx: Operation): Promise<ClaimedIdentifier[]> {
    return ctx.reader.children(ClaimedIdentifier, 'caseId', id);
  }

  @FieldResolver(() => [DataSubject], {
    nullable: true,
    description:
      'Whom its open claims find, by an exact match: who settles identity decides which of them it is.',
  })
  candidates(@Root() request: RequestCase, @Ctx() ctx: Operation): Promise<DataSubject[]> {
    return candidatesOf(ctx, request);
  }

  @FieldResolver(() => [RequestCase], {
    nullable: true,
    description:
      'Earlier requests for one of its rights that are the same person’s, or may be, the latest first, at most 20. A hint: nothing is refused for it (GDPR 12(5)).',
  })
  earlierRequests(@Root() request: RequestCase, @Ctx() ctx: Operation): Promise<RequestCase[]> {
    return earlierOf(ctx, request);
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

  @FieldResolver(() => [IdentityCheck], { description: 'Each look at who asks, the oldest first.' })
  identityChecks(@Root() { id }: RequestCase, @Ctx() ctx: Operation): Promise<IdentityCheck[]> {
    return ctx.reader.children(IdentityCheck, 'caseId', id);
  }

  @FieldResolver(() => [RequestCommunication], { description: 'What the person was told, the oldest first.' })
  communications(@Root() { id }: RequestCase, @Ctx() ctx: Operation): Promise<RequestCommunication[]> {
    return ctx.reader.children(RequestCommunication, 'caseId', id);
  }

  @FieldResolver(() => [Deadline], { description: 'The clocks of all its rights.' })
  async deadlines(@Root() { id }: RequestCase, @Ctx() ctx: Operation): Promise<Deadline[]> {
    const rights = await ctx.reader.children(DataSubjectRequest, 'caseId', id);
    return (
      await Promise.all(rights.map((right) => ctx.reader.children(Deadline, 'nodeId', right.id)))
    ).flat();
  }

  @FieldResolver(() => Boolean, { description: 'Whether its answer went out late: its reason is kept then.' })
  isLate(@Root() { lateReason }: RequestCase): boolean {
    return lateReason !== null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why the answer was late, where it was. The reading is audited.',
  })
  lateReason(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.lateReason, FIELDS.lateReason);
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
      'What happened to it, its rights and its letters, and each new date of its clocks (`deadline.recomputed`), the latest first; at most 100 entries of each. Null without the right to read the trail.',
  })
  async timeline(@Root() { id }: RequestCase, @Ctx() ctx: Operation): Promise<AuditEntry[] | null> {
    const parts = await Promise.all([
      ctx.reader.children(DataSubjectRequest, 'caseId', id),
      ctx.reader.children(RequestCommunication, 'caseId', id),
    ]);
    return readTimeline(ctx, [id, ...parts.flat().map((part) => part.id)]);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who wrote. The reading is audited.' })
  requesterName(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.requesterName, FIELDS.requesterName);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Their address. The reading is audited.' })
  requesterEmail(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.requesterEmail, FIELDS.requesterEmail);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The message in its own words. The reading is audited.',
  })
  verbatim(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.verbatim, FIELDS.verbatim);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The answer as it was sent. The reading is audited.',
  })
  answerSummary(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.answerSummary, FIELDS.answerSummary);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What showed the mandate, and where it is kept. The reading is audited.',
  })
  mandateNote(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.mandateNote, FIELDS.mandateNote);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The right controller, where it was another. The reading is audited.',
  })
  transferredTo(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.transferredTo, FIELDS.transferredTo);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why its receipt was corrected last. The reading is audited.',
  })
  receiptReason(@Root() request: RequestCase, @Ctx() ctx: Operation) {
    return open(ctx, request, request.receiptReason, FIELDS.receiptReason);
  }
}

@Resolver(() => DataSubjectRequest)
export class DataSubjectRequestResolver {
  @FieldResolver(() => [RequestAssessment], {
    description: 'What the procedure proposed, the oldest first.',
  })
  assessments(@Root() { id }: DataSubjectRequest, @Ctx() ctx: Operation): Promise<RequestAssessment[]> {
    return ctx.reader.children(RequestAssessment, 'itemId', id);
  }

  @FieldResolver(() => [RightDecision], {
    description: 'What was decided, the oldest first: the last counts.',
  })
  decisions(@Root() { id }: DataSubjectRequest, @Ctx() ctx: Operation): Promise<RightDecision[]> {
    return ctx.reader.children(RightDecision, 'itemId', id);
  }

  @FieldResolver(() => Deadline, { nullable: true, description: 'Its clock.' })
  async deadline(@Root() { id }: DataSubjectRequest, @Ctx() ctx: Operation): Promise<Deadline | null> {
    const clocks = await ctx.reader.children(Deadline, 'nodeId', id);
    return clocks.find(({ rule }) => rule === ANSWER) ?? null;
  }
}
