import pg from 'pg';
import { codeOf, StartError } from './start-error.ts';

/** Creates a database of the embedded cluster when it is missing; the first sign-in also proves the password. */
export async function ensureDatabase(maintenanceUrl: string, name: string, cluster: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  client.on('error', () => {}); // an end of the connection shows in the query under way
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    if (codeOf(error) === '28P01') {
      throw new StartError(
        `the database in ${cluster} refuses the password kept beside it: put back the file that belongs to it`,
      );
    }
    throw new StartError(`the database in ${cluster} does not open: ${(error as Error).message}`);
  } finally {
    await client.end().catch(() => {});
  }
}
