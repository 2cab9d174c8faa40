import type { Opt } from '@mikro-orm/core';
import { Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { CodeColumn, InstantColumn, ParentColumn, SealedColumn, TextColumn } from '../shared/columns.ts';
import { Locale } from '../shared/locale.ts';
import { DateTime } from '../shared/scalars.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { IdentifierScheme } from './subject.terms.ts';

@NodeEntity({
  description:
    'A data subject (GDPR 4(1)): a person, as one legal entity knows them. Another one that knows them has a record of its own.',
  scope: 'entity',
  retention: RetentionClass.PROFILE,
  one: ['dataSubject', 'A data subject.'],
  many: [
    'dataSubjects',
    'Data subjects, by reference. To find one by what they are known, use findDataSubject.',
  ],
})
@Unique({ properties: ['organisationId', 'reference'] })
@Index({ properties: ['organisationId', 'legalEntityId'] })
export class DataSubject extends BaseEntity {
  @TextColumn('Its reference, as in PC-2026-0042.', { length: 20, filter: true, order: true })
  reference!: string;

  /** Which controller knows them; absent until a case says so: then only who reaches all legal entities sees them. */
  @ParentColumn(
    () => LegalEntity,
    'legalEntity',
    'The legal entity that knows them; absent while only the organisation as a whole does.',
    { nullable: true, filter: true },
  )
  legalEntityId?: string | null;

  @CodeColumn(Locale, 'The language to write to them in.', { nullable: true })
  locale?: Locale | null;

  @InstantColumn('When their profile was erased (GDPR 17).', { nullable: true, filter: true })
  erasedAt?: Date | null;

  /** Counts and key ids of the erasure, and the vault's answer when it was asked to open them afterwards. */
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  erasureProof?: { keyIds: string[]; provedAt: string; refused: number; suppressed: number } | null;
}

@NodeEntity({
  description: 'One thing by which a data subject is found: exact look-up only, by a keyed hash.',
  scope: 'entity',
  retention: RetentionClass.PROFILE,
  sealedUnder: { column: 'dataSubjectId' },
})
@Index({ properties: ['organisationId', 'scheme', 'indexHash'] })
@Index({ properties: ['organisationId', 'dataSubjectId'] })
export class SubjectIdentifier extends BaseEntity {
  @ParentColumn(() => DataSubject, 'subject', 'Whom it is of.', {
    children: ['identifiers', 'By what they are known.'],
  })
  dataSubjectId!: string;

  /** Its person's: once in each legal entity. */
  @Property({ type: 'uuid', nullable: true })
  legalEntityId?: string | null;

  @CodeColumn(IdentifierScheme, 'By what the person is known here.')
  scheme!: IdentifierScheme;

  /** In clear: which software, and not who. Covered by the hash, and gone with it. */
  @TextColumn('Which system a customer number is of; absent for one of the organisation itself.', {
    length: 60,
    nullable: true,
  })
  system?: string | null;

  /** HMAC of the normalised value under the organisation's index key for the scheme; gone at erasure. */
  @Property({ type: 'blob', columnType: 'bytea', nullable: true })
  indexHash?: Buffer | null;

  /** Of which spelling it is the hash: who is under a former one is looked up by that too, until a job has followed. */
  @Property({ type: 'integer', default: 1 })
  indexVersion: Opt<number> = 1;

  @SealedColumn('The identifier; null once erased.')
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
