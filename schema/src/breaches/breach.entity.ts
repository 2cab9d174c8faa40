import type { Opt } from '@mikro-orm/core';
import { Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, registerEnumType } from 'type-graphql';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { ruleBroken } from '../shared/errors.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { breachObstacle } from './breach.lifecycle.ts';
import { BreachCause, BreachNature, BreachStatus, FilingRegime, FilingStage } from './breach.terms.ts';

registerEnumType(BreachStatus, { name: 'BreachStatus', description: 'Where a breach stands.' });
registerEnumType(BreachNature, { name: 'BreachNature', description: 'What was lost, GDPR 4(12).' });
registerEnumType(BreachCause, {
  name: 'BreachCause',
  description: "Where it came from, in the CNIL's words.",
});
registerEnumType(FilingStage, {
  name: 'FilingStage',
  description: 'In which phase the authority is told, GDPR 33(4).',
});
registerEnumType(FilingRegime, {
  name: 'FilingRegime',
  description: 'Under which law the authority is told.',
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
export class Breach extends BaseEntity {
  @Field(() => String, { description: 'Its reference, as in BR-2026-0042.' })
  @Property({ type: 'string', length: 20 })
  reference!: string;

  @ManyToOne(() => LegalEntity, { mapToPk: true, fieldName: 'legal_entity_id' })
  legalEntityId!: string;

  @Field(() => String, { description: 'What it is called among colleagues. No personal data here.' })
  @Property({ type: 'string', length: 200 })
  title!: string;

  @Field(() => BreachStatus, { description: 'Where it stands.' })
  @Enum({ items: () => BreachStatus })
  status: Opt<BreachStatus> = BreachStatus.DETECTED;

  @Field(() => DateTime, { nullable: true, description: 'When the incident was detected.' })
  @Instant({ nullable: true })
  detectedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the controller was reasonably certain that personal data were compromised: the 72 hours start.',
  })
  @Instant({ nullable: true })
  awareAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why detection and awareness lie apart.' })
  @Property({ type: 'string', length: 2000, nullable: true })
  gapReason?: string | null;

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

  /** Turns the rule's no into an error. */
  allow(action: Parameters<typeof breachObstacle>[0]): void {
    const obstacle = breachObstacle(action, this);
    if (obstacle) throw ruleBroken(obstacle);
  }

  becomeAware(at: Date): void {
    this.awareAt = at;
    this.status = BreachStatus.CONFIRMED;
  }

  file(stage: FilingStage): void {
    this.allow('file');
    this.status =
      stage === FilingStage.INITIAL ? BreachStatus.NOTIFIED_INITIAL : BreachStatus.NOTIFIED_COMPLETE;
  }
}

@NodeEntity({
  description: 'That an authority was told of a breach: under which law, in which phase, at what true time.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'breachId', 'regime', 'stage', 'submittedAt'] })
@Index({ properties: ['organisationId', 'breachId'] })
export class RegimeFiling extends BaseEntity {
  @ManyToOne(() => Breach, { mapToPk: true, fieldName: 'breach_id' })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => FilingRegime, { description: 'Under which law.' })
  @Enum({ items: () => FilingRegime })
  regime: Opt<FilingRegime> = FilingRegime.GDPR_33;

  @Field(() => FilingStage, { description: 'In which phase.' })
  @Enum({ items: () => FilingStage })
  stage!: FilingStage;

  @Field(() => DateTime, { description: 'When it was really submitted to the authority.' })
  @Instant()
  submittedAt!: Date;

  @Field(() => String, { nullable: true, description: "The authority's own number for it." })
  @Property({ type: 'string', length: 120, nullable: true })
  authorityReference?: string | null;

  @Field(() => Boolean, { description: 'Whether it came after the due instant.' })
  @Property({ type: 'boolean' })
  isLate!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was late, which 33(1) obliges to say.' })
  @Property({ type: 'string', length: 2000, nullable: true })
  lateReason?: string | null;
}
