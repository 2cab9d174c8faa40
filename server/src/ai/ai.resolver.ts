import { AI_OBLIGATION_LABELS, AI_REASON_LABELS, classifyAiSystem } from '@vigie/schema';
import { Arg, Query, Resolver } from 'type-graphql';
import { answered, LegalReason, plain } from '../graphql/pure-rule.ts';
import { AiClassification, AiObligation, AiSystemInput } from './ai.types.ts';

/** What anyone may ask of the AI Act. Nothing stored is touched. */
@Resolver(() => AiClassification)
export class AiResolver {
  @Query(() => AiClassification, {
    description: 'The class of an AI system by Regulation (EU) 2024/1689, why, and what follows: a proposal.',
  })
  classifyAiSystem(@Arg('input', () => AiSystemInput) input: AiSystemInput): AiClassification {
    const { riskClass, reasons, obligations } = answered(classifyAiSystem(plain(input) as never));
    return Object.assign(new AiClassification(), {
      riskClass,
      reasons: reasons.map((reason) => new LegalReason(reason, AI_REASON_LABELS)),
      obligations: obligations.map((duty) =>
        Object.assign(new AiObligation(duty, AI_OBLIGATION_LABELS), { appliesFrom: duty.appliesFrom }),
      ),
    });
  }
}
