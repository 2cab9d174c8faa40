import { type CodeOf, words } from '../shared/words.ts';

export const AlertChannel = words('AlertChannel', 'By what an alert reaches its recipient.', {
  MAIL: ['A mail.', 'Courriel', 'Mail'],
  INBOX: ['A line in the inbox of the console.', 'Dans la console', 'In the console'],
});
export type AlertChannel = CodeOf<typeof AlertChannel>;

export const AlertStepState = words('AlertStepState', 'Where an alert stands.', {
  PLANNED: ['Its time has not come, or it is about to go out.', 'Prévue', 'Planned'],
  CLAIMED: ['A process is sending it.', 'En cours d’envoi', 'Being sent'],
  SENT: ['It went out.', 'Remise', 'Delivered'],
  FAILED: ['It will not be tried again.', 'En échec', 'Failing'],
  SUPERSEDED: ['Its clock changed or ended before it was due.', 'Remplacée', 'Superseded'],
});
export type AlertStepState = CodeOf<typeof AlertStepState>;

export const ClockFamily = words(
  'ClockFamily',
  'Clocks that one ladder of alerts fits: they are told of alike.',
  {
    HOURS: [
      'Up to four days from the fact: 72 hours of GDPR 33(1), NIS2, DORA, CRA.',
      'Délais en heures',
      'Clocks of hours',
      [
        'Violations (72 h, RGPD art. 33(1)) et régimes voisins : tout délai de quatre jours au plus.',
        'Breaches (72 h, GDPR 33(1)) and neighbouring regimes: any clock of four days at most.',
      ],
    ],
    REQUESTS: [
      'What a data subject asked for, in days and months: GDPR 12(3).',
      'Demandes de droits',
      'Requests of data subjects',
      [
        'Réponses aux personnes (un mois, RGPD art. 12(3)) et leurs délais en jours.',
        'Answers to data subjects (one month, GDPR 12(3)) and their clocks of days.',
      ],
    ],
    OTHER: [
      'Every other one.',
      'Autres délais',
      'Other clocks',
      [
        'Contrats, revues, rapports finaux : tous les autres délais en jours.',
        'Contracts, reviews, final reports: all other clocks of days.',
      ],
    ],
  },
);
export type ClockFamily = CodeOf<typeof ClockFamily>;

export const AlertMoment = words('AlertMoment', 'At which moment of a clock an alert is given.', {
  AT_START: 'As the clock starts.',
  AFTER_START: 'So many hours after its start.',
  BEFORE_DUE: 'So many hours before its due instant.',
  AT_DUE: 'At its due instant; for a clock of days in the morning of its last day.',
  OVERDUE: 'After it, every so many hours, until the condition of the law is met.',
});
export type AlertMoment = CodeOf<typeof AlertMoment>;

export const AlertRecipient = words(
  'AlertRecipient',
  'Who is told: whoever holds that place when the alert goes out.',
  {
    ASSIGNEE: [
      'Whoever the clock is given to, else the DPO, else who stands in for one.',
      'Personne chargée du dossier',
      'Whoever the case is given to',
    ],
    DPO: ['The data protection officer, GDPR 39.', 'DPO', 'DPO'],
    PRIVACY_OFFICER: [
      'Who works the cases day by day.',
      'Chargés de la protection des données',
      'Privacy officers',
    ],
    CONTROLLER_REPRESENTATIVE: [
      'Who answers for the controller, GDPR 24.',
      'Représentants du responsable de traitement',
      'Controller’s representatives',
    ],
    OWNER: ['Who runs the installation.', 'Propriétaires de l’espace', 'Owners'],
  },
);
export type AlertRecipient = CodeOf<typeof AlertRecipient>;

/** Where the digest of one person and day stands. */
export enum DigestState {
  PLANNED = 'PLANNED',
  CLAIMED = 'CLAIMED',
  SENT = 'SENT',
  EMPTY = 'EMPTY', // there was nothing to tell
  FAILED = 'FAILED',
  SUPERSEDED = 'SUPERSEDED', // a later day's took its place, or the person has left
}
