import { Index, Property } from '@mikro-orm/decorators/legacy';
import { Field } from 'type-graphql';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  Children,
  DayColumn,
  InstantColumn,
  NumberColumn,
  ParentColumn,
  PersonColumn,
  SealedColumn,
  TextColumn,
} from '../shared/columns.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { Breach } from './breach.entity.ts';

@NodeEntity({
  description: 'A measure taken or proposed to address a breach or its effects, GDPR 33(3)(d).',
  scope: 'entity',
  retention: RetentionClass.BREACH_FILE,
  sealedUnder: { column: 'breachId' },
})
@Index({ properties: ['organisationId', 'breachId'] })
export class BreachMeasure extends BaseEntity {
  @ParentColumn(() => Breach, 'breach', 'The breach that it belongs to.', {
    children: ['measures', 'Its measures, 33(3)(d).'],
  })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @SealedColumn('What is to be done.')
  title!: Sealed;

  @PersonColumn('Who does it.')
  ownerId?: string | null;

  @DayColumn('By when.', { nullable: true })
  dueOn?: string | null;

  @InstantColumn('When it was done.', { nullable: true })
  completedAt?: Date | null;

  @Property({ type: 'uuid', nullable: true })
  completedById?: string | null;
}

@Children(
  () => ControllerNotice,
  'deadlines',
  'Its clock, from the awareness of the processor.',
  () => Deadline,
  'nodeId',
)
@NodeEntity({
  description: 'A customer whose data a breach at a processor concerns, and the notice to them, GDPR 33(2).',
  scope: 'entity',
  retention: RetentionClass.BREACH_FILE,
  sealedUnder: { column: 'breachId' },
})
@Index({ properties: ['organisationId', 'breachId'] })
export class ControllerNotice extends BaseEntity {
  @ParentColumn(() => Breach, 'breach', 'The breach of the processor that it tells of.', {
    children: ['controllerNotices', 'The customers concerned, of a processor.'],
  })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @SealedColumn('The controller: the customer under the contract.')
  controllerName!: Sealed;

  /** The controller, where it is a legal entity of the same organisation; its own breach, once that was opened. */
  @ParentColumn(
    () => LegalEntity,
    'controllerEntity',
    'The controller, where it is a legal entity of the same organisation.',
    { nullable: true, loose: true },
  )
  controllerEntityId?: string | null;

  @ParentColumn(
    () => Breach,
    'controllerBreach',
    "That controller's own breach, once it was opened from here.",
    { nullable: true, loose: true },
  )
  controllerBreachId?: string | null;

  @SealedColumn('Whom to tell there.', { nullable: true })
  contact?: Sealed | null;

  @NumberColumn('The hours that the contract gives; without them the law says without undue delay.', {
    nullable: true,
  })
  noticeHours?: number | null;

  @InstantColumn('When the controller was really told.', { nullable: true })
  notifiedAt?: Date | null;

  @SealedColumn('The notice as it was sent.', { nullable: true })
  content?: Sealed | null;

  @TextColumn('SHA-256 of the notice as it was sent, in hexadecimal.', { length: 64, nullable: true })
  contentHash?: string | null;

  @Field(() => Boolean, { description: "Whether it came after the contract's hours." })
  @Property({ type: 'boolean', default: false })
  isLate: boolean = false;
}
