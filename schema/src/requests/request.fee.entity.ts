import { Index, Property } from '@mikro-orm/decorators/legacy';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  InstantColumn,
  NumberColumn,
  ParentColumn,
  PersonColumn,
  SealedColumn,
  TextColumn,
} from '../shared/columns.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { ExercisedRight } from './request.entity.ts';

@NodeEntity({
  description:
    'A reasonable fee that the person was told of before it is charged: only where their request is manifestly unfounded or excessive (GDPR 12(5)(a)).',
  scope: 'entity',
  retention: RetentionClass.REQUEST_FILE,
  sealedUnder: { column: 'itemId', of: () => ExercisedRight, whose: 'caseId' },
})
@Index({ properties: ['organisationId', 'itemId'] })
export class FeeAnnouncement extends BaseEntity {
  @ParentColumn(() => ExercisedRight, 'right', 'The right that it belongs to.', {
    child: ['feeAnnouncement', 'The fee that was announced for it (GDPR 12(5)(a)).'],
  })
  itemId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @NumberColumn('The fee in the smallest unit of its currency: 1500 is EUR 15.00.')
  amountInCents!: number;

  @TextColumn('Its currency by ISO 4217, as in EUR.', { length: 3 })
  currency!: string;

  @SealedColumn('Why, as the person is told.')
  reason!: Sealed;

  @InstantColumn('When the person was told.')
  toldAt!: Date;

  @PersonColumn('Who announced it.')
  announcedById?: string | null;
}
