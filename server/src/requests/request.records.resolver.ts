import {
  AccessInformation,
  AccessSectionType,
  ClaimedIdentifier,
  DataSubjectRequest,
  Document,
  FeeAnnouncement,
  IdentityCheck,
  MailMessage,
  RecipientNotice,
  RequestAssessment,
  RequestCommunication,
  RightDecision,
  type Sealed,
} from '@vigie/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
import { sectionsOf } from './request.answer.works.ts';
import { FIELDS } from './request.fields.ts';

const READING = 'The reading is audited.';
const text = (description: string) => ({ nullable: true, description: `${description} ${READING}` });

/** Opens what was sealed for a row of a request's file. */
const open = (
  { vault }: Operation,
  sealed: Sealed | null | undefined,
  field: string,
  row: { nodeId: string; rowId: string },
): Promise<string | null> | null => (sealed ? vault.openOne({ sealed, field, ...row }) : null);

/** A record of a right is sealed for its own row, under the key of the request. */
async function placeOf(
  { reader }: Operation,
  { id, itemId }: { id: string; itemId: string },
): Promise<{ nodeId: string; rowId: string }> {
  return { nodeId: (await reader.get(DataSubjectRequest, itemId)).caseId, rowId: id };
}

@Resolver(() => IdentityCheck)
export class IdentityCheckResolver {
  @FieldResolver(() => String, text('What was asked.'))
  asked(@Root() { id, caseId, asked }: IdentityCheck, @Ctx() ctx: Operation) {
    return open(ctx, asked, FIELDS.asked, { nodeId: caseId, rowId: id });
  }

  @FieldResolver(() => String, text('Why.'))
  reason(@Root() { id, caseId, reason }: IdentityCheck, @Ctx() ctx: Operation) {
    return open(ctx, reason, FIELDS.identityReason, { nodeId: caseId, rowId: id });
  }

  @FieldResolver(() => [Document], {
    nullable: true,
    description: 'The copies that are kept with it until the decision, and what is left of them after it.',
  })
  documents(@Root() { id }: IdentityCheck, @Ctx() ctx: Operation): Promise<Document[]> {
    return ctx.reader.children(Document, 'nodeId', id);
  }

  @FieldResolver(() => String, text('Where the document lies, until the decision.'))
  documentReference(@Root() { id, caseId, documentReference }: IdentityCheck, @Ctx() ctx: Operation) {
    return open(ctx, documentReference, FIELDS.documentReference, { nodeId: caseId, rowId: id });
  }
}

@Resolver(() => ClaimedIdentifier)
export class ClaimedIdentifierResolver {
  @FieldResolver(() => String, text('What the message says; null once refused.'))
  value(@Root() { id, caseId, value }: ClaimedIdentifier, @Ctx() ctx: Operation) {
    return open(ctx, value, FIELDS.claim, { nodeId: caseId, rowId: id });
  }
}

@Resolver(() => RecipientNotice)
export class RecipientNoticeResolver {
  @FieldResolver(() => String, text('Who received the data; absent where nobody did.'))
  async recipient(@Root() notice: RecipientNotice, @Ctx() ctx: Operation) {
    return open(ctx, notice.recipient, FIELDS.recipient, await placeOf(ctx, notice));
  }

  @FieldResolver(() => String, text('Why telling them is impossible or disproportionate.'))
  async reason(@Root() notice: RecipientNotice, @Ctx() ctx: Operation) {
    return open(ctx, notice.reason, FIELDS.notToldReason, await placeOf(ctx, notice));
  }
}

@Resolver(() => FeeAnnouncement)
export class FeeAnnouncementResolver {
  @FieldResolver(() => String, text('Why, as the person is told.'))
  async reason(@Root() fee: FeeAnnouncement, @Ctx() ctx: Operation) {
    return open(ctx, fee.reason, FIELDS.feeReason, await placeOf(ctx, fee));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who announced it.' })
  announcedBy(@Root() { announcedById }: FeeAnnouncement, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(announcedById);
  }
}

@Resolver(() => AccessInformation)
export class AccessInformationResolver {
  @FieldResolver(() => [AccessSectionType], {
    nullable: true,
    description: `What is told, in the order of the article. ${READING}`,
  })
  sections(@Root() information: AccessInformation, @Ctx() { vault }: Operation) {
    return sectionsOf(vault, information);
  }
}

@Resolver(() => RightDecision)
export class RightDecisionResolver {
  @FieldResolver(() => RequestAssessment, {
    nullable: true,
    description: 'What the procedure had proposed, where it was asked.',
  })
  assessment(
    @Root() { assessmentId }: RightDecision,
    @Ctx() ctx: Operation,
  ): Promise<RequestAssessment | null> {
    return ctx.reader.find(RequestAssessment, assessmentId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who decided.' })
  decidedBy(@Root() { decidedById }: RightDecision, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(decidedById);
  }

  @FieldResolver(() => String, text('The reason, as the person is told.'))
  reason(@Root() { id, itemId, reason }: RightDecision, @Ctx() ctx: Operation) {
    return open(ctx, reason, FIELDS.decisionReason, { nodeId: itemId, rowId: id });
  }

  @FieldResolver(() => String, text('Why it departs from the proposal.'))
  departureReason(@Root() { id, itemId, departureReason }: RightDecision, @Ctx() ctx: Operation) {
    return open(ctx, departureReason, FIELDS.departureReason, { nodeId: itemId, rowId: id });
  }
}

@Resolver(() => RequestCommunication)
export class RequestCommunicationResolver {
  @FieldResolver(() => String, text('Its text, as it went out.'))
  text(@Root() { id, caseId, text: sealed }: RequestCommunication, @Ctx() ctx: Operation) {
    return open(ctx, sealed, FIELDS.letter, { nodeId: caseId, rowId: id });
  }

  @FieldResolver(() => [Document], {
    nullable: true,
    description: 'The files that went with it (GDPR 15(3), 20(1)).',
  })
  async documents(@Root() { documentIds }: RequestCommunication, @Ctx() ctx: Operation): Promise<Document[]> {
    const found = await Promise.all((documentIds ?? []).map((id) => ctx.reader.find(Document, id)));
    return found.filter((document) => document !== null);
  }

  @FieldResolver(() => RequestCommunication, {
    nullable: true,
    description: 'The letter that failed, where this one went out in its place.',
  })
  againOf(
    @Root() { againOfId }: RequestCommunication,
    @Ctx() ctx: Operation,
  ): Promise<RequestCommunication | null> {
    return ctx.reader.find(RequestCommunication, againOfId);
  }

  @FieldResolver(() => MailMessage, { nullable: true, description: 'Its mail, where Vigie sent one.' })
  async mail(@Root() { id }: RequestCommunication, @Ctx() ctx: Operation): Promise<MailMessage | null> {
    return (await ctx.reader.children(MailMessage, 'nodeId', id))[0] ?? null;
  }
}
