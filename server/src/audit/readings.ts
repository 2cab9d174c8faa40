import { nodeTypeOf } from '@vigie/schema';
import type { MikroORM } from '@vigie/schema/database';
import type { Sql } from '../database.ts';
import type { ReadingLog } from '../vault/readings.ts';
import type { AuditNote } from './audit.ts';

/** The legal entities to which nodes belong, as far as they have one. One statement, whatever their types. */
async function entitiesOf(sql: Sql, orm: MikroORM, ids: readonly string[]): Promise<Map<string, string>> {
  const types = new Set(ids.map(nodeTypeOf));
  const tables = [...orm.getMetadata().getAll().values()].filter(
    ({ className, properties }) => types.has(className as never) && properties.legalEntityId,
  );
  if (tables.length === 0) return new Map();
  const one = ({ tableName }: { tableName: string }) =>
    `select id, legal_entity_id from "${tableName}" where id = any ($1::uuid[]) and legal_entity_id is not null`;
  const rows = await sql<{ id: string; legal_entity_id: string }>(tables.map(one).join(' union all '), [ids]);
  return new Map(rows.map(({ id, legal_entity_id }) => [id, legal_entity_id]));
}

/** What was read, as entries of the trail, one a legal entity: each shows what was seen of its own. */
export async function noteReadings(
  { sql }: { sql: Sql },
  orm: MikroORM,
  readings: ReadingLog,
  operation: string,
): Promise<AuditNote[]> {
  if (readings.isEmpty) return [];
  const entities = await entitiesOf(sql, orm, readings.nodeIds);
  return readings.toNotes(operation, (nodeId) => entities.get(nodeId) ?? null);
}
