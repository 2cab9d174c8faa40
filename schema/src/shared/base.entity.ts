import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { Instant } from './instant.ts';
import { type NodeSpec, nodeSpecOf, type SealOwner } from './node-spec.ts';
import { nodeTypeOf } from './node-types.ts';
import { DateTime } from './scalars.ts';
import type { RetentionClass } from './sealed.ts';
import { eitherPolicies, entityPolicies, ownPolicies, reachPolicies, tenantPolicies } from './tenancy.ts';

/** What every row of an organisation has; as a GraphQL interface, what can be found by its id alone. */
@InterfaceType('Node', {
  description: 'Whatever has an id of its own. The id tells its type, so node(id:) finds it.',
  resolveType: (value: { id: string }) => nodeTypeOf(value.id) ?? undefined,
})
export abstract class BaseEntity {
  /** A UUIDv7 made by the application, which carries the node type's number. */
  @Field(() => ID, { description: 'Unique for ever. Opaque to callers.' })
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  organisationId!: string;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  @Instant()
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  @Instant()
  updatedAt!: Date;

  @Field(() => Int, {
    description: 'Goes up with each change. Send it with a mutation: a stale one is refused as CONFLICT.',
  })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;
}

interface NodeOptions {
  /** Its name in GraphQL; the class's own when absent. */
  name?: string;
  description: string;
  /**
   * `entity`: confined to the legal entities of the membership as well; `either`: where the row has one; `own`: where it
   * has none, to whom it is meant for; `reach`: to who reaches at least as far as the row does.
   */
  scope?: 'organisation' | 'entity' | 'either' | 'own' | 'reach';
  organisationColumn?: string;
  entityColumn?: string;
  /** Of `own`: who it is meant for. */
  ownerColumn?: string;
  /** How long the keys of its sealed texts live, and whose they are; its own when absent. */
  retention?: RetentionClass;
  sealedUnder?: SealOwner;
  /** Who finds it of those who reach it: everyone when absent. */
  foundBy?: NodeSpec['foundBy'];
  /** The query of one, and that of the list, each with its sentence. */
  one?: NodeSpec['one'];
  many?: NodeSpec['many'];
}

/** One class that is a tenant's table and a GraphQL node: row-level security is forced, fields are read directly. */
export const NodeEntity =
  ({
    name,
    description,
    scope = 'organisation',
    organisationColumn,
    entityColumn,
    ownerColumn = 'recipient_id',
    sealedUnder = { column: 'id' },
    ...said
  }: NodeOptions): ClassDecorator =>
  (target) => {
    Object.assign(nodeSpecOf(target), said, { owner: sealedUnder });
    const policies = {
      organisation: () => tenantPolicies(organisationColumn),
      entity: () => entityPolicies(entityColumn),
      either: () => eitherPolicies(entityColumn),
      own: () => ownPolicies(ownerColumn, entityColumn),
      reach: () => reachPolicies(),
    }[scope]();
    Entity({ rowLevelSecurity: 'force', policies })(target as never);
    ObjectType(name ?? target.name, { description, implements: BaseEntity, simpleResolvers: true })(target);
  };
