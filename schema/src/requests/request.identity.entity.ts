import { Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, registerEnumType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { RequestCase } from './request.entity.ts';
import { IdentityMethod, IdentityResult } from './request.terms.ts';

registerEnumType(IdentityMethod, {
  name: 'IdentityMethod',
  description: 'By what a person is identified, the mildest first.',
});

/** Append only: a further look at who asks is a further row. */
@NodeEntity({
  description: 'A look at who asks: what was asked, why, and what it found (GDPR 12(6)).',
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'caseId'] })
export class IdentityCheck extends BaseEntity {
  @ManyToOne(() => RequestCase, { mapToPk: true, fieldName: 'case_id' })
  caseId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => IdentityResult, { description: 'What it found.' })
  @Enum({ items: () => IdentityResult })
  result!: IdentityResult;

  @Field(() => IdentityMethod, { nullable: true, description: 'By what; absent where no check was needed.' })
  @Enum({ items: () => IdentityMethod, nullable: true })
  method?: IdentityMethod | null;

  @Property({ type: SealedType, nullable: true })
  asked?: Sealed | null;

  @Property({ type: SealedType, nullable: true })
  reason?: Sealed | null;

  /** Where a copy lies, until the decision. */
  @Property({ type: SealedType, nullable: true })
  documentReference?: Sealed | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the reference to the document was deleted: on the decision.',
  })
  @Instant({ nullable: true })
  documentDeletedAt?: Date | null;

  @Field(() => DateTime, { description: 'When the question was put, or decided.' })
  @Instant()
  at!: Date;
}
