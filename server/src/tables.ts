import type { EntityProperty } from '@mikro-orm/core';
import { AuditEntry } from '@vigie/schema';
import type { MikroORM } from '@vigie/schema/database';
import { entryOf } from './audit/timeline.ts';

/** A column of a table, as the entity calls it. */
export interface Column {
  property: string;
  name: string;
  kind: 'instant' | 'day' | 'uuid' | 'text' | 'number' | 'boolean' | 'array' | 'json' | 'bytes';
  /** For comparison parameters. */
  sqlType: string;
}

/** What is needed to read an entity's rows without the ORM: names, columns, and the class to make of a row. */
export interface Table {
  name: string;
  type: string;
  columns: Map<string, Column>;
  select: string;
  make: (row: Record<string, unknown>) => object;
}

const kindOf = (property: EntityProperty): Column['kind'] => {
  const type = property.columnTypes?.[0] ?? '';
  if (type.endsWith('[]')) return 'array';
  if (type.startsWith('timestamptz')) return 'instant';
  if (type === 'date') return 'day';
  if (type === 'uuid') return 'uuid';
  if (type === 'jsonb') return 'json';
  if (type === 'bytea') return 'bytes';
  if (type === 'boolean') return 'boolean';
  if (type.startsWith('int') || type === 'bigint') return 'number';
  return 'text';
};

const quote = (name: string): string => `"${name}"`;

/** The tables of all entities, by class, read from the ORM's own metadata once. */
export function readTables(orm: MikroORM): Map<object, Table> {
  const tables = new Map<object, Table>();
  for (const meta of orm.getMetadata().getAll().values()) {
    if (!meta.class || meta.abstract || !meta.tableName) continue;
    const columns = new Map<string, Column>();
    for (const property of Object.values(meta.properties) as EntityProperty[]) {
      const name = property.fieldNames?.[0];
      if (!name || property.persist === false) continue;
      const kind = kindOf(property);
      const sqlType = kind === 'instant' ? 'timestamptz' : (property.columnTypes?.[0] ?? 'text');
      columns.set(property.name, { property: property.name, name, kind, sqlType });
    }
    const prototype = (meta.class as { prototype: object }).prototype;
    tables.set(meta.class, {
      name: meta.tableName,
      type: meta.className,
      columns,
      select: [...columns.values()].map((c) => `t.${quote(c.name)} as ${quote(c.property)}`).join(', '),
      make: (row) => Object.setPrototypeOf(row, prototype) as object,
    });
  }
  tables.set(AuditEntry, trail());
  return tables;
}

/** The trail is no entity: it is written by statements alone, and what is shown of it comes from its canonical bytes. */
function trail(): Table {
  const columns = new Map<string, Column>(
    (
      [
        ['id', 'id', 'uuid', 'uuid'],
        ['at', 'at', 'instant', 'timestamptz'],
        ['action', 'action', 'text', 'text'],
        ['actorId', 'actor_id', 'uuid', 'uuid'],
        ['nodeId', 'node_id', 'uuid', 'uuid'],
        ['sequence', 'sequence', 'number', 'bigint'],
        ['canonical', 'canonical', 'bytes', 'bytea'],
      ] as const
    ).map(([property, name, kind, sqlType]) => [property, { property, name, kind, sqlType }]),
  );
  return {
    name: 'audit_entry',
    type: 'AuditEntry',
    columns,
    select: [...columns.values()].map((c) => `t."${c.name}" as "${c.property}"`).join(', '),
    make: entryOf,
  };
}
