import {
  AuditEntry,
  Breach,
  BreachCause,
  BreachDecision,
  BreachMeasure,
  BreachNature,
  BreachRisk,
  BreachRole,
  BreachStatus,
  CommunicationExemption,
  ControllerNotice,
  Deadline,
  LegalEntity,
  RegimeFiling,
  SeverityAssessment,
  SubjectCommunication,
} from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { readTimeline } from '../audit/timeline.ts';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
import { BreachRegisterEntry, entryOf } from './breach.register.types.ts';
import { FIELDS, openText } from './breach.texts.ts';

const Breaches = listOf(
  Breach,
  {
    reference: 'text',
    title: 'text',
    status: { enum: BreachStatus, name: 'BreachStatus' },
    cause: { enum: BreachCause, name: 'BreachCause' },
    role: { enum: BreachRole, name: 'BreachRole' },
    risk: { enum: BreachRisk, name: 'BreachRisk' },
    natures: { listOf: BreachNature, name: 'BreachNatures' },
    legalEntityId: 'id',
    assigneeId: 'id',
    detectedAt: 'instant',
    awareAt: 'instant',
    notifiedAt: 'instant',
    dueAt: 'instant',
    externalSystem: 'text',
    externalId: 'text',
  },
  ['reference', 'title', 'status', 'detectedAt', 'awareAt', 'dueAt'],
);

@Resolver(() => Breach)
export class BreachResolver {
  @Query(() => Breach, { description: 'A breach.' })
  breach(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<Breach> {
    return ctx.reader.get(Breach, id);
  }

  @Query(() => Breaches.Connection, {
    description: 'Breaches, the newest first; archived ones hide unless asked for.',
  })
  async breaches(@Ctx() ctx: Operation, @Args(() => Breaches.Args) args: ConnectionArgs): Promise<object> {
    return Breaches.answer(await ctx.reader.page(Breach, args));
  }

  @Query(() => Breaches.Connection, {
    description:
      'The register of GDPR 33(5): every breach, whatever became of it, archived ones too; read `register` of each. Only a filter leaves some out.',
  })
  async breachRegister(
    @Ctx() ctx: Operation,
    @Args(() => Breaches.Args) args: ConnectionArgs,
  ): Promise<object> {
    return Breaches.answer(await ctx.reader.page(Breach, args, {}, false));
  }

  @FieldResolver(() => BreachRegisterEntry, {
    description: 'What the register of 33(5) says of it, and what it still lacks.',
  })
  register(@Root() breach: Breach, @Ctx() ctx: Operation): Promise<BreachRegisterEntry> {
    return entryOf(breach, ctx);
  }

  @FieldResolver(() => LegalEntity, { description: 'The controller or processor concerned.' })
  legalEntity(@Root() { legalEntityId }: Breach, @Ctx() ctx: Operation): Promise<LegalEntity | null> {
    return ctx.reader.find(LegalEntity, legalEntityId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who works it.' })
  assignee(@Root() { assigneeId }: Breach, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(assigneeId);
  }

  @FieldResolver(() => [RegimeFiling], { description: 'What was told to authorities.' })
  filings(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<RegimeFiling[]> {
    return ctx.reader.children(RegimeFiling, 'breachId', id);
  }

  @FieldResolver(() => [SeverityAssessment], {
    description: 'The versions of its assessment, the first first.',
  })
  assessments(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<SeverityAssessment[]> {
    return ctx.reader.children(SeverityAssessment, 'breachId', id);
  }

  @FieldResolver(() => SeverityAssessment, {
    nullable: true,
    description: 'The assessment that stands; none before the first and after reopening.',
  })
  currentAssessment(@Root() breach: Breach, @Ctx() ctx: Operation): Promise<SeverityAssessment | null> {
    return ctx.reader.find(SeverityAssessment, breach.assessmentId);
  }

  @FieldResolver(() => [BreachDecision], { description: 'What was decided of it, the first first.' })
  decisions(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<BreachDecision[]> {
    return ctx.reader.children(BreachDecision, 'breachId', id);
  }

  @FieldResolver(() => BreachDecision, { nullable: true, description: 'What was decided last.' })
  currentDecision(@Root() breach: Breach, @Ctx() ctx: Operation): Promise<BreachDecision | null> {
    return ctx.reader.find(BreachDecision, breach.decisionId);
  }

  @FieldResolver(() => [SubjectCommunication], { description: 'What the persons were told.' })
  communications(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<SubjectCommunication[]> {
    return ctx.reader.children(SubjectCommunication, 'breachId', id);
  }

  @FieldResolver(() => [CommunicationExemption], { description: 'The exemptions relied on, 34(3).' })
  exemptions(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<CommunicationExemption[]> {
    return ctx.reader.children(CommunicationExemption, 'breachId', id);
  }

  @FieldResolver(() => [BreachMeasure], { description: 'Its measures, 33(3)(d).' })
  measures(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<BreachMeasure[]> {
    return ctx.reader.children(BreachMeasure, 'breachId', id);
  }

  @FieldResolver(() => [ControllerNotice], { description: 'The customers concerned, of a processor.' })
  controllerNotices(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<ControllerNotice[]> {
    return ctx.reader.children(ControllerNotice, 'breachId', id);
  }

  @FieldResolver(() => ControllerNotice, {
    nullable: true,
    description: 'The notice of a processor of the same organisation by which it became known.',
  })
  sourceNotice(@Root() { sourceNoticeId }: Breach, @Ctx() ctx: Operation): Promise<ControllerNotice | null> {
    return ctx.reader.find(ControllerNotice, sourceNoticeId);
  }

  @FieldResolver(() => [Deadline], { description: 'Its clocks, and those of its notices to controllers.' })
  async deadlines(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<Deadline[]> {
    const notices = await ctx.reader.children(ControllerNotice, 'breachId', id);
    const nodes = [id, ...notices.map((notice) => notice.id)];
    return (await Promise.all(nodes.map((node) => ctx.reader.children(Deadline, 'nodeId', node)))).flat();
  }

  @FieldResolver(() => [AuditEntry], {
    nullable: true,
    description:
      'What happened to it, and each new date of its clocks (`deadline.recomputed`), the latest first; at most 100 entries of each. Null without the right to read the trail.',
  })
  async timeline(@Root() { id }: Breach, @Ctx() ctx: Operation): Promise<AuditEntry[] | null> {
    const notices = await ctx.reader.children(ControllerNotice, 'breachId', id);
    return readTimeline(ctx, [id, ...notices.map((notice) => notice.id)]);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What happened, in words. The reading is audited.',
  })
  description(@Root() { id, description }: Breach, @Ctx() ctx: Operation) {
    if (!description) return null;
    return ctx.vault.openOne({ sealed: description, field: FIELDS.description, nodeId: id });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The contact point for it, 33(3)(b). The reading is audited.',
  })
  contact(@Root() { id, contact }: Breach, @Ctx() ctx: Operation) {
    return contact ? ctx.vault.openOne({ sealed: contact, field: FIELDS.contact, nodeId: id }) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why detection and awareness lie apart. The reading is audited.',
  })
  gapReason(@Root() { id, gapReason }: Breach, @Ctx() ctx: Operation) {
    return openText(ctx.vault, 'gapReason', gapReason, { id, breachId: id });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'By what awareness can be shown. The reading is audited.',
  })
  awarenessEvidence(@Root() { id, awarenessEvidence }: Breach, @Ctx() ctx: Operation) {
    return openText(ctx.vault, 'awarenessEvidence', awarenessEvidence, { id, breachId: id });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Its likely consequences, 33(3)(c). The reading is audited.',
  })
  likelyConsequences(@Root() { id, likelyConsequences }: Breach, @Ctx() ctx: Operation) {
    return openText(ctx.vault, 'likelyConsequences', likelyConsequences, { id, breachId: id });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Measures taken or proposed, 33(3)(d). The reading is audited.',
  })
  measuresTaken(@Root() { id, measuresTaken }: Breach, @Ctx() ctx: Operation) {
    return openText(ctx.vault, 'measuresTaken', measuresTaken, { id, breachId: id });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was found to be no breach. The reading is audited.',
  })
  endReason(@Root() { id, endReason }: Breach, @Ctx() ctx: Operation) {
    return openText(ctx.vault, 'endReason', endReason, { id, breachId: id });
  }
}
