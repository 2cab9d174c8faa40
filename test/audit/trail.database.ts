import { ActorKind } from '@vigie/schema';
import { newId } from '@vigie/server';
import type pg from 'pg';
import { systemActor } from '../../server/src/actor.ts';
import type { AuditContext } from '../../server/src/audit/audit.service.ts';
import type { AuditNote } from '../../server/src/audit/audit.ts';
import { genesisOf } from '../../server/src/audit/entry.ts';
import { type Sealed, sealStream } from '../../server/src/audit/sealing.ts';
import { STREAMS, type Stream } from '../../server/src/audit/streams.ts';
import { COLUMN_TYPES, inTransaction, type Sql } from '../../server/src/database.ts';
import { Secrets } from '../../server/src/secrets.ts';
import { realNow } from '../harness/clock.ts';
import { TestDatabase as Database } from '../harness/database.ts';

/** The secret key of these tests. */
export const secrets = new Secrets(Buffer.alloc(32, 7));

export const newOrganisation = (): string => newId('Organisation');
/** What is noted of so many changes or readings. */
export const notesOf = (stream: Stream, count: number): AuditNote[] =>
  Array.from({ length: count }, (_, n) => ({
    action: stream === 'READING' ? 'values.read' : 'subject.updated',
    nodeId: newNode(),
    data: { n },
  }));

export const newNode = (): string => newId('DataSubject');

/** The database of one test file, and its connections by role. */
export class TestDatabase {
  readonly name: string;
  readonly owner: pg.Pool;
  readonly app: pg.Pool;
  readonly system: pg.Pool;
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
    this.name = database.name;
    this.owner = database.pool(undefined, COLUMN_TYPES);
    this.app = database.pool('vigie_app', COLUMN_TYPES);
    this.system = database.pool('vigie_system', COLUMN_TYPES);
  }

  static async make(): Promise<TestDatabase> {
    return new TestDatabase(await Database.make());
  }

  /** A trail that is begun, with its heads, of an organisation that is nowhere else. */
  async begin(): Promise<string> {
    const organisationId = newOrganisation();
    for (const stream of STREAMS)
      await this.owner.query('insert into audit_head values ($1, $2, 0, $3)', [
        organisationId,
        stream,
        genesisOf({ organisationId, stream }),
      ]);
    return organisationId;
  }

  /** One transaction as `vigie_app` in one organisation. */
  inOrganisation<T>(organisationId: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    return inTransaction(this.app, async (sql) => {
      await sql(
        `select set_config('app.organisation', $1, true), set_config('app.legal_entities', '*', true)`,
        [organisationId],
      );
      return work(sql);
    });
  }

  /** Seals the changes of an organisation, or its readings. */
  seal(organisationId: string, now?: Date, stream: Stream = 'CHANGE'): Promise<Sealed> {
    return sealStream(this.system, { organisationId, stream }, secrets, now);
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

/** What `Audit.append` needs, `ago` milliseconds in the past, so that it can be sealed at once. */
export function aContext(
  organisationId: string,
  sql: Sql,
  more: { ago?: number; offset?: number } = {},
): AuditContext {
  const at = new Date(realNow().getTime() - (more.ago ?? 5000));
  return {
    actor: { ...systemActor(organisationId), kind: ActorKind.USER, id: newNode(), sessionId: 's1' },
    organisationId,
    requestId: 'req-1',
    realNow: at,
    now: new Date(at.getTime() + (more.offset ?? 0)),
    sql,
  };
}
