interface Layer {
  code?: unknown;
  message?: unknown;
  cause?: unknown;
}

/** An error and what it was wrapped around, a few deep. */
function* layersOf(error: unknown): Generator<{ code: string; message: string }> {
  let at = error;
  for (let depth = 0; typeof at === 'object' && at !== null && depth < 5; depth += 1) {
    const { code = '', message = '', cause }: Layer = at;
    yield { code: String(code), message: String(message) };
    at = cause;
  }
}

const someLayer = (error: unknown, holds: (layer: { code: string; message: string }) => boolean): boolean => {
  for (const layer of layersOf(error)) if (holds(layer)) return true;
  return false;
};

/** Whether two transactions were in each other's way: a serialization failure or a deadlock. Trying again may help. */
export function isContended(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === '40001' || code === '40P01';
}

// Ended by an administrator or by a crash, or the line is gone: by SQLSTATE, by the system, in the driver's words.
const CUT_OFF = /^(57P0[12]|0800[36]|ECONNRESET|EPIPE)$/;
const CUT_OFF_WORDS = /connection terminated|connection ended unexpectedly|not queryable/i;

/** Whether the connection broke under a statement: what it was in the middle of is undone, unless it was the commit. */
export const isCutOff = (error: unknown): boolean =>
  someLayer(error, ({ code, message }) => CUT_OFF.test(code) || CUT_OFF_WORDS.test(message));

const AWAY =
  /^(08|57|25P03|53[123])|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const AWAY_WORDS = /^timeout expired$|^query read timeout$|timeout exceeded when trying to connect/i;

const DISK_FULL = /^(53100|ENOSPC)$/;

/** Whether nothing more can be written: it stays so until somebody makes room. */
export const isDiskFull = (error: unknown): boolean => someLayer(error, ({ code }) => DISK_FULL.test(code));

/** Whether the database is away, or has no room for us. */
export const isOutage = (error: unknown): boolean =>
  isCutOff(error) ||
  isDiskFull(error) ||
  someLayer(error, ({ code, message }) => AWAY.test(code) || AWAY_WORDS.test(message));

// Connection gone, resources short, serialization, lock: the database's own troubles, by SQLSTATE class.
const OWN_TROUBLE = /^(08|53|57|58|40|55)/;
const OWN_TROUBLE_WORDS = /connection ended|pool after calling end/i;

/** Whether an error tells of the database's state and not of what was asked of it: the same may work later. */
export const isTransient = (error: unknown): boolean =>
  isOutage(error) ||
  someLayer(error, ({ code, message }) => OWN_TROUBLE.test(code) || OWN_TROUBLE_WORDS.test(message));
