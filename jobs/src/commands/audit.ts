import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { Locale } from '@vigie/schema';
import {
  describeVerification,
  exportTrail,
  readEnvironment,
  SettingError,
  verifyDatabase,
  verifyExport,
} from '@vigie/server';
import { StartError } from '../embedded/index.ts';
import { readSecrets } from '../installation.ts';
import { organisationOf, say, withInstallation } from './shared.ts';

interface ExportOptions {
  organisation: string;
  file?: string;
}

/** Writes a whole trail, to a file or to standard output: `vigie audit verify --file` checks it anywhere. */
export const exportCommand = (kind: string, options: ExportOptions): Promise<void> =>
  withInstallation(async (installation) => {
    if (kind !== 'audit')
      throw new SettingError(`there is no export of ${kind}: audit is the only kind so far`);
    const organisationId = await organisationOf(installation, options.organisation);
    const stream = options.file
      ? createWriteStream(options.file, { mode: 0o600, flags: 'wx' })
      : process.stdout;
    const failed = new Promise<never>((_, refuse) => {
      stream.once('error', (error: Error & { code?: string }) =>
        refuse(
          new StartError(error.code === 'EEXIST' ? `there is a file ${options.file} already` : error.message),
        ),
      );
    });
    const write = async (line: string): Promise<void> => {
      if (!stream.write(line)) await Promise.race([once(stream, 'drain'), failed]);
    };
    await Promise.race([
      exportTrail(installation.databases.system, organisationId, installation.secrets, write),
      failed,
    ]);
    if (options.file) {
      stream.end();
      await Promise.race([once(stream, 'finish'), failed]);
    }
  });

interface VerifyCommandOptions {
  organisation?: string;
  file?: string;
  locale: string;
}

export async function auditVerify(options: VerifyCommandOptions): Promise<void> {
  const locale = options.locale.toUpperCase() === 'FR' ? Locale.FR : Locale.EN;
  let sound = true;
  if (options.file) {
    const secrets = readSecrets(readEnvironment());
    const result = await verifyExport(createReadStream(options.file), { secrets }).catch(
      (error: { code?: string }) => {
        throw error.code === 'ENOENT' ? new StartError(`there is no file ${options.file}`) : error;
      },
    );
    say(describeVerification(result, locale));
    sound = result.isSound;
  } else {
    await withInstallation(async (installation) => {
      const { system } = installation.databases;
      const ids = options.organisation
        ? [await organisationOf(installation, options.organisation)]
        : (await system.query<{ id: string }>('select id from organisation order by id')).rows.map(
            ({ id }) => id,
          );
      for (const id of ids) {
        const result = await verifyDatabase(system, id, { secrets: installation.secrets });
        say(describeVerification(result, locale));
        sound &&= result.isSound;
      }
    });
  }
  if (!sound) process.exitCode = 1;
}
