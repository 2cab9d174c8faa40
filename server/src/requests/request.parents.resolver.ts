import {
  AccessInformation,
  DataSubjectRequest,
  FeeAnnouncement,
  IdentityCheck,
  RecipientNotice,
  RequestAssessment,
  RequestCase,
  RequestCommunication,
  RightDecision,
  Suspension,
} from '@vigie/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';

/** A record of a message. */
interface OfRequest {
  caseId: string;
}

/** A record of one right. */
interface OfRight {
  itemId: string;
}

const requestOf = ({ reader }: Operation, { caseId }: OfRequest): Promise<RequestCase> =>
  reader.get(RequestCase, caseId);
const rightOf = ({ reader }: Operation, { itemId }: OfRight): Promise<DataSubjectRequest> =>
  reader.get(DataSubjectRequest, itemId);

const REQUEST = { description: 'The request that it belongs to.' };
const RIGHT = { description: 'The right that it belongs to.' };

@Resolver(() => DataSubjectRequest)
class RightParent {
  @FieldResolver(() => RequestCase, { description: 'The message that it came in.' })
  request(@Root() right: DataSubjectRequest, @Ctx() ctx: Operation): Promise<RequestCase> {
    return requestOf(ctx, right);
  }
}

@Resolver(() => Suspension)
class SuspensionParent {
  @FieldResolver(() => RequestCase, REQUEST)
  request(@Root() suspension: Suspension, @Ctx() ctx: Operation): Promise<RequestCase> {
    return requestOf(ctx, suspension);
  }
}

@Resolver(() => IdentityCheck)
class IdentityCheckParent {
  @FieldResolver(() => RequestCase, REQUEST)
  request(@Root() check: IdentityCheck, @Ctx() ctx: Operation): Promise<RequestCase> {
    return requestOf(ctx, check);
  }
}

@Resolver(() => RequestCommunication)
class RequestCommunicationParent {
  @FieldResolver(() => RequestCase, REQUEST)
  request(@Root() letter: RequestCommunication, @Ctx() ctx: Operation): Promise<RequestCase> {
    return requestOf(ctx, letter);
  }
}

@Resolver(() => AccessInformation)
class AccessInformationParent {
  @FieldResolver(() => RequestCase, {
    nullable: true,
    description: 'The request that it belongs to; none where requests begin with it.',
  })
  request(@Root() { caseId }: AccessInformation, @Ctx() ctx: Operation): Promise<RequestCase | null> {
    return ctx.reader.find(RequestCase, caseId);
  }
}

@Resolver(() => RequestAssessment)
class RequestAssessmentParent {
  @FieldResolver(() => DataSubjectRequest, RIGHT)
  right(@Root() assessment: RequestAssessment, @Ctx() ctx: Operation): Promise<DataSubjectRequest> {
    return rightOf(ctx, assessment);
  }
}

@Resolver(() => RightDecision)
class RightDecisionParent {
  @FieldResolver(() => DataSubjectRequest, RIGHT)
  right(@Root() decision: RightDecision, @Ctx() ctx: Operation): Promise<DataSubjectRequest> {
    return rightOf(ctx, decision);
  }
}

@Resolver(() => RecipientNotice)
class RecipientNoticeParent {
  @FieldResolver(() => DataSubjectRequest, RIGHT)
  right(@Root() notice: RecipientNotice, @Ctx() ctx: Operation): Promise<DataSubjectRequest> {
    return rightOf(ctx, notice);
  }
}

@Resolver(() => FeeAnnouncement)
class FeeAnnouncementParent {
  @FieldResolver(() => DataSubjectRequest, RIGHT)
  right(@Root() fee: FeeAnnouncement, @Ctx() ctx: Operation): Promise<DataSubjectRequest> {
    return rightOf(ctx, fee);
  }
}

/** The way from each record of a request back to what it belongs to. */
export const requestParents = [
  RightParent,
  SuspensionParent,
  IdentityCheckParent,
  RequestCommunicationParent,
  AccessInformationParent,
  RequestAssessmentParent,
  RightDecisionParent,
  RecipientNoticeParent,
  FeeAnnouncementParent,
] as const;
