import { type Installation, openInstallation } from '../installation.ts';
import { makeLogger } from '../logger.ts';

/** One line for whoever ran the command. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Opens the installation for one short command, and closes it whatever happens. */
export async function withInstallation<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openInstallation({ logger: makeLogger('silent') });
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}
