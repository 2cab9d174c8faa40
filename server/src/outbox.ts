import { newId } from './context.ts';
import type { Sql } from './database.ts';

/** What happened, for those who were not there: ids and codes, nothing personal. */
export interface OutboxNote {
  /** `<noun>.<past>`, as in the trail. */
  type: string;
  nodeId: string | null;
  legalEntityId: string | null;
  data?: Record<string, unknown>;
}

/** Writes the events as rows of the same transaction; the relay rings the queue for them. */
export async function writeEvents(
  sql: Sql,
  organisationId: string,
  at: Date,
  events: readonly OutboxNote[],
): Promise<void> {
  if (events.length === 0) return;
  await sql(
    `insert into outbox_event (organisation_id, id, at, type, node_id, legal_entity_id, data)
     select $1, id, $2, type, node_id, legal_entity_id, data
     from unnest($3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::jsonb[])
       as e (id, type, node_id, legal_entity_id, data)`,
    [
      organisationId,
      at,
      events.map(() => newId('OutboxEvent')),
      events.map(({ type }) => type),
      events.map(({ nodeId }) => nodeId),
      events.map(({ legalEntityId }) => legalEntityId),
      events.map(({ data }) => JSON.stringify(data ?? {})),
    ],
  );
}
