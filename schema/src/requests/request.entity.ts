import type { Opt } from '@mikro-orm/core';
import { Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PauseReason } from '../deadlines/deadline.terms.ts';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { ExternalReference, externalReferenceOf } from '../shared/external-reference.types.ts';
import { Instant } from '../shared/instant.ts';
import { Locale } from '../shared/locale.ts';
import { DateTime, Day } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { DataSubject } from '../subjects/subject.entity.ts';
import {
  DecisionOutcome,
  ExtensionReason,
  IdentityResult,
  MandateResult,
  RequestChannel,
  RequesterType,
  RequestStatus,
  Right,
} from './request.terms.ts';

registerEnumType(Right, {
  name: 'Right',
  description: 'A right of GDPR Chapter III, or the withdrawal of 7(3).',
});
registerEnumType(RequestStatus, { name: 'RequestStatus', description: 'Where a request stands.' });
registerEnumType(RequestChannel, {
  name: 'RequestChannel',
  description: 'How a message came in or went out.',
});
registerEnumType(RequesterType, {
  name: 'RequesterType',
  description: 'Who asks: the person, or someone for them.',
});
registerEnumType(ExtensionReason, {
  name: 'ExtensionReason',
  description: 'Why the answer takes longer than a month, GDPR 12(3).',
});
registerEnumType(IdentityResult, {
  name: 'IdentityResult',
  description: 'How the question of who asks was settled, GDPR 12(6).',
});
registerEnumType(MandateResult, {
  name: 'MandateResult',
  description: 'What the check of a mandate found.',
});
registerEnumType(DecisionOutcome, {
  name: 'DecisionOutcome',
  description: 'What a person decided of one right.',
});

@ObjectType('RequestExtension', {
  description: 'The extension of the month by up to two further months, GDPR 12(3).',
  simpleResolvers: true,
})
export class RequestExtension {
  @Field(() => [ExtensionReason], { description: 'Why.' })
  reasons!: ExtensionReason[];

  @Field(() => DateTime, {
    description: 'When the person was told; only within the first month does it count.',
  })
  notifiedAt!: Date;

  @Field(() => Int, { description: 'Further months, 1 or 2.' })
  months!: number;
}

@NodeEntity({
  description:
    'A message by which one or more rights are exercised: its receipt starts the month of GDPR 12(3).',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'reference'] })
@Index({ properties: ['organisationId', 'legalEntityId'] })
@Index({ properties: ['organisationId', 'receivedAt'] })
@Index({ properties: ['organisationId', 'dataSubjectId'] })
@Index({ properties: ['organisationId', 'dueAt'] })
@Index({ properties: ['organisationId', 'closedAt'] })
@Index({ properties: ['organisationId', 'updatedAt'] })
@Unique({
  name: 'request_case_external_reference',
  properties: ['organisationId', 'externalSystem', 'externalId', 'legalEntityId'],
})
@Index({ name: 'request_case_right_codes', properties: ['rightCodes'], type: 'gin' })
export class RequestCase extends BaseEntity {
  @Field(() => String, { description: 'Its reference, as in DR-2026-0042.' })
  @Property({ type: 'string', length: 20 })
  reference!: string;

  @ManyToOne(() => LegalEntity, { mapToPk: true, fieldName: 'legal_entity_id' })
  legalEntityId!: string;

  @Field(() => RequestStatus, { description: 'Where it stands.' })
  @Enum({ items: () => RequestStatus })
  status: Opt<RequestStatus> = RequestStatus.RECEIVED;

  @Field(() => RequestChannel, { description: 'How it came in.' })
  @Enum({ items: () => RequestChannel })
  channel!: RequestChannel;

  @Field(() => DateTime, { description: 'When it reached the controller: the clock starts here.' })
  @Instant()
  receivedAt!: Date;

  @Field(() => Day, {
    nullable: true,
    description: 'The day of receipt, where the hour is not known (a letter).',
  })
  @Property({ type: 'date', nullable: true })
  receivedOn?: string | null;

  @Field(() => Locale, { description: 'The language to answer in.' })
  @Enum({ items: () => Locale })
  locale: Opt<Locale> = Locale.FR;

  @Field(() => RequesterType, { description: 'Who asks.' })
  @Enum({ items: () => RequesterType })
  requesterType: Opt<RequesterType> = RequesterType.SELF;

  @Field(() => IdentityResult, { description: 'How the question of who asks was settled.' })
  @Enum({ items: () => IdentityResult })
  identity: Opt<IdentityResult> = IdentityResult.PENDING;

  @Field(() => MandateResult, {
    nullable: true,
    description: 'What the check of the mandate found, where somebody asks for the person.',
  })
  @Enum({ items: () => MandateResult, nullable: true })
  mandate?: MandateResult | null;

  @Property({ type: SealedType, nullable: true })
  mandateNote?: Sealed | null;

  @Property({ type: SealedType, nullable: true })
  requesterName?: Sealed | null;

  @Property({ type: SealedType, nullable: true })
  requesterEmail?: Sealed | null;

  @Property({ type: SealedType, nullable: true })
  verbatim?: Sealed | null;

  @ManyToOne(() => DataSubject, { mapToPk: true, fieldName: 'data_subject_id', nullable: true })
  dataSubjectId?: string | null;

  @Property({ type: 'uuid', nullable: true })
  assigneeId?: string | null;

  @Property({ type: 'array', columnType: 'text[]', nullable: true })
  extensionReasons?: ExtensionReason[] | null;

  @Instant({ nullable: true })
  extensionNotifiedAt?: Date | null;

  @Property({ type: 'integer', nullable: true })
  extensionMonths?: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The due instant of its nearest clock that still runs.',
  })
  @Instant({ nullable: true })
  dueAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the answer went out.' })
  @Instant({ nullable: true })
  answeredAt?: Date | null;

  @Field(() => RequestChannel, { nullable: true, description: 'How the answer went out.' })
  @Enum({ items: () => RequestChannel, nullable: true })
  answerChannel?: RequestChannel | null;

  @Property({ type: SealedType, nullable: true })
  answerSummary?: Sealed | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the answer as it was sent, in hexadecimal.',
  })
  @Property({ type: 'string', length: 64, nullable: true })
  answerHash?: string | null;

  @Property({ type: SealedType, nullable: true })
  lateReason?: Sealed | null;

  @Field(() => DateTime, { nullable: true, description: 'When its receipt was acknowledged.' })
  @Instant({ nullable: true })
  acknowledgedAt?: Date | null;

  /** The rights of its items, so that lists can be filtered by them: written by the verbs alone. */
  @Field(() => [Right], { description: 'The rights exercised.' })
  @Property({ type: 'array', columnType: 'text[]' })
  rightCodes!: Right[];

  @Field(() => Int, { description: 'How many of its rights are not decided yet.' })
  @Property({ type: 'integer' })
  undecidedRights: Opt<number> = 0;

  /** How many of its granted rights have recipients that nobody told, GDPR 19: written by the verbs alone. */
  @Field(() => Int, { description: 'How many of its rights have recipients that nobody told yet (GDPR 19).' })
  @Property({ type: 'integer' })
  untoldRights: Opt<number> = 0;

  @Field(() => Int, { description: 'How many letters to the person failed, and did not go out again.' })
  @Property({ type: 'integer' })
  undeliveredLetters: Opt<number> = 0;

  /** Where it stood when its clock was suspended. */
  @Enum({ items: () => RequestStatus, nullable: true })
  pausedFrom?: RequestStatus | null;

  @Property({ type: SealedType, nullable: true })
  transferredTo?: Sealed | null;

  @Property({ type: SealedType, nullable: true })
  receiptReason?: Sealed | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its file was closed: retention counts from then.',
  })
  @Instant({ nullable: true })
  closedAt?: Date | null;

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

  suspend(): void {
    this.pausedFrom = this.status;
    this.status = RequestStatus.PAUSED;
  }

  resume(): void {
    this.status = this.pausedFrom ?? RequestStatus.IN_PROGRESS;
    this.pausedFrom = null;
  }
}

@NodeEntity({ description: 'One right exercised in a request, with a clock of its own.', scope: 'entity' })
@Unique({ properties: ['organisationId', 'caseId', 'right'] })
@Index({ properties: ['organisationId', 'caseId'] })
export class DataSubjectRequest extends BaseEntity {
  @ManyToOne(() => RequestCase, { mapToPk: true, fieldName: 'case_id' })
  caseId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => Right, { description: 'The right exercised.' })
  @Enum({ items: () => Right, fieldName: 'right_code' })
  right!: Right;

  @Field(() => RequestStatus, { description: 'Where it stands.' })
  @Enum({ items: () => RequestStatus })
  status: Opt<RequestStatus> = RequestStatus.RECEIVED;

  @Field(() => DecisionOutcome, { nullable: true, description: 'What was decided of it last.' })
  @Enum({ items: () => DecisionOutcome, nullable: true })
  outcome?: DecisionOutcome | null;
}

@NodeEntity({ description: 'A time in which the clock of a request stands still.', scope: 'entity' })
@Index({ properties: ['organisationId', 'caseId'] })
export class Suspension extends BaseEntity {
  @ManyToOne(() => RequestCase, { mapToPk: true, fieldName: 'case_id' })
  caseId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => PauseReason, { description: 'Why the person was asked.' })
  @Enum({ items: () => PauseReason })
  reason!: PauseReason;

  @Field(() => DateTime, { description: 'When the person was asked.' })
  @Instant()
  askedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When they answered; absent while the clock stands still.',
  })
  @Instant({ nullable: true })
  answeredAt?: Date | null;
}
