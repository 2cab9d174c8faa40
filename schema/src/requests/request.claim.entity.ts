import type { Opt } from '@mikro-orm/core';
import { Index, Property } from '@mikro-orm/decorators/legacy';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { CodeColumn, InstantColumn, ParentColumn, SealedColumn, TextColumn } from '../shared/columns.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { IdentifierScheme } from '../subjects/subject.terms.ts';
import { DataSubjectRequest } from './request.entity.ts';
import { ClaimState } from './request.terms.ts';

/** Sealed under the key of the request, and gone with it: what is claimed is not yet known of anybody, GDPR 5(1)(d). */
@NodeEntity({
  description:
    'An identifier that came with a message: it finds candidates, and adds nothing to a person until identity is settled.',
  scope: 'entity',
  retention: RetentionClass.REQUEST_FILE,
  sealedUnder: { column: 'caseId' },
})
@Index({ properties: ['organisationId', 'caseId'] })
@Index({ properties: ['organisationId', 'indexHash'] })
export class ClaimedIdentifier extends BaseEntity {
  @ParentColumn(() => DataSubjectRequest, 'request', 'The request that it belongs to.', {
    children: ['claims', 'What the message says of who the person is, the oldest first.'],
  })
  caseId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @CodeColumn(IdentifierScheme, 'What kind of thing.')
  scheme!: IdentifierScheme;

  /** Null once refused. */
  @TextColumn('Which system a customer number is of; absent for one of the organisation itself.', {
    length: 60,
    nullable: true,
  })
  system?: string | null;

  @CodeColumn(ClaimState, 'What became of it.')
  state: Opt<ClaimState> = ClaimState.OPEN;

  /** While it is open; a full name has none, since it finds nobody. */
  @Property({ type: 'blob', columnType: 'bytea', nullable: true })
  indexHash?: Buffer | null;

  /** That of the former spelling, which finds who is still on record under it. */
  @Property({ type: 'blob', columnType: 'bytea', nullable: true })
  formerHash?: Buffer | null;

  /** Null once refused. */
  @SealedColumn('What the message says; null once refused.', { nullable: true })
  value?: Sealed | null;

  @InstantColumn('When it was accepted or refused.', { nullable: true })
  settledAt?: Date | null;

  /** The person has it from now on; the file keeps what the message said. */
  accept(at: Date): void {
    Object.assign(this, {
      state: ClaimState.ACCEPTED,
      indexHash: null,
      formerHash: null,
      settledAt: at,
      updatedAt: at,
    });
  }

  /** It is nobody's here: nothing of it stays. */
  refuse(at: Date): void {
    Object.assign(this, {
      state: ClaimState.REFUSED,
      indexHash: null,
      formerHash: null,
      system: null,
      value: null,
      settledAt: at,
      updatedAt: at,
    });
  }
}
