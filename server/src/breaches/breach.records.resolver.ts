import {
  AssessedData,
  AssessedSeverity,
  Breach,
  BreachDecision,
  BreachMeasure,
  CommunicationExemption,
  ControllerNotice,
  Deadline,
  LegalEntity,
  RegimeFiling,
  RiskFactors,
  SeverityAssessment,
  SubjectCommunication,
} from '@vigie/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
import { type FIELDS, openText } from './breach.texts.ts';

/** Opens a text of the breach's file that stands in a row of its own. */
const open = (
  ctx: Operation,
  row: { id: string; breachId: string },
  sealed: Buffer | null | undefined,
  field: keyof typeof FIELDS,
) => openText(ctx.vault, field, sealed, row);

const breachOf = ({ reader }: Operation, { breachId }: { breachId: string }): Promise<Breach> =>
  reader.get(Breach, breachId);
const BREACH = { description: 'The breach that it belongs to.' };

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
  @FieldResolver(() => Breach, BREACH)
  breach(@Root() row: SeverityAssessment, @Ctx() ctx: Operation): Promise<Breach> {
    return breachOf(ctx, row);
  }

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

  @FieldResolver(() => User, { nullable: true, description: 'Who made it; none where software did.' })
  author(@Root() { authorId }: SeverityAssessment, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(authorId);
  }

  @FieldResolver(() => SeverityAssessment, { nullable: true, description: 'The version before it.' })
  supersedes(@Root() row: SeverityAssessment, @Ctx() ctx: Operation): Promise<SeverityAssessment | null> {
    return ctx.reader.find(SeverityAssessment, row.supersedesId);
  }
}

@Resolver(() => BreachDecision)
export class BreachDecisionResolver {
  @FieldResolver(() => Breach, BREACH)
  breach(@Root() row: BreachDecision, @Ctx() ctx: Operation): Promise<Breach> {
    return breachOf(ctx, row);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who decided; none where software entered it.' })
  decider(@Root() { deciderId }: BreachDecision, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(deciderId);
  }

  @FieldResolver(() => SeverityAssessment, { nullable: true, description: 'The assessment it was made on.' })
  assessment(@Root() row: BreachDecision, @Ctx() ctx: Operation): Promise<SeverityAssessment | null> {
    return ctx.reader.find(SeverityAssessment, row.assessmentId);
  }

  @FieldResolver(() => BreachDecision, { nullable: true, description: 'The decision before it.' })
  supersedes(@Root() row: BreachDecision, @Ctx() ctx: Operation): Promise<BreachDecision | null> {
    return ctx.reader.find(BreachDecision, row.supersedesId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The opinion of the data protection officer. The reading is audited.',
  })
  dpoOpinion(@Root() row: BreachDecision, @Ctx() ctx: Operation) {
    return open(ctx, row, row.dpoOpinion, 'dpoOpinion');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why. The reading is audited.' })
  reasons(@Root() row: BreachDecision, @Ctx() ctx: Operation) {
    return open(ctx, row, row.reasons, 'decisionReasons');
  }
}

@Resolver(() => SubjectCommunication)
export class SubjectCommunicationResolver {
  @FieldResolver(() => Breach, BREACH)
  breach(@Root() row: SubjectCommunication, @Ctx() ctx: Operation): Promise<Breach> {
    return breachOf(ctx, row);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The words as they were sent; null once their key is destroyed. The reading is audited.',
  })
  content(@Root() row: SubjectCommunication, @Ctx() ctx: Operation) {
    return open(ctx, row, row.content, 'communication');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where the public notice stands. The reading is audited.',
  })
  publishedWhere(@Root() row: SubjectCommunication, @Ctx() ctx: Operation) {
    return open(ctx, row, row.publishedWhere, 'publishedWhere');
  }
}

@Resolver(() => CommunicationExemption)
export class CommunicationExemptionResolver {
  @FieldResolver(() => Breach, BREACH)
  breach(@Root() row: CommunicationExemption, @Ctx() ctx: Operation): Promise<Breach> {
    return breachOf(ctx, row);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who decided; none where software entered it.' })
  decider(@Root() { deciderId }: CommunicationExemption, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(deciderId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'How its condition is met. The reading is audited.',
  })
  justification(@Root() row: CommunicationExemption, @Ctx() ctx: Operation) {
    return open(ctx, row, row.justification, 'exemption');
  }
}

@Resolver(() => BreachMeasure)
export class BreachMeasureResolver {
  @FieldResolver(() => Breach, BREACH)
  breach(@Root() row: BreachMeasure, @Ctx() ctx: Operation): Promise<Breach> {
    return breachOf(ctx, row);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who does it.' })
  owner(@Root() { ownerId }: BreachMeasure, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(ownerId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What is to be done. The reading is audited.',
  })
  title(@Root() row: BreachMeasure, @Ctx() ctx: Operation) {
    return open(ctx, row, row.title, 'measure');
  }
}

@Resolver(() => RegimeFiling)
export class RegimeFilingResolver {
  @FieldResolver(() => Breach, BREACH)
  breach(@Root() row: RegimeFiling, @Ctx() ctx: Operation): Promise<Breach> {
    return breachOf(ctx, row);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The authority's own number for it. The reading is audited.",
  })
  authorityReference(@Root() row: RegimeFiling, @Ctx() ctx: Operation) {
    return open(ctx, row, row.authorityReference, 'authorityReference');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was late, which GDPR 33(1) obliges to say. The reading is audited.',
  })
  lateReason(@Root() row: RegimeFiling, @Ctx() ctx: Operation) {
    return open(ctx, row, row.lateReason, 'lateReason');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was withdrawn. The reading is audited.',
  })
  withdrawalReason(@Root() row: RegimeFiling, @Ctx() ctx: Operation) {
    return open(ctx, row, row.withdrawalReason, 'withdrawalReason');
  }
}

@Resolver(() => ControllerNotice)
export class ControllerNoticeResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The controller: the customer under the contract. The reading is audited.',
  })
  controllerName(@Root() row: ControllerNotice, @Ctx() ctx: Operation) {
    return open(ctx, row, row.controllerName, 'controllerName');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Whom to tell there. The reading is audited.',
  })
  contact(@Root() row: ControllerNotice, @Ctx() ctx: Operation) {
    return open(ctx, row, row.contact, 'controllerContact');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The notice as it was sent. The reading is audited.',
  })
  content(@Root() row: ControllerNotice, @Ctx() ctx: Operation) {
    return open(ctx, row, row.content, 'controllerNotice');
  }

  @FieldResolver(() => Breach, {
    nullable: true,
    description: 'The breach of the processor that it tells of.',
  })
  breach(@Root() { breachId }: ControllerNotice, @Ctx() ctx: Operation): Promise<Breach | null> {
    return ctx.reader.find(Breach, breachId);
  }

  @FieldResolver(() => LegalEntity, {
    nullable: true,
    description: 'The controller, where it is a legal entity of the same organisation.',
  })
  controllerEntity(@Root() row: ControllerNotice, @Ctx() ctx: Operation): Promise<LegalEntity | null> {
    return ctx.reader.find(LegalEntity, row.controllerEntityId);
  }

  @FieldResolver(() => Breach, {
    nullable: true,
    description: "That controller's own breach, once it was opened from here.",
  })
  controllerBreach(@Root() row: ControllerNotice, @Ctx() ctx: Operation): Promise<Breach | null> {
    return ctx.reader.find(Breach, row.controllerBreachId);
  }

  @FieldResolver(() => [Deadline], { description: 'Its clock, from the awareness of the processor.' })
  deadlines(@Root() { id }: ControllerNotice, @Ctx() ctx: Operation): Promise<Deadline[]> {
    return ctx.reader.children(Deadline, 'nodeId', id);
  }
}
