import { Index, Property } from '@mikro-orm/decorators/legacy';
import { Document } from '../documents/document.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Children, CodeColumn, InstantColumn, ParentColumn, SealedColumn } from '../shared/columns.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { DataSubjectRequest } from './request.entity.ts';
import { IdentityMethod, IdentityResult } from './request.terms.ts';

/** Append only: a further look at who asks is a further row. */
@NodeEntity({
  description: 'A look at who asks: what was asked, why, and what it found (GDPR 12(6)).',
  scope: 'entity',
  retention: RetentionClass.REQUEST_FILE,
  sealedUnder: { column: 'caseId' },
})
@Children(
  () => IdentityCheck,
  'documents',
  'The copies that are kept with it until the decision, and what is left of them after it.',
  () => Document,
  'nodeId',
  { nullable: true },
)
@Index({ properties: ['organisationId', 'caseId'] })
export class IdentityCheck extends BaseEntity {
  @ParentColumn(() => DataSubjectRequest, 'request', 'The request that it belongs to.', {
    children: ['identityChecks', 'Each look at who asks, the oldest first.'],
  })
  caseId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @CodeColumn(IdentityResult, 'What it found.')
  result!: IdentityResult;

  @CodeColumn(IdentityMethod, 'By what; absent where no check was needed.', {
    nullable: true,
  })
  method?: IdentityMethod | null;

  @SealedColumn('What was asked.', { nullable: true })
  asked?: Sealed | null;

  @SealedColumn('Why.', { nullable: true })
  reason?: Sealed | null;

  /** Where a copy lies, until the decision. */
  @SealedColumn('Where the document lies, until the decision.', { nullable: true })
  documentReference?: Sealed | null;

  @InstantColumn('When the reference to the document was deleted: on the decision.', { nullable: true })
  documentDeletedAt?: Date | null;

  @InstantColumn('When the question was put, or decided.')
  at!: Date;
}
