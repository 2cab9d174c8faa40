import {
  IdentityCheck,
  MailMessage,
  RequestAssessment,
  RequestCommunication,
  RightDecision,
  type Sealed,
} from '@vigie/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
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

  @FieldResolver(() => String, text('Where the document lies, until the decision.'))
  documentReference(@Root() { id, caseId, documentReference }: IdentityCheck, @Ctx() ctx: Operation) {
    return open(ctx, documentReference, FIELDS.documentReference, { nodeId: caseId, rowId: id });
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

  @FieldResolver(() => MailMessage, { nullable: true, description: 'Its mail, where Vigie sent one.' })
  async mail(@Root() { id }: RequestCommunication, @Ctx() ctx: Operation): Promise<MailMessage | null> {
    return (await ctx.reader.children(MailMessage, 'nodeId', id))[0] ?? null;
  }
}
