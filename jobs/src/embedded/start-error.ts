/** A mistake or a state of the machine that the user can act on: its message is one whole sentence. */
export class StartError extends Error {
  override name = 'StartError';
}

/** The short code of a failed call (`ENOENT`, `EACCES`, …); undefined for other errors. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
