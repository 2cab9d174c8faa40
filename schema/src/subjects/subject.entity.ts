import type { Opt } from '@mikro-orm/core';
import { Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Locale } from '../shared/locale.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { IdentifierScheme } from './subject.terms.ts';

@NodeEntity({
  description:
    'A data subject (GDPR 4(1)): a person, as one legal entity knows them. Another one that knows them has a record of its own.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'reference'] })
@Index({ properties: ['organisationId', 'legalEntityId'] })
export class DataSubject extends BaseEntity {
  @Field(() => String, { description: 'Its reference, as in PC-2026-0042.' })
  @Property({ type: 'string', length: 20 })
  reference!: string;

  /** Which controller knows them; absent until a case says so: then only who reaches all legal entities sees them. */
  @ManyToOne(() => LegalEntity, { mapToPk: true, fieldName: 'legal_entity_id', nullable: true })
  legalEntityId?: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language to write to them in.' })
  @Enum({ items: () => Locale, nullable: true })
  locale?: Locale | null;

  @Field(() => DateTime, { nullable: true, description: 'When their profile was erased (GDPR 17).' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  erasedAt?: Date | null;

  /** Counts and key ids of the erasure, and the vault's answer when it was asked to open them afterwards. */
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  erasureProof?: { keyIds: string[]; provedAt: string; refused: number; suppressed: number } | null;
}

@NodeEntity({
  description: 'One thing by which a data subject is found: exact look-up only, by a keyed hash.',
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'scheme', 'indexHash'] })
@Index({ properties: ['organisationId', 'dataSubjectId'] })
export class SubjectIdentifier extends BaseEntity {
  @ManyToOne(() => DataSubject, { mapToPk: true, fieldName: 'data_subject_id' })
  dataSubjectId!: string;

  /** Its person's: once in each legal entity. */
  @Property({ type: 'uuid', nullable: true })
  legalEntityId?: string | null;

  @Field(() => IdentifierScheme, { description: 'By what the person is known here.' })
  @Enum({ items: () => IdentifierScheme })
  scheme!: IdentifierScheme;

  /** In clear: which software, and not who. Covered by the hash, and gone with it. */
  @Field(() => String, {
    nullable: true,
    description: 'Which system a customer number is of; absent for one of the organisation itself.',
  })
  @Property({ type: 'string', length: 60, nullable: true })
  system?: string | null;

  /** HMAC of the normalised value under the organisation's index key for the scheme; gone at erasure. */
  @Property({ type: 'blob', columnType: 'bytea', nullable: true })
  indexHash?: Buffer | null;

  /** Of which spelling it is the hash: who is under a former one is looked up by that too, until a job has followed. */
  @Property({ type: 'integer', default: 1 })
  indexVersion: Opt<number> = 1;

  @Property({ type: SealedType })
  value!: Sealed;
}

@ObjectType('ErasureProof', {
  description:
    'What the vault answered when it was asked, after the erasure, to open what it had destroyed the keys of.',
  simpleResolvers: true,
})
export class ErasureProof {
  @Field(() => Int, { description: 'Keys of class PROFILE that were destroyed.' })
  keysDestroyed!: number;

  @Field(() => Int, {
    description: 'Of these, how many the vault then refused to open: equal to keysDestroyed.',
  })
  refusedByVault!: number;

  @Field(() => Int, {
    description: 'Identifiers kept as a keyed hash alone, because an objection must stay effective.',
  })
  suppressed!: number;

  @Field(() => DateTime, { description: 'When the vault was asked.' })
  provedAt!: Date;
}
