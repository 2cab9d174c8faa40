/** The two trails of an organisation. Readings are kept months and changes years, so each is numbered and sealed on its own. */
export const STREAMS = ['CHANGE', 'READING'] as const;

export type Stream = (typeof STREAMS)[number];

/** One of an organisation's trails. */
export interface StreamName {
  organisationId: string;
  stream: Stream;
}

/** What tells that personal data was seen. Everything else is a change. */
const READINGS: ReadonlySet<string> = new Set(['values.read']);

/** The stream into which an action is written. */
export const streamOf = (action: string): Stream => (READINGS.has(action) ? 'READING' : 'CHANGE');

export const isStream = (value: unknown): value is Stream => STREAMS.includes(value as Stream);
