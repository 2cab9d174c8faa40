import {
  AuditEntry,
  CommunicationKind,
  DataSubject,
  DataSubjectRequest,
  Deadline,
  ExercisedRight,
  Locale,
  RequestCommunication,
  RequestExtension,
} from '@vigie/schema';
import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { readTimeline } from '../audit/timeline.ts';
import type { Operation } from '../graphql/operation.ts';
import { ANSWER } from './request.clocks.service.ts';
import { candidatesOf, earlierOf } from './request.hints.ts';
import { shelfOfQuery, writeLetter } from './request.letter.service.ts';

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

@Resolver(() => DataSubjectRequest)
export class RequestResolver {
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
    const request = await ctx.reader.get(DataSubjectRequest, id);
    return writeLetter(shelfOfQuery(ctx), request, kind, locale ?? request.locale);
  }

  @FieldResolver(() => [DataSubject], {
    nullable: true,
    description:
      'Whom its open claims find, by an exact match: who settles identity decides which of them it is.',
  })
  candidates(@Root() request: DataSubjectRequest, @Ctx() ctx: Operation): Promise<DataSubject[]> {
    return candidatesOf(ctx, request);
  }

  @FieldResolver(() => [DataSubjectRequest], {
    nullable: true,
    description:
      'Earlier requests for one of its rights that are the same person’s, or may be, the latest first, at most 20. A hint: nothing is refused for it (GDPR 12(5)).',
  })
  earlierRequests(@Root() request: DataSubjectRequest, @Ctx() ctx: Operation): Promise<DataSubjectRequest[]> {
    return earlierOf(ctx, request);
  }

  @FieldResolver(() => [Deadline], { description: 'The clocks of all its rights.' })
  async deadlines(@Root() { id }: DataSubjectRequest, @Ctx() ctx: Operation): Promise<Deadline[]> {
    const rights = await ctx.reader.children(ExercisedRight, 'caseId', id);
    return (
      await Promise.all(rights.map((right) => ctx.reader.children(Deadline, 'nodeId', right.id)))
    ).flat();
  }

  @FieldResolver(() => Boolean, { description: 'Whether its answer went out late: its reason is kept then.' })
  isLate(@Root() { lateReason }: DataSubjectRequest): boolean {
    return lateReason !== null;
  }

  @FieldResolver(() => RequestExtension, {
    nullable: true,
    description: 'Its extension, where the person was told of one.',
  })
  extension(@Root() request: DataSubjectRequest): RequestExtension | null {
    const { extensionReasons: reasons, extensionNotifiedAt: notifiedAt, extensionMonths: months } = request;
    return reasons && notifiedAt ? { reasons, notifiedAt, months: months ?? 2 } : null;
  }

  @FieldResolver(() => [AuditEntry], {
    nullable: true,
    description:
      'What happened to it, its rights and its letters, and each new date of its clocks (`deadline.recomputed`), the latest first; at most 100 entries of each. Null without the right to read the trail.',
  })
  async timeline(@Root() { id }: DataSubjectRequest, @Ctx() ctx: Operation): Promise<AuditEntry[] | null> {
    const parts = await Promise.all([
      ctx.reader.children(ExercisedRight, 'caseId', id),
      ctx.reader.children(RequestCommunication, 'caseId', id),
    ]);
    return readTimeline(ctx, [id, ...parts.flat().map((part) => part.id)]);
  }
}

@Resolver(() => ExercisedRight)
export class ExercisedRightResolver {
  @FieldResolver(() => Deadline, { nullable: true, description: 'Its clock.' })
  async deadline(@Root() { id }: ExercisedRight, @Ctx() ctx: Operation): Promise<Deadline | null> {
    const clocks = await ctx.reader.children(Deadline, 'nodeId', id);
    return clocks.find(({ rule }) => rule === ANSWER) ?? null;
  }
}
