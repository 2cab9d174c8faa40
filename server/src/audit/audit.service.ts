import { randomBytes } from 'node:crypto';
import { makeId } from '@vigie/schema';
import type { Actor } from '../actor.ts';
import type { Sql } from '../database.ts';
import type { Secrets } from '../secrets.ts';
import type { AuditNote } from './audit.ts';
import { canonicalJson } from './canonical.ts';
import { requireCodes } from './codes-only.ts';
import { type CanonicalEntry, NONCE_BYTES, TrailKeys } from './entry.ts';
import { streamOf } from './streams.ts';

/** Who did it, where and when: what every entry of one unit of work shares. A `Context` is one. */
export interface AuditContext {
  actor: Actor;
  organisationId: string;
  requestId: string;
  now: Date;
  realNow: Date;
  sql: Sql;
}

/** Writes the trail, in the transaction of what it tells about. Numbers and the chain come later, off this path. */
export class Audit {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** Appends one entry a note, in one statement: the last of its transaction. */
  async append(context: AuditContext, notes: readonly AuditNote[]): Promise<void> {
    if (notes.length === 0) return;
    const keys = new TrailKeys(this.#secrets, context.organisationId);
    const ids = idsInOrder(notes.length, context.realNow);
    const rows = notes.map((note, place) => rowOf(keys, context, ids[place] as string, note));
    await context.sql(
      `insert into audit_entry
         (organisation_id, stream, id, at, action, actor_id, node_id, legal_entity_id, canonical, nonce, mac)
       select $1::uuid, stream, id, $2::timestamptz, action, $3::uuid, node_id, legal_entity_id, canonical, nonce, mac
       from unnest($4::text[], $5::uuid[], $6::text[], $7::uuid[], $8::uuid[], $9::bytea[], $10::bytea[], $11::bytea[])
         as e (stream, id, action, node_id, legal_entity_id, canonical, nonce, mac)`,
      [
        context.organisationId,
        context.realNow.toISOString(),
        context.actor.id,
        rows.map(({ said }) => said.stream),
        ids,
        rows.map(({ said }) => said.action),
        rows.map(({ said }) => said.node),
        rows.map(({ said }) => said.legalEntity),
        rows.map(({ canonical }) => canonical),
        rows.map(({ nonce }) => nonce),
        rows.map(({ mac }) => mac),
      ],
    );
  }
}

/** Ids of one instant whose order is the order of the notes: the random part is drawn, then sorted. */
function idsInOrder(count: number, at: Date): string[] {
  return Array.from({ length: count }, () => makeId('AuditEntry', at.getTime(), randomBytes(8))).sort();
}

function rowOf(keys: TrailKeys, context: AuditContext, id: string, note: AuditNote) {
  const { actor, now, realNow } = context;
  requireCodes(note.action, 'action');
  requireCodes(note.data ?? {}, `${note.action} data`);
  const nonce = randomBytes(NONCE_BYTES);
  const legalOffset = now.getTime() - realNow.getTime();
  const said: CanonicalEntry = {
    v: 1,
    organisation: context.organisationId,
    stream: streamOf(note.action),
    id,
    at: realNow.toISOString(),
    ...(legalOffset === 0 ? {} : { legalOffset }),
    actor: {
      kind: actor.kind,
      id: actor.id,
      ...(actor.sessionId === null ? {} : { session: actor.sessionId }),
    },
    action: note.action,
    node: note.nodeId,
    legalEntity: note.legalEntityId ?? null,
    request: context.requestId,
    data: note.data ?? {},
    commitments: Object.fromEntries(
      Object.entries(note.fields ?? {}).map(([field, value]) => [
        field,
        keys.commitment(nonce, field, value),
      ]),
    ),
  };
  const canonical = Buffer.from(canonicalJson(said), 'utf8');
  return { said, canonical, nonce, mac: keys.mac(nonce, canonical) };
}
