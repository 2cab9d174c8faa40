import { readEnvironment, SettingError } from '@vigie/server';
import { seedDemo } from '../demo/seed.ts';
import { acquireDatabase } from '../embedded/index.ts';
import { migrateInstallation } from '../installation.ts';
import { readSecrets } from '../secret-key.ts';
import { say, withInstallation } from './shared.ts';

export async function migrateCommand(): Promise<void> {
  const env = readEnvironment();
  const secrets = readSecrets(env);
  const database = await acquireDatabase({
    dataDir: env.dataDir,
    ...(env.databaseUrl ? { databaseUrl: env.databaseUrl } : {}),
  });
  try {
    const done = await migrateInstallation(env, database.ownerUrl, secrets);
    say(done.length > 0 ? `migrated: ${done.join(', ')}` : 'nothing to migrate');
  } finally {
    await database.release();
  }
}

export const seedCommand = (): Promise<void> =>
  withInstallation(async (installation) => {
    if (!installation.env.demo) {
      throw new SettingError('DEMO=on is needed to seed a database of your own: the demo makes accounts');
    }
    if (!(await seedDemo(installation, say))) say('the database has organisations already: nothing to do');
  });
