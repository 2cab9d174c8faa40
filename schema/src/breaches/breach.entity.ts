import type { Opt } from '@mikro-orm/core';
import { Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, registerEnumType } from 'type-graphql';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { ExternalReference, externalReferenceOf } from '../shared/external-reference.types.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
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

registerEnumType(BreachStatus, { name: 'BreachStatus', description: 'Where a breach stands.' });
registerEnumType(BreachRole, {
  name: 'BreachRole',
  description: 'In which role the organisation met a breach, GDPR 33(1) and 33(2).',
});
registerEnumType(BreachRisk, {
  name: 'BreachRisk',
  description: 'What a person decides of the risk to rights and freedoms, GDPR 33(1), 34(1).',
});
registerEnumType(ExemptionGround, {
  name: 'ExemptionGround',
  description: 'Why the persons need not be told one by one, GDPR 34(3).',
});
registerEnumType(BreachNature, { name: 'BreachNature', description: 'What was lost, GDPR 4(12).' });
registerEnumType(BreachCause, {
  name: 'BreachCause',
  description: "Where it came from, in the CNIL's words.",
});
@NodeEntity({
  description:
    'A personal data breach (GDPR 4(12)). Awareness starts the 72 hours of 33(1); all of them are registered, 33(5).',
  scope: 'entity',
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
  @Field(() => String, { description: 'Its reference, as in BR-2026-0042.' })
  @Property({ type: 'string', length: 20 })
  reference!: string;

  @ManyToOne(() => LegalEntity, { mapToPk: true, fieldName: 'legal_entity_id' })
  legalEntityId!: string;

  @Field(() => BreachRole, { description: "Whether it is the controller's own, or met as a processor." })
  @Enum({ items: () => BreachRole })
  role: Opt<BreachRole> = BreachRole.CONTROLLER;

  @Field(() => String, { description: 'What it is called among colleagues. No personal data here.' })
  @Property({ type: 'string', length: 200 })
  title!: string;

  @Field(() => BreachStatus, { description: 'Where it stands.' })
  @Enum({ items: () => BreachStatus })
  status: Opt<BreachStatus> = BreachStatus.DETECTED;

  @Field(() => DateTime, { nullable: true, description: 'When the incident was detected.' })
  @Instant({ nullable: true })
  detectedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When its investigation began.' })
  @Instant({ nullable: true })
  investigationStartedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the controller was reasonably certain that personal data were compromised: the 72 hours start.',
  })
  @Instant({ nullable: true })
  awareAt?: Date | null;

  @Property({ type: SealedType, nullable: true })
  gapReason?: Sealed | null;

  @Property({ type: SealedType, nullable: true })
  awarenessEvidence?: Sealed | null;

  @Field(() => [BreachNature], { description: 'What was lost.' })
  @Property({ type: 'array', columnType: 'text[]' })
  natures!: BreachNature[];

  @Field(() => BreachCause, { nullable: true, description: 'Where it came from.' })
  @Enum({ items: () => BreachCause, nullable: true })
  cause?: BreachCause | null;

  @Property({ type: SealedType, nullable: true })
  description?: Sealed | null;

  @Field(() => Int, { nullable: true, description: 'About how many persons are concerned, 33(3)(a).' })
  @Property({ type: 'integer', nullable: true })
  approximateSubjects?: number | null;

  @Field(() => Int, { nullable: true, description: 'About how many records are concerned, 33(3)(a).' })
  @Property({ type: 'integer', nullable: true })
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

  @Property({ type: SealedType, nullable: true })
  likelyConsequences?: Sealed | null;

  @Property({ type: SealedType, nullable: true })
  measuresTaken?: Sealed | null;

  @Property({ type: SealedType, nullable: true })
  contact?: Sealed | null;

  /** The assessment that stands, and the one on which the last decision was made: the life cycle compares them. */
  @Property({ type: 'uuid', nullable: true })
  assessmentId?: string | null;

  @Property({ type: 'uuid', nullable: true })
  decidedOnId?: string | null;

  @Property({ type: 'uuid', nullable: true })
  decisionId?: string | null;

  @Field(() => BreachRisk, { nullable: true, description: 'The risk as it was decided last.' })
  @Enum({ items: () => BreachRisk, nullable: true })
  risk?: BreachRisk | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether to notify, as it was decided last.' })
  @Property({ type: 'boolean', nullable: true })
  notifyAuthority?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to tell the persons, as it was decided last.',
  })
  @Property({ type: 'boolean', nullable: true })
  tellSubjects?: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the authority was told first; null once that was withdrawn.',
  })
  @Instant({ nullable: true })
  notifiedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the authority had been told all.' })
  @Instant({ nullable: true })
  notificationCompletedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the persons were first told directly.' })
  @Instant({ nullable: true })
  communicatedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When a notice was first published, 34(3)(c).' })
  @Instant({ nullable: true })
  publicNoticeAt?: Date | null;

  @Field(() => ExemptionGround, {
    nullable: true,
    description: 'The exemption of 34(3) relied on; none after reopening.',
  })
  @Enum({ items: () => ExemptionGround, nullable: true })
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

  @Field(() => DateTime, { nullable: true, description: 'When it was closed, documented or ruled out last.' })
  @Instant({ nullable: true })
  endedAt?: Date | null;

  @Property({ type: SealedType, nullable: true })
  endReason?: Sealed | null;

  @Property({ type: 'uuid', nullable: true })
  assigneeId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The due instant of its nearest clock that still runs.',
  })
  @Instant({ nullable: true })
  dueAt?: Date | null;

  @Instant({ nullable: true })
  archivedAt?: Date | null;

  @Property({ type: 'string', length: 60, nullable: true })
  externalSystem?: string | null;

  @Property({ type: 'string', length: 120, nullable: true })
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
