import { randomBytes } from 'node:crypto';
import { ActorKind, makeId } from '@vigie/schema';
import { migrate } from '@vigie/schema/database';
import pg from 'pg';
import { systemActor } from '../../server/src/actor.ts';
import type { AuditContext } from '../../server/src/audit/audit.service.ts';
import { COLUMN_TYPES, inTransaction, type Sql } from '../../server/src/database.ts';
import { Secrets } from '../../server/src/secrets.ts';

/** The secret key of these tests. */
export const secrets = new Secrets(Buffer.alloc(32, 7));

export const newOrganisation = (): string => makeId('Organisation', Date.now(), randomBytes(8));
export const newNode = (): string => makeId('DataSubject', Date.now(), randomBytes(8));

/** A migrated database of one test file, and its connections by role. */
export class TestDatabase {
  readonly name: string;
  readonly owner: pg.Pool;
  readonly app: pg.Pool;
  readonly system: pg.Pool;

  private constructor(name: string, url: (user?: string, password?: string) => string) {
    this.name = name;
    const pool = (connectionString: string, max: number) => {
      const made = new pg.Pool({ connectionString, max, types: COLUMN_TYPES });
      // Dropping the database may end a connection that is just closing: that is no failure of a test.
      made.on('error', () => undefined);
      made.on('connect', (client) => client.on('error', () => undefined));
      return made;
    };
    this.owner = pool(url(), 3);
    this.app = pool(url('vigie_app', 'app'), 8);
    this.system = pool(url('vigie_system', 'system'), 4);
  }

  static async make(kind: string): Promise<TestDatabase> {
    const server = process.env.TEST_DATABASE_URL;
    if (!server) throw new Error('TEST_DATABASE_URL is missing');
    const name = `vigie_${kind}_${process.pid}_${randomBytes(3).toString('hex')}`;
    await onServer(server, `create database ${name}`);
    const url = (user?: string, password?: string): string => {
      const address = new URL(server);
      address.pathname = `/${name}`;
      if (user) address.username = user;
      if (password) address.password = password;
      return address.href;
    };
    for (let attempt = 1; ; attempt++) {
      try {
        await migrate(url(), { vigie_app: 'app', vigie_system: 'system', vigie_jobs: 'jobs' });
        return new TestDatabase(name, url);
      } catch (error) {
        // Roles belong to the whole server: two files that set the same password at once disturb each other.
        if (attempt === 5) throw error;
      }
    }
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

  async close(): Promise<void> {
    await Promise.all([this.owner.end(), this.app.end(), this.system.end()]);
    await onServer(process.env.TEST_DATABASE_URL as string, `drop database ${this.name} with (force)`);
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** What `Audit.append` needs, `ago` milliseconds in the past, so that it can be sealed at once. */
export function aContext(
  organisationId: string,
  sql: Sql,
  more: { ago?: number; offset?: number } = {},
): AuditContext {
  const realNow = new Date(Date.now() - (more.ago ?? 5000));
  return {
    actor: { ...systemActor(organisationId), kind: ActorKind.USER, id: newNode(), sessionId: 's1' },
    organisationId,
    requestId: 'req-1',
    realNow,
    now: new Date(realNow.getTime() + (more.offset ?? 0)),
    sql,
  };
}
