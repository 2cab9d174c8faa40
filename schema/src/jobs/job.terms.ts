import { type CodeOf, words } from '../shared/words.ts';

export const DeadLetterKind = words('DeadLetterKind', 'What could not be delivered.', {
  ALERT: ['An alert of a clock, to a member of the organisation.', 'Alerte', 'Alert'],
  LETTER: ['A letter to a person by mail (GDPR 12).', 'Courrier à la personne', 'Letter to the person'],
});
export type DeadLetterKind = CodeOf<typeof DeadLetterKind>;

export const DeadLetterState = words('DeadLetterState', 'Whether it is tried again by itself.', {
  FAILED: ['Given up.', 'Abandonné', 'Given up'],
  RETRYING: ['It is tried again by itself.', 'Nouvel essai prévu', 'To be tried again'],
});
export type DeadLetterState = CodeOf<typeof DeadLetterState>;

export const QueueBackend = words('QueueBackend', 'On what the queue runs.', {
  POSTGRESQL: ['PostgreSQL, beside the data.', 'PostgreSQL', 'PostgreSQL'],
  REDIS: ['Redis or Valkey.', 'Redis ou Valkey', 'Redis or Valkey'],
});
export type QueueBackend = CodeOf<typeof QueueBackend>;

export const BackgroundTask = words(
  'BackgroundTask',
  'What every worker process does again and again by itself.',
  {
    ALERTS: [
      'Looks for alerts that are due, and sends them.',
      'Planification et envoi des alertes',
      'Planning and sending alerts',
    ],
    LETTERS: ['Looks for letters that are due, and sends them.', 'Envoi des courriers', 'Sending letters'],
    DIGESTS: [
      'Plans the daily digests, and sends those that are due.',
      'Récapitulatifs quotidiens',
      'Daily digests',
    ],
    RELAY: ['Tells the queue what has happened.', 'Transmission des événements', 'Relaying events'],
    SEALING: ['Seals the entries of the trail.', 'Scellement du journal', 'Sealing the trail'],
    RETENTION: [
      "Applies Vigie's own retention.",
      'Purge selon les durées de conservation, journal compris',
      'Purge by retention periods, the trail included',
    ],
  },
);
export type BackgroundTask = CodeOf<typeof BackgroundTask>;

export const RunOutcome = words('RunOutcome', 'How a run stands.', {
  RUNNING: 'It runs.',
  DONE: 'It ended well.',
  FAILED: 'It was interrupted, and comes again.',
});
export type RunOutcome = CodeOf<typeof RunOutcome>;
