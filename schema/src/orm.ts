import 'reflect-metadata';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, MikroORM, type Options } from '@mikro-orm/postgresql';
import * as entities from './entities.ts';

const MIGRATIONS = join(dirname(fileURLToPath(import.meta.url)), '..', 'migrations');

/** Written by migrations alone: partitions and what the entities do not know. The comparison leaves them out. */
const HANDMADE = [
  /^audit_/,
  /^outbox_event/,
  /^idempotency_key$/,
  /^reference_counter$/,
  /^retention_run$/,
  /^user_account$/,
  /^session$/,
  /^worker_process$/,
  /^installation$/,
];

/** Options of the ORM for one role's connection; `driver` goes to its pool of pg. Values never reach its log. */
export const databaseOptions = (url: string, pool = { min: 0, max: 12 }, driver: object = {}): Options =>
  defineConfig({
    clientUrl: url,
    driverOptions: driver,
    entities: Object.values(entities),
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    sessionContext: 'transaction',
    pool,
    debug: false,
    logger: () => undefined,
    schemaGenerator: {
      skipTables: HANDMADE,
      ignorePolicies: true,
      ignoreTriggers: true,
      disableForeignKeys: false,
    },
    migrations: {
      path: MIGRATIONS,
      pathTs: MIGRATIONS,
      glob: '!(*.d).{js,ts}',
      tableName: 'schema_migration',
      snapshot: false,
      transactional: true,
    },
  });

/** Connects as one role. */
export const openDatabase = (
  url: string,
  pool?: { min: number; max: number },
  driver?: object,
): Promise<MikroORM> => MikroORM.init(databaseOptions(url, pool, driver));

export { MikroORM } from '@mikro-orm/postgresql';
