import {
  AcknowledgeRequestInput,
  AddRightToRequestInput,
  AssignRequestInput,
  CorrectReceiptOfRequestInput,
  DataSubjectRequest,
  IdentifySubjectOfRequestInput,
  IdentityCheck,
  RequestCase,
  RequestVersionInput,
  SetExternalReferenceOfRequestInput,
  TransferRequestInput,
  VerifyMandateOfRequestInput,
  VerifyRequestInput,
  WithdrawRequestInput,
} from '@vigie/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import * as course from './request.course.service.ts';
import * as decisions from './request.decision.service.ts';
import * as requester from './request.requester.service.ts';

/** The verbs between the receipt and the closing. */
@Resolver(() => RequestCase)
export class RequestWorkResolver {
  @Mutation(() => RequestCase, { description: 'The person is told that their message arrived.' })
  acknowledgeRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => AcknowledgeRequestInput) input: AcknowledgeRequestInput,
  ): Promise<RequestCase> {
    return requester.acknowledge(ctx, input);
  }

  @Mutation(() => IdentityCheck, {
    description: 'A look at who asks: something is asked, or it is settled (GDPR 12(6)).',
  })
  verifyRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => VerifyRequestInput) input: VerifyRequestInput,
  ): Promise<IdentityCheck> {
    return requester.verify(ctx, input);
  }

  @Mutation(() => RequestCase, { description: 'The mandate of somebody who asks for the person.' })
  verifyMandateOfRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => VerifyMandateOfRequestInput) input: VerifyMandateOfRequestInput,
  ): Promise<RequestCase> {
    return requester.verifyMandate(ctx, input);
  }

  @Mutation(() => RequestCase, { description: 'The person whom it is about is found.' })
  identifySubjectOfRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => IdentifySubjectOfRequestInput) input: IdentifySubjectOfRequestInput,
  ): Promise<RequestCase> {
    return requester.identifySubject(ctx, input);
  }

  @Mutation(() => RequestCase, { description: 'Somebody else works it, and gets its alerts.' })
  assignRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => AssignRequestInput) input: AssignRequestInput,
  ): Promise<RequestCase> {
    return course.assign(ctx, input);
  }

  @Mutation(() => RequestCase, { description: 'The receipt was another one: its clocks are computed again.' })
  correctReceiptOfRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => CorrectReceiptOfRequestInput) input: CorrectReceiptOfRequestInput,
  ): Promise<RequestCase> {
    return course.correctReceipt(ctx, input);
  }

  @Mutation(() => RequestCase, { description: 'Another system calls it so, or no longer does.' })
  setExternalReferenceOfRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => SetExternalReferenceOfRequestInput) input: SetExternalReferenceOfRequestInput,
  ): Promise<RequestCase> {
    return course.refer(ctx, input);
  }

  @Mutation(() => RequestCase, { description: 'Who asks for which rights is understood.' })
  qualifyRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => RequestVersionInput) input: RequestVersionInput,
  ): Promise<RequestCase> {
    return course.qualify(ctx, input);
  }

  @Mutation(() => RequestCase, { description: 'The work on it begins.' })
  startRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => RequestVersionInput) input: RequestVersionInput,
  ): Promise<RequestCase> {
    return course.start(ctx, input);
  }

  @Mutation(() => RequestCase, {
    description: 'Another controller is the right one: the person is told, the clocks are called off.',
  })
  transferRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => TransferRequestInput) input: TransferRequestInput,
  ): Promise<RequestCase> {
    return course.transfer(ctx, input);
  }

  @Mutation(() => RequestCase, { description: 'The person took it back: the clocks are called off.' })
  withdrawRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => WithdrawRequestInput) input: WithdrawRequestInput,
  ): Promise<RequestCase> {
    return course.withdraw(ctx, input);
  }

  @Mutation(() => RequestCase, { description: 'Nothing is left to do after the answer.' })
  closeRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => RequestVersionInput) input: RequestVersionInput,
  ): Promise<RequestCase> {
    return course.close(ctx, input);
  }

  @Mutation(() => DataSubjectRequest, { description: 'The message exercises a further right.' })
  addRightToRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => AddRightToRequestInput) input: AddRightToRequestInput,
  ): Promise<DataSubjectRequest> {
    return decisions.addRight(ctx, input);
  }
}
