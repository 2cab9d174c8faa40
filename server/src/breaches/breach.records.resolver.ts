import { AssessedData, AssessedSeverity, RiskFactors, SeverityAssessment } from '@vigie/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';
import { type FIELDS, openText } from './breach.texts.ts';

/** Opens a text of the breach's file that stands in a row of its own. */
const open = (
  ctx: Operation,
  row: { id: string; breachId: string },
  sealed: Buffer | null | undefined,
  field: keyof typeof FIELDS,
) => openText(ctx.vault, field, sealed, row);

/** A category of data with the assessment that it is of. */
interface DataOfAssessment extends AssessedData {
  assessment: SeverityAssessment;
  place: number;
}

@Resolver(() => AssessedData)
export class AssessedDataResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why. The reading is audited.' })
  async justification(
    @Root() { assessment, place }: DataOfAssessment,
    @Ctx() ctx: Operation,
  ): Promise<string | null> {
    const reasons = await open(ctx, assessment, assessment.adjustmentReasons, 'adjustmentReasons');
    return reasons === null ? null : ((JSON.parse(reasons) as (string | null)[])[place] ?? null);
  }
}

@Resolver(() => SeverityAssessment)
export class SeverityAssessmentResolver {
  @FieldResolver(() => AssessedSeverity, { description: 'What the score was computed from.' })
  inputs(@Root() assessment: SeverityAssessment): AssessedSeverity {
    const data = assessment.inputs.data.map((each, place) => ({ ...each, assessment, place }));
    return { ...assessment.inputs, data };
  }

  @FieldResolver(() => RiskFactors, {
    nullable: true,
    description: 'What the score does not see. The reading is audited.',
  })
  async factors(@Root() row: SeverityAssessment, @Ctx() ctx: Operation): Promise<RiskFactors | null> {
    const factors = await open(ctx, row, row.factors, 'factors');
    return factors === null ? null : JSON.parse(factors);
  }
}
