import {
  AddControllerToBreachInput,
  AddMeasureToBreachInput,
  AssessBreachInput,
  BecomeAwareOfBreachInput,
  Breach,
  BreachDecision,
  BreachMeasure,
  CommunicateBreachInput,
  CommunicationExemption,
  CompleteMeasureOfBreachInput,
  ControllerNotice,
  CreateBreachInput,
  DecideBreachInput,
  ExemptBreachInput,
  FileBreachInput,
  InvestigateBreachInput,
  NotifyControllerOfBreachInput,
  ReasonedBreachInput,
  RegimeFiling,
  SeverityAssessment,
  SubjectCommunication,
  UpdateBreachInput,
  VersionedInput,
} from '@vigie/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import * as breaches from './index.ts';

/** The verbs of a breach, from its record to its end. */
@Resolver(() => Breach)
export class BreachVerbResolver {
  @Mutation(() => Breach, {
    description: 'Records a breach (GDPR 33(5)). With awareAt its clocks run from there (33(1), 33(2)).',
  })
  createBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateBreachInput) input: CreateBreachInput,
  ): Promise<Breach> {
    return breaches.create(ctx, input);
  }

  @Mutation(() => Breach, {
    description: 'Records what is known now. A corrected awareAt computes the clocks anew.',
  })
  updateBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateBreachInput) input: UpdateBreachInput,
  ): Promise<Breach> {
    return breaches.update(ctx, input);
  }

  @Mutation(() => Breach, {
    description: 'Its investigation begins: short, before anyone is aware.',
  })
  investigateBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => InvestigateBreachInput) input: InvestigateBreachInput,
  ): Promise<Breach> {
    return breaches.investigate(ctx, input);
  }

  @Mutation(() => Breach, {
    description:
      'Awareness is established: 72 hours for a controller (33(1)), the notices of a processor (33(2)).',
  })
  becomeAwareOfBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => BecomeAwareOfBreachInput) input: BecomeAwareOfBreachInput,
  ): Promise<Breach> {
    return breaches.becomeAware(ctx, input);
  }

  @Mutation(() => Breach, {
    description: 'The investigation found no breach of personal data. It stays on record.',
  })
  markNotABreach(
    @Ctx() ctx: Context,
    @Arg('input', () => ReasonedBreachInput) input: ReasonedBreachInput,
  ): Promise<Breach> {
    return breaches.markNotABreach(ctx, input);
  }

  @Mutation(() => SeverityAssessment, {
    description: 'Adds a version of the assessment, which proposes a risk.',
  })
  assessBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => AssessBreachInput) input: AssessBreachInput,
  ): Promise<SeverityAssessment> {
    return breaches.assess(ctx, input);
  }

  @Mutation(() => BreachDecision, {
    description:
      'A person decides on the assessment that stands; supersedes an earlier decision. The clocks follow.',
  })
  decideBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => DecideBreachInput) input: DecideBreachInput,
  ): Promise<BreachDecision> {
    return breaches.decide(ctx, input);
  }

  @Mutation(() => RegimeFiling, {
    description:
      'The authority was told, at its true time: first, of something more, or that it is withdrawn (33(1), 33(4)); or a stage of another regime.',
  })
  fileBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => FileBreachInput) input: FileBreachInput,
  ): Promise<RegimeFiling> {
    return breaches.file(ctx, input);
  }

  @Mutation(() => SubjectCommunication, {
    description: 'The persons were told, at the true time (34(1)), or by a public notice (34(3)(c)).',
  })
  communicateBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => CommunicateBreachInput) input: CommunicateBreachInput,
  ): Promise<SubjectCommunication> {
    return breaches.communicate(ctx, input);
  }

  @Mutation(() => CommunicationExemption, {
    description: 'Relies on an exemption from telling each person, with its condition (34(3)).',
  })
  exemptBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => ExemptBreachInput) input: ExemptBreachInput,
  ): Promise<CommunicationExemption> {
    return breaches.exempt(ctx, input);
  }

  @Mutation(() => BreachMeasure, {
    description: 'Adds a measure with its owner and day (33(3)(d)).',
  })
  addMeasureToBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => AddMeasureToBreachInput) input: AddMeasureToBreachInput,
  ): Promise<BreachMeasure> {
    return breaches.addMeasure(ctx, input);
  }

  @Mutation(() => BreachMeasure, {
    description: 'A measure was done, even after the closing.',
  })
  completeMeasureOfBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => CompleteMeasureOfBreachInput) input: CompleteMeasureOfBreachInput,
  ): Promise<BreachMeasure> {
    return breaches.completeMeasure(ctx, input);
  }

  @Mutation(() => ControllerNotice, {
    description: 'Adds a customer whom a processor has to tell (33(2)).',
  })
  addControllerToBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => AddControllerToBreachInput) input: AddControllerToBreachInput,
  ): Promise<ControllerNotice> {
    return breaches.addController(ctx, input);
  }

  @Mutation(() => ControllerNotice, {
    description: 'That customer was told, at the true time (33(2)).',
  })
  notifyControllerOfBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => NotifyControllerOfBreachInput) input: NotifyControllerOfBreachInput,
  ): Promise<ControllerNotice> {
    return breaches.notifyController(ctx, input);
  }

  @Mutation(() => Breach, {
    description: 'Ends a breach of which no risk is likely: documented, not notified (33(5)).',
  })
  documentBreachOnly(
    @Ctx() ctx: Context,
    @Arg('input', () => VersionedInput) input: VersionedInput,
  ): Promise<Breach> {
    return breaches.documentOnly(ctx, input);
  }

  @Mutation(() => Breach, {
    description: 'Ends a breach when all is told, decided and documented.',
  })
  closeBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => VersionedInput) input: VersionedInput,
  ): Promise<Breach> {
    return breaches.close(ctx, input);
  }

  @Mutation(() => Breach, {
    description: 'Takes a breach up again: it asks for a new assessment.',
  })
  reopenBreach(
    @Ctx() ctx: Context,
    @Arg('input', () => ReasonedBreachInput) input: ReasonedBreachInput,
  ): Promise<Breach> {
    return breaches.reopen(ctx, input);
  }
}
