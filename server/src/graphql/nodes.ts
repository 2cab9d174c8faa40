import { BaseEntity, isFoundBy, nodeTypeOf, notFound, PERMISSIONS, type Requirement } from '@vigie/schema';
import type { Operation } from './operation.ts';

/** Finds any node by its id alone, under the permission of its own type. */
export class Nodes {
  async read(operation: Operation, id: string): Promise<BaseEntity> {
    const type = nodeTypeOf(id);
    const entity = type ? operation.reader.classOf(type) : undefined;
    const requirement = type ? (PERMISSIONS[type] as Requirement | undefined) : undefined;
    // The trail has rows, yet no nodes.
    const isNode = entity && entity.prototype instanceof BaseEntity;
    if (!isNode || !requirement) {
      // The same road as a good id of nobody: the time of the answer tells nothing.
      await operation.reader.snapshot.sql('select 1 where false');
      throw notFound();
    }
    const found = await operation.reader.get(entity, id);
    operation.allow(requirement);
    if (!isFoundBy(entity, found, operation.actor)) throw notFound();
    return found;
  }
}
