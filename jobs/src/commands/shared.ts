import { type Context, SettingError, systemActor, unitOfWork } from '@vigie/server';
import { type Installation, openInstallation } from '../installation.ts';
import { silentLogger } from '../log/logger.ts';

export { say } from './terminal.ts';

/** Opens the installation for one short command, and closes it whatever happens. */
export async function withInstallation<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openInstallation({ logger: silentLogger() });
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

/** The organisation of that id or short name. */
export async function organisationOf({ parts }: Installation, idOrSlug: string): Promise<string> {
  const found = await parts.people.findOrganisation(idOrSlug);
  if (!found)
    throw new SettingError(
      `--organisation ${idOrSlug}: there is none of that id or short name: make one with \`vigie organisation create\``,
    );
  return found;
}

/** One unit of work by the command line, in one organisation. */
export const inOrganisation = <T>(
  { parts }: Installation,
  organisationId: string,
  work: (ctx: Context) => Promise<T>,
): Promise<T> =>
  unitOfWork(parts, { actor: systemActor(organisationId), organisationId, requestId: 'command-line' }, work);

/**
 * The instant that an option names: a day stands for its first instant in UTC.
 *
 * @throws SettingError for a text that is neither a day nor an instant with its offset
 */
export function instantOf(option: string, text: string): Date {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(T.+(?:Z|[+-]\d{2}:?\d{2}))?$/i.exec(text) ?? [];
  const at = new Date(`${day}${time ?? 'T00:00:00Z'}`);
  if (Number.isNaN(at.getTime())) {
    throw new SettingError(
      `${option} has to be a day, or an instant with its offset, as in 2027-01-31 or 2027-01-31T12:00:00Z`,
    );
  }
  // JavaScript takes 30 February for 2 March.
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
    throw new SettingError(`${option} has to be a day that exists: there is no ${day}`);
  return at;
}
