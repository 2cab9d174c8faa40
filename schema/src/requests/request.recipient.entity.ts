import { Index, Property } from '@mikro-orm/decorators/legacy';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { CodeColumn, InstantColumn, ParentColumn, SealedColumn } from '../shared/columns.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { ExercisedRight } from './request.entity.ts';
import { RecipientNoticeOutcome } from './request.terms.ts';

@NodeEntity({
  description:
    'A recipient to whom the data were disclosed, and what they were told of a rectification, an erasure or a restriction (GDPR 19).',
  scope: 'entity',
  retention: RetentionClass.REQUEST_FILE,
  sealedUnder: { column: 'itemId', of: () => ExercisedRight, whose: 'caseId' },
})
@Index({ properties: ['organisationId', 'itemId'] })
export class RecipientNotice extends BaseEntity {
  @ParentColumn(() => ExercisedRight, 'right', 'The right that it belongs to.', {
    children: ['recipientNotices', 'Whom the data had been disclosed to, and what they were told (GDPR 19).'],
  })
  itemId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @CodeColumn(RecipientNoticeOutcome, 'What became of telling them.')
  outcome!: RecipientNoticeOutcome;

  @SealedColumn('Who received the data; absent where nobody did.', { nullable: true })
  recipient?: Sealed | null;

  @SealedColumn('Why telling them is impossible or disproportionate.', { nullable: true })
  reason?: Sealed | null;

  @InstantColumn('When they were told.', { nullable: true })
  sentAt?: Date | null;

  @InstantColumn('When they confirmed that it was done.', { nullable: true })
  acknowledgedAt?: Date | null;
}
