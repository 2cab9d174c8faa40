import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Environment, type KeyRefused, parseSecretKey, Secrets, SettingError } from '@vigie/server';
import { holdsDatabase, keptFile, StartError, secretFile } from './embedded/index.ts';

const FILE = 'secret.key';

const isEmbedded = (env: Environment): boolean => !env.databaseUrl && !env.databaseAppUrl;

/** The installation's secret key: given, or made and kept beside an embedded database that is only now to be made. */
export function readSecrets(env: Environment): Secrets {
  const found = findSecrets(env);
  if (found) return found;
  if (!isEmbedded(env)) {
    throw new SettingError(
      'VIGIE_SECRET_KEY is missing: bring back the key of this database, or for a new one make one with ' +
        '`openssl rand -base64 32` and keep it safe',
    );
  }
  const path = fileOf(env);
  if (holdsDatabase(env.dataDir)) {
    throw new StartError(
      `${path} is missing, and the database beside it cannot be read without it: bring that file back from its copy`,
    );
  }
  const made = secretFile(env.dataDir, FILE, () => randomBytes(32).toString('base64'));
  return new Secrets(parsed(made, path));
}

/** The key that is there; null where there is none. It makes nothing. */
export function findSecrets(env: Environment): Secrets | null {
  const path = fileOf(env);
  const text = isEmbedded(env) && existsSync(path) ? keptFile(env.dataDir, FILE) : null;
  const kept = text === null ? null : parsed(text, path);
  const { secretKey } = env;
  if (kept && secretKey && !kept.equals(secretKey)) {
    throw new StartError(
      `VIGIE_SECRET_KEY is another key than the one in ${path}: leave it unset, or bring that file back from its copy`,
    );
  }
  const key = secretKey ?? kept;
  return key ? new Secrets(key) : null;
}

/** A refusal of the key, as the one sentence that helps. */
export function keySentence(env: Environment, { reason }: KeyRefused): StartError {
  const name = env.secretKey ? 'VIGIE_SECRET_KEY' : `the key in ${fileOf(env)}`;
  const said = {
    WRONG: `${name} is not the key of this database: bring that key back from its copy; nothing was changed`,
    SPOILT_CHECK:
      `the check value of this database (installation.key_check) is spoilt, but ${name} opens what it holds: ` +
      'bring the database back from its copy, or delete that row and run `vigie migrate`; nothing was changed',
    UNPROVED: `nothing in this database tells yet that ${name} is its key: run \`vigie migrate\` with DATABASE_URL first`,
    NOT_MIGRATED:
      'DATABASE_SYSTEM_URL: this database is not at this version: run `vigie migrate` with DATABASE_URL first',
  };
  return new StartError(said[reason]);
}

const fileOf = ({ dataDir }: Environment): string => join(resolve(dataDir), FILE);

function parsed(text: string, path: string): Buffer {
  const key = parseSecretKey(text);
  if (!key) {
    throw new StartError(
      `${path} does not hold a whole key, which is 32 bytes in base64: bring that file back from its copy`,
    );
  }
  return key;
}
