import type { EntityProperty } from '@mikro-orm/core';
import { AuditEntry, DeadLetter } from '@vigie/schema';
import type { MikroORM } from '@vigie/schema/database';
import { entryOf } from './audit/timeline.ts';

/** A column of a table, as the entity calls it. */
export interface Column {
  property: string;
  name: string;
  kind: 'instant' | 'day' | 'uuid' | 'text' | 'number' | 'boolean' | 'array' | 'json' | 'bytes';
  /** For comparison parameters. */
  sqlType: string;
  /** Whether a row may have none. */
  isNullable: boolean;
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
      columns.set(property.name, {
        property: property.name,
        name,
        kind,
        sqlType,
        isNullable: property.nullable ?? false,
      });
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
  for (const [type, table] of HANDMADE) tables.set(type, table);
  return tables;
}

type Spelling = readonly (readonly [string, string, Column['kind'], string, 'NULL'?])[];

/** What no entity describes: its columns by property, name, kind and type, and whether they may be empty. */
function handmade(name: string, type: string, spelling: Spelling, make: Table['make']): Table {
  const columns = new Map<string, Column>(
    spelling.map(([property, column, kind, sqlType, empty]) => [
      property,
      { property, name: column, kind, sqlType, isNullable: empty === 'NULL' },
    ]),
  );
  const select = [...columns.values()].map((c) => `t.${quote(c.name)} as ${quote(c.property)}`).join(', ');
  return { name, type, columns, select, make };
}

/** The trail is no entity: it is written by statements alone, and what is shown of it comes from its canonical bytes. */
const trail = (): Table =>
  handmade(
    'audit_entry',
    'AuditEntry',
    [
      ['id', 'id', 'uuid', 'uuid'],
      ['at', 'at', 'instant', 'timestamptz'],
      ['action', 'action', 'text', 'text'],
      ['actorId', 'actor_id', 'uuid', 'uuid', 'NULL'],
      ['nodeId', 'node_id', 'uuid', 'uuid', 'NULL'],
      ['sequence', 'sequence', 'number', 'bigint', 'NULL'],
      ['canonical', 'canonical', 'bytes', 'bytea'],
    ],
    entryOf,
  );

/** What was not delivered is a view over alerts and letters, as the caller may see them. */
const deadLetters = (): Table =>
  handmade(
    'dead_letter',
    'DeadLetter',
    [
      ['id', 'id', 'uuid', 'uuid'],
      ['version', 'version', 'number', 'integer'],
      ['kind', 'kind', 'text', 'text'],
      ['state', 'state', 'text', 'text'],
      ['code', 'code', 'text', 'text', 'NULL'],
      ['channel', 'channel', 'text', 'text', 'NULL'],
      ['reason', 'reason', 'text', 'text', 'NULL'],
      ['attempts', 'attempts', 'number', 'integer'],
      ['failedAt', 'failed_at', 'instant', 'timestamptz', 'NULL'],
      ['nextAttemptAt', 'next_attempt_at', 'instant', 'timestamptz', 'NULL'],
      ['onReference', 'on_reference', 'text', 'text', 'NULL'],
      ['caseId', 'case_id', 'uuid', 'uuid', 'NULL'],
      ['rule', 'rule', 'text', 'text', 'NULL'],
      ['deadlineId', 'deadline_id', 'uuid', 'uuid', 'NULL'],
      ['recipientId', 'recipient_id', 'uuid', 'uuid', 'NULL'],
      ['clockState', 'clock_state', 'text', 'text', 'NULL'],
      ['isPresentRound', 'is_present_round', 'boolean', 'boolean'],
      ['laterDueAt', 'later_due_at', 'instant', 'timestamptz', 'NULL'],
      ['isReplaced', 'is_replaced', 'boolean', 'boolean'],
    ],
    (row) => Object.assign(new DeadLetter(), row),
  );

/** Tables and views that no entity describes. */
export const HANDMADE: ReadonlyMap<object, Table> = new Map<object, Table>([
  [AuditEntry, trail()],
  [DeadLetter, deadLetters()],
]);
