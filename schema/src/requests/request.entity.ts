import type { Opt } from '@mikro-orm/core';
import { Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { PauseReason } from '../deadlines/deadline.terms.ts';
import { Document } from '../documents/document.entity.ts';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  Children,
  CodeColumn,
  CodesColumn,
  DayColumn,
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
import { Locale } from '../shared/locale.ts';
import { DateTime } from '../shared/scalars.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
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
  retention: RetentionClass.REQUEST_FILE,
  one: ['request', 'A request with its rights.'],
  many: ['requests', 'Requests, the newest first unless asked otherwise.'],
})
@Children(
  () => DataSubjectRequest,
  'documents',
  'The pieces of its file: what came with it, and what goes out with its answer.',
  () => Document,
  'nodeId',
  { nullable: true },
)
@Unique({ properties: ['organisationId', 'reference'] })
@Index({ properties: ['organisationId', 'legalEntityId'] })
@Index({ properties: ['organisationId', 'receivedAt'] })
@Index({ properties: ['organisationId', 'dataSubjectId'] })
@Index({ properties: ['organisationId', 'dueAt'] })
@Index({ properties: ['organisationId', 'closedAt'] })
@Index({ properties: ['organisationId', 'updatedAt'] })
@Unique({
  name: 'data_subject_request_external_reference',
  properties: ['organisationId', 'externalSystem', 'externalId', 'legalEntityId'],
})
@Index({ name: 'data_subject_request_right_codes', properties: ['rightCodes'], type: 'gin' })
export class DataSubjectRequest extends BaseEntity {
  @TextColumn('Its reference, as in DR-2026-0042.', { length: 20, filter: true, order: true })
  reference!: string;

  @ParentColumn(() => LegalEntity, 'legalEntity', 'The controller that it was sent to.', { filter: true })
  legalEntityId!: string;

  @CodeColumn(RequestStatus, 'Where it stands.', { filter: true, order: true })
  status: Opt<RequestStatus> = RequestStatus.RECEIVED;

  @CodeColumn(RequestChannel, 'How it came in.', { filter: true })
  channel!: RequestChannel;

  @InstantColumn('When it reached the controller: the clock starts here.', { filter: true, order: true })
  receivedAt!: Date;

  @DayColumn('The day of receipt, where the hour is not known (a letter).', { nullable: true })
  receivedOn?: string | null;

  @CodeColumn(Locale, 'The language to answer in.')
  locale: Opt<Locale> = Locale.FR;

  @CodeColumn(RequesterType, 'Who asks.', { filter: true })
  requesterType: Opt<RequesterType> = RequesterType.SELF;

  @CodeColumn(IdentityResult, 'How the question of who asks was settled.', { filter: true })
  identity: Opt<IdentityResult> = IdentityResult.PENDING;

  @CodeColumn(MandateResult, 'What the check of the mandate found, where somebody asks for the person.', {
    nullable: true,
  })
  mandate?: MandateResult | null;

  @SealedColumn('What showed the mandate, and where it is kept.', { nullable: true })
  mandateNote?: Sealed | null;

  @SealedColumn('Who wrote.', { nullable: true })
  requesterName?: Sealed | null;

  @SealedColumn('Their address.', { nullable: true })
  requesterEmail?: Sealed | null;

  @SealedColumn('The message in its own words.', { nullable: true })
  verbatim?: Sealed | null;

  @ParentColumn(() => DataSubject, 'subject', 'The person, once found.', {
    nullable: true,
    filter: true,
    children: ['requests', 'What they have asked for.'],
  })
  dataSubjectId?: string | null;

  @PersonColumn('Who works it.', { filter: true })
  assigneeId?: string | null;

  @Property({ type: 'array', columnType: 'text[]', nullable: true })
  extensionReasons?: ExtensionReason[] | null;

  @Instant({ nullable: true })
  extensionNotifiedAt?: Date | null;

  @Property({ type: 'integer', nullable: true })
  extensionMonths?: number | null;

  @InstantColumn('The due instant of its nearest clock that still runs.', {
    nullable: true,
    filter: true,
    order: true,
  })
  dueAt?: Date | null;

  @InstantColumn('When the answer went out.', { nullable: true, filter: true, order: true })
  answeredAt?: Date | null;

  @CodeColumn(RequestChannel, 'How the answer went out.', { nullable: true })
  answerChannel?: RequestChannel | null;

  @SealedColumn('The answer as it was sent.', { nullable: true })
  answerSummary?: Sealed | null;

  @TextColumn('SHA-256 of the answer as it was sent, in hexadecimal.', { length: 64, nullable: true })
  answerHash?: string | null;

  @SealedColumn('Why the answer was late, where it was.', { nullable: true })
  lateReason?: Sealed | null;

  @InstantColumn('When its receipt was acknowledged.', { nullable: true })
  acknowledgedAt?: Date | null;

  /** The rights of its items, so that lists can be filtered by them: written by the verbs alone. */
  @CodesColumn(Right, 'The rights exercised.', { filter: true })
  rightCodes!: Right[];

  @NumberColumn('How many of its rights are not decided yet.')
  undecidedRights: Opt<number> = 0;

  /** How many of its granted rights have recipients that nobody told, GDPR 19: written by the verbs alone. */
  @NumberColumn('How many of its rights have recipients that nobody told yet (GDPR 19).')
  untoldRights: Opt<number> = 0;

  @NumberColumn('How many letters to the person failed, and did not go out again.')
  undeliveredLetters: Opt<number> = 0;

  /** Where it stood when its clock was suspended. */
  @Enum({ items: () => RequestStatus, nullable: true })
  pausedFrom?: RequestStatus | null;

  @SealedColumn('The right controller, where it was another.', { nullable: true })
  transferredTo?: Sealed | null;

  @SealedColumn('Why its receipt was corrected last.', { nullable: true })
  receiptReason?: Sealed | null;

  @InstantColumn('When its file was closed: retention counts from then.', { nullable: true, filter: true })
  closedAt?: Date | null;

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
export class ExercisedRight extends BaseEntity {
  @ParentColumn(() => DataSubjectRequest, 'request', 'The message that it came in.', {
    children: ['rights', 'The rights exercised, each an item with its clock.'],
  })
  caseId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => Right, { description: 'The right exercised.' })
  @Enum({ items: () => Right, fieldName: 'right_code' })
  right!: Right;

  @CodeColumn(RequestStatus, 'Where it stands.')
  status: Opt<RequestStatus> = RequestStatus.RECEIVED;

  @CodeColumn(DecisionOutcome, 'What was decided of it last.', { nullable: true })
  outcome?: DecisionOutcome | null;
}

@NodeEntity({ description: 'A time in which the clock of a request stands still.', scope: 'entity' })
@Index({ properties: ['organisationId', 'caseId'] })
export class Suspension extends BaseEntity {
  @ParentColumn(() => DataSubjectRequest, 'request', 'The request that it belongs to.', {
    children: ['suspensions', 'The times in which its clock stood still.'],
  })
  caseId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @CodeColumn(PauseReason, 'Why the person was asked.')
  reason!: PauseReason;

  @InstantColumn('When the person was asked.')
  askedAt!: Date;

  @InstantColumn('When they answered; absent while the clock stands still.', { nullable: true })
  answeredAt?: Date | null;
}
