import {
  AccessInformation,
  AcknowledgeNoticeOfRightInput,
  AnnounceFeeOfRightInput,
  DataSubjectRequest,
  DescribeAccessOfRequestInput,
  Document,
  FeeAnnouncement,
  NotifyRecipientOfRightInput,
  RecipientNotice,
  RequestCase,
  RequestCommunication,
  ResendLetterOfRequestInput,
  TellRecipientsOfRequestInput,
} from '@vigie/schema';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { Operation } from '../graphql/operation.ts';
import * as access from './request.access.service.ts';
import * as fees from './request.fee.service.ts';
import * as recipients from './request.recipient.service.ts';
import * as letters from './request.resend.service.ts';

/** What goes out with an answer, and what is told after it. */
@Resolver(() => RequestCase)
export class RequestFileResolver {
  @FieldResolver(() => [Document], {
    nullable: true,
    description: 'The pieces of its file: what came with it, and what goes out with its answer.',
  })
  documents(@Root() { id }: RequestCase, @Ctx() ctx: Operation): Promise<Document[]> {
    return ctx.reader.children(Document, 'nodeId', id);
  }

  @FieldResolver(() => AccessInformation, {
    nullable: true,
    description: 'The information that goes with the copy of the data (GDPR 15(1), 15(2)).',
  })
  async accessInformation(
    @Root() { id }: RequestCase,
    @Ctx() ctx: Operation,
  ): Promise<AccessInformation | null> {
    return (await ctx.reader.children(AccessInformation, 'caseId', id))[0] ?? null;
  }

  @FieldResolver(() => AccessInformation, {
    nullable: true,
    description: 'The text that the requests of its legal entity begin with.',
  })
  async accessTemplate(
    @Root() { legalEntityId }: RequestCase,
    @Ctx() ctx: Operation,
  ): Promise<AccessInformation | null> {
    return (await ctx.reader.children(AccessInformation, 'templateOfId', legalEntityId))[0] ?? null;
  }

  @Mutation(() => RequestCommunication, {
    description:
      'A letter that did not arrive goes out again, as a letter of its own: the failed one stays as proof.',
  })
  resendLetterOfRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => ResendLetterOfRequestInput) input: ResendLetterOfRequestInput,
  ): Promise<RequestCommunication> {
    return letters.resendLetter(ctx, input);
  }

  @Mutation(() => RequestCommunication, {
    description: 'The person asked who the recipients are, and is told (GDPR 19).',
  })
  tellRecipientsOfRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => TellRecipientsOfRequestInput) input: TellRecipientsOfRequestInput,
  ): Promise<RequestCommunication> {
    return recipients.tellRecipients(ctx, input);
  }

  @Mutation(() => AccessInformation, {
    description: 'The information that goes with the copy of the data is written down (GDPR 15(1), 15(2)).',
  })
  describeAccessOfRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => DescribeAccessOfRequestInput) input: DescribeAccessOfRequestInput,
  ): Promise<AccessInformation> {
    return access.describeAccess(ctx, input);
  }
}

/** What one right leads to beside its decision: the recipients, a fee. */
@Resolver(() => DataSubjectRequest)
export class RightFileResolver {
  @FieldResolver(() => [RecipientNotice], {
    description: 'Whom the data had been disclosed to, and what they were told (GDPR 19).',
  })
  recipientNotices(@Root() { id }: DataSubjectRequest, @Ctx() ctx: Operation): Promise<RecipientNotice[]> {
    return ctx.reader.children(RecipientNotice, 'itemId', id);
  }

  @FieldResolver(() => FeeAnnouncement, {
    nullable: true,
    description: 'The fee that was announced for it (GDPR 12(5)(a)).',
  })
  async feeAnnouncement(
    @Root() { id }: DataSubjectRequest,
    @Ctx() ctx: Operation,
  ): Promise<FeeAnnouncement | null> {
    return (await ctx.reader.children(FeeAnnouncement, 'itemId', id))[0] ?? null;
  }

  @Mutation(() => RecipientNotice, {
    description: 'A recipient of the data is told what was done, or it is kept why none is (GDPR 19).',
  })
  notifyRecipientOfRight(
    @Ctx() ctx: Context,
    @Arg('input', () => NotifyRecipientOfRightInput) input: NotifyRecipientOfRightInput,
  ): Promise<RecipientNotice> {
    return recipients.notifyRecipient(ctx, input);
  }

  @Mutation(() => RecipientNotice, { description: 'A recipient confirmed that it was done there too.' })
  acknowledgeNoticeOfRight(
    @Ctx() ctx: Context,
    @Arg('input', () => AcknowledgeNoticeOfRightInput) input: AcknowledgeNoticeOfRightInput,
  ): Promise<RecipientNotice> {
    return recipients.acknowledgeNotice(ctx, input);
  }

  @Mutation(() => FeeAnnouncement, {
    description: 'The person is told of a reasonable fee before it is charged (GDPR 12(5)(a)).',
  })
  announceFeeOfRight(
    @Ctx() ctx: Context,
    @Arg('input', () => AnnounceFeeOfRightInput) input: AnnounceFeeOfRightInput,
  ): Promise<FeeAnnouncement> {
    return fees.announceFee(ctx, input);
  }
}
