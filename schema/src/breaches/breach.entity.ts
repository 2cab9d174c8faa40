import type { Opt } from '@mikro-orm/core';
import { Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int } from 'type-graphql';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  BooleanColumn,
  CodeColumn,
  CodesColumn,
  Filtered,
  InstantColumn,
  NumberColumn,
  ParentColumn,
  PersonColumn,
  SealedColumn,
  TextColumn,
} from '../shared/columns.ts';
import { ExternalReference, externalReferenceOf } from '../shared/external-reference.types.ts';
import { Instant } from '../shared/instant.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { InvolvedData, InvolvedSubjects } from './breach.involved.types.ts';
import { breachStatusOf, statusAfterReopening } from './breach.lifecycle.ts';
import { FilingStage } from './breach.regime.terms.ts';
import {
  BreachCause,
  BreachNature,
  BreachRisk,
  BreachRole,
  BreachStatus,
  ExemptionGround,
} from './breach.terms.ts';

@NodeEntity({
  description:
    'A personal data breach (GDPR 4(12)). Awareness starts the 72 hours of 33(1); all of them are registered, 33(5).',
  scope: 'entity',
  retention: RetentionClass.BREACH_FILE,
  one: ['breach', 'A breach.'],
  many: ['breaches', 'Breaches, the newest first; archived ones hide unless asked for.'],
})
@Unique({ properties: ['organisationId', 'reference'] })
@Index({ properties: ['organisationId', 'legalEntityId'] })
@Index({ properties: ['organisationId', 'awareAt'] })
@Index({ properties: ['organisationId', 'dueAt'] })
@Index({ properties: ['organisationId', 'updatedAt'] })
@Unique({
  name: 'breach_external_reference',
  properties: ['organisationId', 'externalSystem', 'externalId', 'legalEntityId'],
})
export class Breach extends BaseEntity {
  @TextColumn('Its reference, as in BR-2026-0042.', { length: 20, filter: true, order: true })
  reference!: string;

  @ParentColumn(() => LegalEntity, 'legalEntity', 'The controller or processor concerned.', { filter: true })
  legalEntityId!: string;

  @CodeColumn(BreachRole, "Whether it is the controller's own, or met as a processor.", {
    filter: true,
  })
  role: Opt<BreachRole> = BreachRole.CONTROLLER;

  @TextColumn('What it is called among colleagues. No personal data here.', {
    length: 200,
    filter: true,
    order: true,
  })
  title!: string;

  @CodeColumn(BreachStatus, 'Where it stands.', { filter: true, order: true })
  status: Opt<BreachStatus> = BreachStatus.DETECTED;

  @InstantColumn('When the incident was detected.', { nullable: true, filter: true, order: true })
  detectedAt?: Date | null;

  @InstantColumn('When its investigation began.', { nullable: true })
  investigationStartedAt?: Date | null;

  @InstantColumn(
    'When the controller was reasonably certain that personal data were compromised: the 72 hours start.',
    { nullable: true, filter: true, order: true },
  )
  awareAt?: Date | null;

  @SealedColumn('Why detection and awareness lie apart.', { nullable: true })
  gapReason?: Sealed | null;

  @SealedColumn('By what awareness can be shown.', { nullable: true })
  awarenessEvidence?: Sealed | null;

  @CodesColumn(BreachNature, 'What was lost.', { filter: true })
  natures!: BreachNature[];

  @CodeColumn(BreachCause, 'Where it came from.', { nullable: true, filter: true })
  cause?: BreachCause | null;

  @SealedColumn('What happened, in words.', { nullable: true })
  description?: Sealed | null;

  @NumberColumn('About how many persons are concerned, 33(3)(a).', { nullable: true })
  approximateSubjects?: number | null;

  @NumberColumn('About how many records are concerned, 33(3)(a).', { nullable: true })
  approximateRecords?: number | null;

  @Field(() => [InvolvedSubjects], {
    nullable: true,
    description: 'The categories of persons concerned; null where nothing is known yet.',
  })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  involvedSubjects?: InvolvedSubjects[] | null;

  @Field(() => [InvolvedData], {
    nullable: true,
    description: 'The categories of data concerned; null where nothing is known yet.',
  })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  involvedData?: InvolvedData[] | null;

  @SealedColumn('Its likely consequences, 33(3)(c).', { nullable: true })
  likelyConsequences?: Sealed | null;

  @SealedColumn('Measures taken or proposed, 33(3)(d).', { nullable: true })
  measuresTaken?: Sealed | null;

  @SealedColumn('The contact point for it, 33(3)(b).', { nullable: true })
  contact?: Sealed | null;

  /** The assessment that stands, and the one on which the last decision was made: the life cycle compares them. */
  @Property({ type: 'uuid', nullable: true })
  assessmentId?: string | null;

  @Property({ type: 'uuid', nullable: true })
  decidedOnId?: string | null;

  @Property({ type: 'uuid', nullable: true })
  decisionId?: string | null;

  @CodeColumn(BreachRisk, 'The risk as it was decided last.', { nullable: true, filter: true })
  risk?: BreachRisk | null;

  @BooleanColumn('Whether to notify, as it was decided last.', { nullable: true })
  notifyAuthority?: boolean | null;

  @BooleanColumn('Whether to tell the persons, as it was decided last.', { nullable: true })
  tellSubjects?: boolean | null;

  @InstantColumn('When the authority was told first; null once that was withdrawn.', {
    nullable: true,
    filter: true,
  })
  notifiedAt?: Date | null;

  @InstantColumn('When the authority had been told all.', { nullable: true })
  notificationCompletedAt?: Date | null;

  @InstantColumn('When the persons were first told directly.', { nullable: true })
  communicatedAt?: Date | null;

  @InstantColumn('When a notice was first published, 34(3)(c).', { nullable: true })
  publicNoticeAt?: Date | null;

  @CodeColumn(ExemptionGround, 'The exemption of 34(3) relied on; none after reopening.', {
    nullable: true,
  })
  exemptionGround?: ExemptionGround | null;

  @Field(() => Int, { description: 'How many of its measures are not completed.' })
  @Property({ type: 'integer', default: 0 })
  openMeasures: Opt<number> = 0;

  @Property({ type: 'integer', default: 0 })
  controllers: Opt<number> = 0;

  @Property({ type: 'integer', default: 0 })
  controllersWaiting: Opt<number> = 0;

  @Property({ type: 'integer', default: 0 })
  regimes: Opt<number> = 0;

  @Field(() => Int, {
    description: 'How many regimes beside the GDPR still wait for a decision or a filing.',
  })
  @Property({ type: 'integer', default: 0 })
  openRegimes: Opt<number> = 0;

  /** Where a processor of the same organisation told its controller: the notice by which this breach became known. */
  @Property({ type: 'uuid', nullable: true })
  sourceNoticeId?: string | null;

  @InstantColumn('When it was closed, documented or ruled out last.', { nullable: true })
  endedAt?: Date | null;

  @SealedColumn('Why it was found to be no breach.', { nullable: true })
  endReason?: Sealed | null;

  @PersonColumn('Who works it.', { filter: true })
  assigneeId?: string | null;

  @InstantColumn('The due instant of its nearest clock that still runs.', {
    nullable: true,
    filter: true,
    order: true,
  })
  dueAt?: Date | null;

  @Instant({ nullable: true })
  archivedAt?: Date | null;

  @Property({ type: 'string', length: 60, nullable: true })
  @Filtered('text')
  externalSystem?: string | null;

  @Property({ type: 'string', length: 120, nullable: true })
  @Filtered('text')
  externalId?: string | null;

  @Field(() => ExternalReference, {
    nullable: true,
    description: 'What it is called in another system, as that system said.',
  })
  get externalReference(): ExternalReference | null {
    return externalReferenceOf(this);
  }

  investigate(at: Date): void {
    this.investigationStartedAt = at;
    this.status = BreachStatus.UNDER_INVESTIGATION;
  }

  becomeAware(at: Date): void {
    this.awareAt = at;
    this.status = BreachStatus.CONFIRMED;
  }

  assess(assessmentId: string): void {
    this.assessmentId = assessmentId;
    this.status = breachStatusOf(this);
  }

  /** The authority was told at `at`: for the first time, of something more, or that it no longer holds. */
  file(stage: FilingStage, at: Date, isComplete: boolean): void {
    if (stage === FilingStage.INITIAL) this.notifiedAt = at;
    if (stage === FilingStage.WITHDRAWAL) {
      this.notifiedAt = null;
      this.notificationCompletedAt = null;
    } else if (isComplete) this.notificationCompletedAt ??= at;
    this.status = breachStatusOf(this);
  }

  end(status: BreachStatus, at: Date): void {
    this.status = status;
    this.endedAt = at;
  }

  /** Reopening asks for a new assessment; the one that stood, and an exemption relied on, stand no more. */
  reopen(): void {
    this.status = statusAfterReopening(this);
    this.assessmentId = null;
    this.exemptionGround = null;
    this.endedAt = null;
    this.endReason = null;
  }
}
