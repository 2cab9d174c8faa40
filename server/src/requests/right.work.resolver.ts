import {
  AssessRightOfRequestInput,
  CorrectRightInput,
  DataSubjectRequest,
  GrantRightInput,
  RefuseRightInput,
  RequestAssessment,
  RightDecision,
} from '@vigie/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import * as decisions from './request.decision.service.ts';

/** The verbs of one right: the procedure proposes, a person decides. */
@Resolver(() => DataSubjectRequest)
export class RightWorkResolver {
  @Mutation(() => DataSubjectRequest, { description: 'Another right was meant: only before it is decided.' })
  correctRight(
    @Ctx() ctx: Context,
    @Arg('input', () => CorrectRightInput) input: CorrectRightInput,
  ): Promise<DataSubjectRequest> {
    return decisions.correctRight(ctx, input);
  }

  @Mutation(() => RequestAssessment, {
    description: 'What the ordered procedure proposes for this right, kept with its facts.',
  })
  assessRight(
    @Ctx() ctx: Context,
    @Arg('input', () => AssessRightOfRequestInput) input: AssessRightOfRequestInput,
  ): Promise<RequestAssessment> {
    return decisions.assess(ctx, input);
  }

  @Mutation(() => RightDecision, { description: 'The right is granted in full.' })
  grantRight(
    @Ctx() ctx: Context,
    @Arg('input', () => GrantRightInput) input: GrantRightInput,
  ): Promise<RightDecision> {
    return decisions.grant(ctx, input);
  }

  @Mutation(() => RightDecision, {
    description: 'The right is granted in part: the rest with its ground and remedies (GDPR 12(4)).',
  })
  partiallyGrantRight(
    @Ctx() ctx: Context,
    @Arg('input', () => RefuseRightInput) input: RefuseRightInput,
  ): Promise<RightDecision> {
    return decisions.partiallyGrant(ctx, input);
  }

  @Mutation(() => RightDecision, {
    description: 'The right is refused, with its ground and remedies (GDPR 12(4)).',
  })
  refuseRight(
    @Ctx() ctx: Context,
    @Arg('input', () => RefuseRightInput) input: RefuseRightInput,
  ): Promise<RightDecision> {
    return decisions.refuse(ctx, input);
  }
}
