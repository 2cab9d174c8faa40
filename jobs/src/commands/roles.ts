import { Role } from '@vigie/schema';
import { SettingError } from '@vigie/server';

/** The roles that the words of `--role` name: by the table's own words, not by what every object has. */
export function rolesOf(words: readonly string[]): Role[] {
  const roles = Object.values(Role);
  const unknown = words.find((word) => !roles.some((role) => role === word));
  if (words.length === 0) throw new SettingError(`--role has to be given: it is one of ${roles.join(', ')}`);
  if (unknown !== undefined)
    throw new SettingError(`--role ${unknown} is unknown: it is one of ${roles.join(', ')}`);
  return roles.filter((role) => words.includes(role));
}
