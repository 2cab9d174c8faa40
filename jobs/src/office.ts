import type { AlertDesk, Secrets } from '@vigie/server';
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

/** An error as the log may have it: its name and code. Messages may quote values. */
export const errorFields = (error: unknown): { error: string; code?: string } => {
  const { name = 'Error', code } = error as { name?: string; code?: unknown };
  return typeof code === 'string' ? { error: name, code } : { error: name };
};
