import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  CodeColumn,
  InstantColumn,
  NumberColumn,
  PersonColumn,
  SealedColumn,
  TextColumn,
} from '../shared/columns.ts';
import { DateTime } from '../shared/scalars.ts';
import { RetentionClass, type Sealed, SealedType } from '../shared/sealed.ts';
import { entityPolicies } from '../shared/tenancy.ts';
import { DocumentPurpose } from './document.terms.ts';

/** What the vault answered when it was asked, after a deletion, to use the keys that it had destroyed. */
export interface DeletionFacts {
  keyIds: string[];
  refused: number;
  provedAt: string;
}

/** Its bytes are a row of their own, so that a list of documents does not read them. */
@NodeEntity({
  description:
    'A document: its bytes and its name sealed, its hash kept as evidence, also when it is deleted (GDPR 5(2)).',
  scope: 'entity',
  retention: RetentionClass.DOCUMENT,
  one: ['document', 'A document: what it is. Its bytes are read at /files/<id>.'],
})
@Index({ properties: ['organisationId', 'nodeId'] })
@Index({ properties: ['organisationId', 'purpose', 'createdAt'] })
export class Document extends BaseEntity {
  /** The node that it belongs to. */
  @Property({ type: 'uuid' })
  nodeId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @CodeColumn(DocumentPurpose, 'What it is kept for.')
  purpose!: DocumentPurpose;

  @SealedColumn('Its name; null once it is deleted.')
  filename!: Sealed;

  @TextColumn('What its bytes are, told from the bytes themselves.', { length: 100 })
  mediaType!: string;

  @NumberColumn('Its length in bytes.')
  size!: number;

  @TextColumn('SHA-256 of its bytes, in hexadecimal: stays when it is deleted.', { length: 64 })
  sha256!: string;

  @PersonColumn('Who added it.')
  uploadedById?: string | null;

  @InstantColumn('When its bytes and their key were destroyed; absent while it is kept.', { nullable: true })
  deletedAt?: Date | null;

  @Property({ type: 'json', nullable: true })
  deletion?: DeletionFacts | null;
}

@ObjectType('DocumentDeletion', {
  description:
    'What the vault answered when it was asked, after the deletion, to open what it had destroyed.',
  simpleResolvers: true,
})
export class DocumentDeletion {
  @Field(() => Int, { description: 'Keys that were destroyed.' })
  keysDestroyed!: number;

  @Field(() => Int, {
    description: 'Of these, how many the vault then refused to use: equal to keysDestroyed.',
  })
  refusedByVault!: number;

  @Field(() => DateTime, { description: 'When the vault was asked.' })
  provedAt!: Date;
}

/** The sealed bytes of a document. The row goes with the document's deletion. */
@Entity({ rowLevelSecurity: 'force', policies: entityPolicies() })
export class DocumentContent {
  @PrimaryKey({ type: 'uuid' })
  documentId!: string;

  @Property({ type: 'uuid' })
  organisationId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Property({ type: SealedType })
  bytes!: Sealed;
}
