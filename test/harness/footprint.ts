import { TABLES } from '@vigie/schema';
import type { TestApp } from './app.ts';

const TENANT = Object.entries(TABLES).flatMap(([table, kind]) => (kind === 'TENANT' ? [table] : []));

/** A digest of every row that an organisation has, by table. When a token or a member was seen is no change. */
export async function footprint(app: TestApp, organisationId: string): Promise<Record<string, string>> {
  const parts = TENANT.map(
    (
      table,
    ) => `select '${table}' as name, count(*) || ' ' || coalesce(md5(string_agg(r::text, e'\\n' order by r::text)), '') as digest
      from (select to_jsonb(t) - 'last_used_at' - 'first_seen_at' as r from ${table} t where organisation_id = $1) rows`,
  );
  const rows = await app.database.rows<{ name: string; digest: string }>(parts.join(' union all '), [
    organisationId,
  ]);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** What the trail and the outbox say of a node, in order. */
export async function storyOf(app: TestApp, nodeId: string): Promise<{ audit: string[]; events: string[] }> {
  const [audit, events] = await Promise.all([
    app.database.rows<{ action: string }>('select action from audit_entry where node_id = $1 order by id', [
      nodeId,
    ]),
    app.database.rows<{ type: string }>('select type from outbox_event where node_id = $1 order by id', [
      nodeId,
    ]),
  ]);
  return { audit: audit.map(({ action }) => action), events: events.map(({ type }) => type) };
}
