import { type CodeOf, words } from '../shared/words.ts';

/** Not every clock is a legal last day. */
export const DeadlineKind = words('DeadlineKind', 'What a date means.', {
  DUE: [
    'The last instant at which the act is in time.',
    'Dernier jour légal ou contractuel',
    'Legal or contractual last day',
  ],
  TARGET: [
    'A date to aim at, which the law does not sanction by itself.',
    'Objectif de bonne pratique',
    'Good practice target',
  ],
  NOT_BEFORE: ['The act is open from then on.', 'Pas avant', 'Not before'],
  WITHOUT_UNDUE_DELAY: [
    'The law names no figure: as soon as can be.',
    'Dans les meilleurs délais',
    'Without undue delay',
  ], // GDPR 19, 33(2), 34(1): the date is a target
});
export type DeadlineKind = CodeOf<typeof DeadlineKind>;

/** A computation answers RUNNING or PAUSED; the others need a now and a completion. */
export const DeadlineState = words('DeadlineState', 'Whether a clock runs, and how it ended.', {
  RUNNING: ['It runs.', 'En cours', 'Running'],
  PAUSED: ['It stands still.', 'Suspendu', 'Paused'], // GDPR 12(6), recital 63, 36(2): there is no due date
  MET: ['The condition was met in time.', 'Respecté', 'Met'],
  MET_LATE: ['The condition was met after the due instant.', 'Fait en retard', 'Met late'],
  MISSED: ['The due instant has passed and the condition is not met.', 'Dépassé', 'Missed'],
  CANCELLED: ['It was called off, for a reason.', 'Annulé', 'Cancelled'],
});
export type DeadlineState = CodeOf<typeof DeadlineState>;

/** Regulation 1182/71 art. 3(1), contested. */
export const HourStart = words(
  'HourStart',
  'From when hours count: at once, or the next full hour (1182/71 art. 3(1)).',
  {
    EXACT: [
      'Hours count from the instant itself.',
      'Dès l’instant du fait',
      'From the very moment of the event',
    ], // at most 59 minutes stricter
    NEXT_FULL_HOUR: [
      'Hours count from the next full hour (1182/71 art. 3(1)).',
      'À la prochaine heure pleine',
      'From the next full hour',
    ],
  },
);
export type HourStart = CodeOf<typeof HourStart>;

/** GDPR 12(6), EDPB Guidelines 01/2022. */
export const PauseMode = words('PauseMode', 'What a question to the person does to the clock.', {
  SUSPEND_CALENDAR_DAYS: [
    'The days that stood still are added at the end.',
    'Suspension, jour pour jour',
    'Suspension, day for day',
  ],
  RESTART: [
    'The period begins anew with the answer.',
    'Nouveau délai une fois l’identité établie',
    'Fresh period once identity is established',
  ],
  NONE: ['The clock runs on.', 'Aucune suspension', 'No suspension'],
});
export type PauseMode = CodeOf<typeof PauseMode>;

/** GDPR 12(3): they differ at month ends only. */
export const ExtensionBasis = words('ExtensionBasis', 'From where extended months are counted.', {
  FROM_RECEIPT: ['All months count from the receipt.', 'Depuis la réception', 'From receipt'], // 31 January + 3 months: 30 April
  CHAINED_UNROLLED: [
    'Further months count from the end of the first period, before it moved to a working day.',
    'À la suite du premier mois',
    'Chained to the first month',
  ], // 31 January + 1 month + 2 months: 28 April
});
export type ExtensionBasis = CodeOf<typeof ExtensionBasis>;

export const PauseReason = words('PauseReason', 'Why a clock stands still.', {
  IDENTITY_DOUBT: [
    'There are reasonable doubts about who asks (GDPR 12(6)).',
    'Doute raisonnable sur l’identité',
    'Reasonable doubt about identity',
    ['art. 12(6)', 'Art. 12(6)'],
  ],
  SCOPE_CLARIFICATION: [
    'Much is held on the person, who is asked what is meant (recital 63).',
    'Demande à préciser',
    'Scope to be specified',
    ['considérant 63', 'recital 63'],
  ],
  AUTHORITY_INFORMATION: [
    'The authority waits for what it asked for (GDPR 36(2)).',
    'Informations attendues par l’autorité de contrôle',
    'Information awaited by the supervisory authority',
  ],
});
export type PauseReason = CodeOf<typeof PauseReason>;

/** Delegated Regulation (EU) 2025/301 art. 5. Of two classes, the stricter. */
export const EntityClass = words('EntityClass', 'Classes of entity that DORA tells apart.', {
  CREDIT_INSTITUTION: ['A credit institution.', 'Établissement de crédit', 'Credit institution'],
  CCP: ['A central counterparty.', 'Contrepartie centrale', 'Central counterparty'],
  TRADING_VENUE: ['An operator of a trading venue.', 'Plateforme de négociation', 'Trading venue'],
  NIS2_ENTITY: [
    'An essential or important entity under NIS 2.',
    'Entité essentielle ou importante (NIS 2)',
    'Essential or important entity (NIS2)',
  ],
  OTHER: ['Any other.', 'Autre entité', 'Other entity'],
});
export type EntityClass = CodeOf<typeof EntityClass>;
