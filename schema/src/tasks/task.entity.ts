import { Enum, Index, Property } from '@mikro-orm/decorators/legacy';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  Child,
  DayColumn,
  Filtered,
  InstantColumn,
  ParentColumn,
  PersonColumn,
  SealedColumn,
  TextColumn,
} from '../shared/columns.ts';
import type { NodeReader } from '../shared/node-spec.ts';
import { RetentionClass, type Sealed, SealedType } from '../shared/sealed.ts';
import { mayReadOn } from './task.reading.ts';

/** Whoever reads the node reads what hangs on it, and nobody else. */
const foundOn = ({ onType }: { onType: string }, { scopes }: NodeReader): boolean =>
  mayReadOn(onType, scopes);

@NodeEntity({
  description:
    'Something that somebody is to do about a node: seen by who may read that node. Its words are sealed with the file of the node, and die with it.',
  scope: 'entity',
  sealedUnder: { column: 'fileId' },
  foundBy: foundOn,
})
@Child(
  () => Task,
  'deadline',
  'Its clock, where a day was set.',
  () => Deadline,
  'nodeId',
)
@Index({ properties: ['organisationId', 'nodeId'] })
@Index({ properties: ['organisationId', 'ownerId', 'doneAt', 'dueOn'] })
@Index({ properties: ['organisationId', 'legalEntityId'] })
export class Task extends BaseEntity {
  /** What it hangs on; its id tells of which type. */
  @Filtered('id')
  @Property({ type: 'uuid' })
  nodeId!: string;

  /** The same in words, for lists. */
  @Property({ type: 'string', length: 40 })
  onType!: string;

  @ParentColumn(
    () => LegalEntity,
    'legalEntity',
    'Whose it is; absent for what concerns the organisation as a whole.',
    {
      nullable: true,
      loose: true,
      filter: true,
    },
  )
  legalEntityId?: string | null;

  /** Whose key its words are sealed under: the case, the person, the document; its own where there is no such file. */
  @Property({ type: 'uuid' })
  fileId!: string;

  @Enum({ items: () => RetentionClass })
  retention!: RetentionClass;

  @TextColumn('The reference of the case that it is part of.', { length: 20, nullable: true, filter: true })
  onReference?: string | null;

  @SealedColumn('What is to be done; null once the file that it belongs to is destroyed.')
  title!: Sealed;

  @PersonColumn('Who does it.', { filter: true })
  ownerId?: string | null;

  @DayColumn('By when.', { nullable: true, filter: true, order: true })
  dueOn?: string | null;

  @SealedColumn('What shows that it was done.', { nullable: true })
  evidence?: Sealed | null;

  @InstantColumn('When it was done; absent while it is to be done.', {
    nullable: true,
    filter: true,
    order: true,
  })
  doneAt?: Date | null;

  @PersonColumn('Who did it.')
  doneById?: string | null;

  @PersonColumn('Who wrote it; absent for software.')
  authorId?: string | null;
}

@NodeEntity({
  description:
    'A remark on a node: seen by who may read that node. Its text is sealed with the file of the node and under a key of its own; it dies with either.',
  scope: 'entity',
  foundBy: foundOn,
})
@Index({ properties: ['organisationId', 'nodeId'] })
@Index({ properties: ['organisationId', 'legalEntityId'] })
export class Comment extends BaseEntity {
  /** What it hangs on; its id tells of which type. */
  @Filtered('id')
  @Property({ type: 'uuid' })
  nodeId!: string;

  @Property({ type: 'string', length: 40 })
  onType!: string;

  @ParentColumn(
    () => LegalEntity,
    'legalEntity',
    'Whose it is; absent for what concerns the organisation as a whole.',
    {
      nullable: true,
      loose: true,
    },
  )
  legalEntityId?: string | null;

  /** Whose key its text is sealed under, beside its own. */
  @Property({ type: 'uuid' })
  fileId!: string;

  @Enum({ items: () => RetentionClass })
  retention!: RetentionClass;

  @TextColumn('The reference of the case that it is part of.', { length: 20, nullable: true })
  onReference?: string | null;

  /** Sealed twice, so no plain sealed column; null once it is deleted. */
  @Property({ type: SealedType, nullable: true })
  text?: Sealed | null;

  /** Whom it is meant for. */
  @Property({ type: 'array', columnType: 'uuid[]' })
  mentionIds!: string[];

  @PersonColumn('Who wrote it; absent for software.')
  authorId?: string | null;

  @InstantColumn('When it was deleted; only this stub is left then.', { nullable: true })
  deletedAt?: Date | null;

  @PersonColumn('Who deleted it.')
  deletedById?: string | null;
}
