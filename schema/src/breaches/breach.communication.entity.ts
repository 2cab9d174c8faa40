import { Index, Property } from '@mikro-orm/decorators/legacy';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  CodeColumn,
  InstantColumn,
  NumberColumn,
  ParentColumn,
  PersonColumn,
  SealedColumn,
  TextColumn,
} from '../shared/columns.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { Breach } from './breach.entity.ts';
import { ExemptionGround, SubjectCommunicationChannel } from './breach.terms.ts';

@NodeEntity({
  description:
    'That the persons were told of a breach, GDPR 34: directly, or by the public notice of 34(3)(c).',
  scope: 'entity',
  retention: RetentionClass.BREACH_FILE,
  sealedUnder: { column: 'breachId' },
})
@Index({ properties: ['organisationId', 'breachId'] })
export class SubjectCommunication extends BaseEntity {
  @ParentColumn(() => Breach, 'breach', 'The breach that it belongs to.', {
    children: ['communications', 'What the persons were told.'],
  })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @CodeColumn(SubjectCommunicationChannel, 'How.')
  channel!: SubjectCommunicationChannel;

  @InstantColumn('When they were really told.')
  communicatedAt!: Date;

  @NumberColumn('How many persons were told; unknown for a public notice.', { nullable: true })
  personsInformed?: number | null;

  @SealedColumn('Where the public notice stands.', { nullable: true })
  publishedWhere?: Sealed | null;

  @SealedColumn('The words as they were sent; null once their key is destroyed.')
  content!: Sealed;

  @TextColumn('SHA-256 of the words as they were sent, in hexadecimal: the proof.', { length: 64 })
  contentHash!: string;
}

@NodeEntity({
  description:
    'The exemption relied on for not telling each person of a breach, with its condition, GDPR 34(3).',
  scope: 'entity',
  retention: RetentionClass.BREACH_FILE,
  sealedUnder: { column: 'breachId' },
})
@Index({ properties: ['organisationId', 'breachId'] })
export class CommunicationExemption extends BaseEntity {
  @ParentColumn(() => Breach, 'breach', 'The breach that it belongs to.', {
    children: ['exemptions', 'The exemptions relied on, 34(3).'],
  })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @CodeColumn(ExemptionGround, 'Which of the three.')
  ground!: ExemptionGround;

  @SealedColumn('How its condition is met.')
  justification!: Sealed;

  @InstantColumn('When it was decided.')
  decidedAt!: Date;

  @PersonColumn('Who decided; none where software entered it.')
  deciderId?: string | null;
}
