import { type AlertDesk, brokenSealOf, type Secrets } from '@vigie/server';
import type pg from 'pg';

/** What is logged: ids, codes and counts. Pino fits. */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What every job of this process works with. */
export interface Office {
  desk: AlertDesk;
  /** As vigie_system: picks (organisation, id) across all organisations, and works in none. */
  system: pg.Pool;
  secrets: Secrets;
  logger: Logger;
  /** Milliseconds between the database's clock and legal now. */
  legalOffset: number;
}

// What is said of connections, rights, room and the server's state, by SQLSTATE. Others may quote a value.
const OF_THE_DATABASE = /^(08|28|3D|40|53|55|57|58|25P|42501|42P01)\w*$/;
// What drivers say of a connection, and we of the queue.
const OUR_WORDS =
  /^(timeout e|Query read timeout|Connection (terminated|is closed)|Client |Stream isn't writeable|Reached the max retries|Socket timeout|Redis does not answer|the queue: no answer|(could not renew|Missing) (lock|key) for job )/i;

/** Whether the message names places, limits and our own words alone. */
const isPlain = (error: Error & { code?: unknown; syscall?: unknown }): boolean =>
  typeof error.syscall === 'string' ||
  error.name === 'ReplyError' ||
  OF_THE_DATABASE.test(String(error.code)) ||
  OUR_WORDS.test(error.message);

interface ErrorFields {
  error: string;
  code?: string;
  message?: string;
  /** Of a value that does not open: the vault's code, and where it lies. */
  seal?: string;
  nodeId?: string;
  rowId?: string;
  field?: string;
}

/** An error as the log may have it: its name and code, and its message where that quotes no value. */
export function errorFields(error: unknown): ErrorFields {
  const {
    name = 'Error',
    code,
    message = '',
  } = (error ?? {}) as { name?: string; code?: unknown; message?: string };
  const seal = brokenSealOf(error);
  return {
    error: name,
    ...(seal ? { seal: seal.code, ...seal.place } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(message && isPlain(error as Error) ? { message: message.slice(0, 200) } : {}),
  };
}
