import type { Opt } from '@mikro-orm/core';
import { Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  BooleanColumn,
  CodeColumn,
  NumberColumn,
  ParentColumn,
  PersonColumn,
  SealedColumn,
  TextColumn,
} from '../shared/columns.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { ExercisedRight } from './request.entity.ts';
import type { RightContext } from './request.rights.terms.ts';
import { DecisionOutcome, RefusalGround } from './request.terms.ts';

/** Append only: other facts make another proposal. */
@NodeEntity({
  description:
    'What the ordered procedure proposed for one right, from the facts as they were known: a person decides.',
  scope: 'entity',
  retention: RetentionClass.REQUEST_FILE,
  sealedUnder: { column: 'itemId', of: () => ExercisedRight, whose: 'caseId' },
})
@Unique({ properties: ['organisationId', 'itemId', 'number'] })
export class RequestAssessment extends BaseEntity {
  @ParentColumn(() => ExercisedRight, 'right', 'The right that it belongs to.', {
    children: ['assessments', 'What the procedure proposed, the oldest first.'],
  })
  itemId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @NumberColumn('The first is 1.')
  number!: number;

  @TextColumn('Code of the legal basis; absent where it is unknown.', { length: 60, nullable: true })
  legalBasis?: string | null;

  @Property({ type: 'json' })
  context!: RightContext;

  @TextColumn('YES, CONDITIONAL or NO.', { length: 20 })
  outcome!: string;

  @TextColumn('Why, by code.', { length: 60 })
  code!: string;
}

/** Append only: the last one counts, and what was decided before stays. */
@NodeEntity({
  description: 'What a person decided of one right, beside what the procedure had proposed.',
  scope: 'entity',
  retention: RetentionClass.REQUEST_FILE,
  sealedUnder: { column: 'itemId', of: () => ExercisedRight, whose: 'caseId' },
})
@Unique({ properties: ['organisationId', 'itemId', 'number'] })
@Index({ properties: ['organisationId', 'assessmentId'] })
export class RightDecision extends BaseEntity {
  @ParentColumn(() => ExercisedRight, 'right', 'The right that it belongs to.', {
    children: ['decisions', 'What was decided, the oldest first: the last counts.'],
  })
  itemId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @NumberColumn('The first is 1; the last one counts.')
  number!: number;

  @CodeColumn(DecisionOutcome, 'What was decided.')
  outcome!: DecisionOutcome;

  @ParentColumn(
    () => RequestAssessment,
    'assessment',
    'What the procedure had proposed, where it was asked.',
    { nullable: true },
  )
  assessmentId?: string | null;

  @BooleanColumn('Whether it departs from what the procedure proposed.')
  departs: Opt<boolean> = false;

  @SealedColumn('Why it departs from the proposal.', { nullable: true })
  departureReason?: Sealed | null;

  @CodeColumn(RefusalGround, 'Why the right is not granted, or not in full.', {
    nullable: true,
  })
  ground?: RefusalGround | null;

  @TextColumn('The law that restricts (GDPR 23).', { length: 300, nullable: true })
  statute?: string | null;

  @SealedColumn('The reason, as the person is told.', { nullable: true })
  reason?: Sealed | null;

  @TextColumn('The authority that the person is told they may complain to (GDPR 77).', {
    length: 300,
    nullable: true,
  })
  complaintAuthority?: string | null;

  @BooleanColumn('Whether the remedy before a court is told (GDPR 79).')
  judicialRemedy: Opt<boolean> = false;

  @PersonColumn('Who decided.')
  decidedById?: string | null;
}
