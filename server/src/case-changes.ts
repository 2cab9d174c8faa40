import { nodeTypeOf } from '@vigie/schema';
import type { Sql } from './database.ts';

/** A node of which something was recorded: a case, or a record that is a case's. */
export interface ChangedNode {
  id: string;
  legalEntityId?: string | null;
  caseId?: string | null;
  /** Of a document: where it belongs. */
  nodeId?: string | null;
  /** Of a task and a comment: the file that they are part of. */
  fileId?: string | null;
}

const ownersOf = ({ id, caseId, nodeId, fileId }: ChangedNode) => [
  id,
  caseId,
  fileId,
  nodeTypeOf(id) === 'Document' ? nodeId : null,
];

/**
 * What happens to a record of a case is a change of the case for whoever asks what changed since: `updatedAt` moves, each time,
 * and whoever holds its version may still send it. Rows that this unit changed itself say so already. Clocks and alerts
 * have a list of their own.
 */
export async function showChanges(sql: Sql, now: Date, nodes: readonly ChangedNode[]): Promise<void> {
  const ids = [...new Set(nodes.flatMap(ownersOf))].filter((id) => id !== null && id !== undefined);
  const ofType = (...types: string[]) => ids.filter((id) => types.includes(nodeTypeOf(id) ?? ''));
  const move = (table: string, among: string, of: string[]) =>
    of.length > 0 &&
    sql(
      `update ${table} set updated_at = greatest($2::timestamptz, updated_at + interval '1 ms')
       where id in (${among}) and not (xmin = pg_current_xact_id()::xid and updated_at >= $2::timestamptz)`,
      [of, now],
    );
  await move(
    'data_subject_request',
    'select unnest($1::uuid[]) union select case_id from identity_check where id = any ($1::uuid[])',
    ofType('DataSubjectRequest', 'IdentityCheck'),
  );
  await move('breach', 'select unnest($1::uuid[])', ofType('Breach'));
}
