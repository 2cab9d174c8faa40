import type { Opt } from '@mikro-orm/core';
import { Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, registerEnumType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { IdentifierScheme } from '../subjects/subject.terms.ts';
import { RequestCase } from './request.entity.ts';
import { ClaimState } from './request.terms.ts';

registerEnumType(ClaimState, {
  name: 'ClaimState',
  description: 'What became of an identifier that came with a message.',
});

/** Sealed under the key of the request, and gone with it: what is claimed is not yet known of anybody, GDPR 5(1)(d). */
@NodeEntity({
  description:
    'An identifier that came with a message: it finds candidates, and adds nothing to a person until identity is settled.',
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'caseId'] })
@Index({ properties: ['organisationId', 'indexHash'] })
export class ClaimedIdentifier extends BaseEntity {
  @ManyToOne(() => RequestCase, { mapToPk: true, fieldName: 'case_id' })
  caseId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => IdentifierScheme, { description: 'What kind of thing.' })
  @Enum({ items: () => IdentifierScheme })
  scheme!: IdentifierScheme;

  /** Null once refused. */
  @Field(() => String, {
    nullable: true,
    description: 'Which system a customer number is of; absent for one of the organisation itself.',
  })
  @Property({ type: 'string', length: 60, nullable: true })
  system?: string | null;

  @Field(() => ClaimState, { description: 'What became of it.' })
  @Enum({ items: () => ClaimState })
  state: Opt<ClaimState> = ClaimState.OPEN;

  /** While it is open; a full name has none, since it finds nobody. */
  @Property({ type: 'blob', columnType: 'bytea', nullable: true })
  indexHash?: Buffer | null;

  /** That of the former spelling, which finds who is still on record under it. */
  @Property({ type: 'blob', columnType: 'bytea', nullable: true })
  formerHash?: Buffer | null;

  /** Null once refused. */
  @Property({ type: SealedType, nullable: true })
  value?: Sealed | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was accepted or refused.' })
  @Instant({ nullable: true })
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
