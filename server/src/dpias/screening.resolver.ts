import { DPIA_REASON_LABELS, screenDpia } from '@vigie/schema';
import { Arg, Query, Resolver } from 'type-graphql';
import { answered, LegalReason, plain } from '../graphql/pure-rule.ts';
import { DpiaScreening, DpiaScreeningInput } from './dpia.types.ts';

/** What anyone may ask of GDPR 35. Nothing stored is touched. */
@Resolver(() => DpiaScreening)
export class DpiaScreeningResolver {
  @Query(() => DpiaScreening, {
    description: 'Whether an impact assessment is required by GDPR 35, and why: a proposal.',
  })
  screenDpia(@Arg('input', () => DpiaScreeningInput) input: DpiaScreeningInput): DpiaScreening {
    const { required, reasons } = answered(screenDpia(plain(input) as never));
    return Object.assign(new DpiaScreening(), {
      required,
      reasons: reasons.map((reason) => new LegalReason(reason, DPIA_REASON_LABELS)),
    });
  }
}
