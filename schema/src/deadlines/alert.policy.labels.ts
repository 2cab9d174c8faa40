import type { Label } from '../shared/locale.ts';
import { AlertChannel, AlertRecipient, ClockFamily } from './alert.terms.ts';

export const CLOCK_FAMILY_LABELS: Readonly<Record<ClockFamily, Label>> = {
  [ClockFamily.HOURS]: { FR: 'Délais en heures', EN: 'Clocks of hours' },
  [ClockFamily.REQUESTS]: { FR: 'Demandes de droits', EN: 'Requests of data subjects' },
  [ClockFamily.OTHER]: { FR: 'Autres délais', EN: 'Other clocks' },
};

/** Which clocks a family holds, in a sentence. */
export const CLOCK_FAMILY_HINTS: Readonly<Record<ClockFamily, Label>> = {
  [ClockFamily.HOURS]: {
    FR: 'Violations (72 h, RGPD art. 33(1)) et régimes voisins : tout délai de quatre jours au plus.',
    EN: 'Breaches (72 h, GDPR 33(1)) and neighbouring regimes: any clock of four days at most.',
  },
  [ClockFamily.REQUESTS]: {
    FR: 'Réponses aux personnes (un mois, RGPD art. 12(3)) et leurs délais en jours.',
    EN: 'Answers to data subjects (one month, GDPR 12(3)) and their clocks of days.',
  },
  [ClockFamily.OTHER]: {
    FR: 'Contrats, revues, rapports finaux : tous les autres délais en jours.',
    EN: 'Contracts, reviews, final reports: all other clocks of days.',
  },
};

export const ALERT_RECIPIENT_LABELS: Readonly<Record<AlertRecipient, Label>> = {
  [AlertRecipient.ASSIGNEE]: { FR: 'Personne chargée du dossier', EN: 'Whoever the case is given to' },
  [AlertRecipient.DPO]: { FR: 'DPO', EN: 'DPO' },
  [AlertRecipient.PRIVACY_OFFICER]: { FR: 'Chargés de la protection des données', EN: 'Privacy officers' },
  [AlertRecipient.CONTROLLER_REPRESENTATIVE]: {
    FR: 'Représentants du responsable de traitement',
    EN: 'Controller’s representatives',
  },
  [AlertRecipient.OWNER]: { FR: 'Propriétaires de l’espace', EN: 'Owners' },
};

export const ALERT_CHANNEL_LABELS: Readonly<Record<AlertChannel, Label>> = {
  [AlertChannel.MAIL]: { FR: 'Courriel', EN: 'Mail' },
  [AlertChannel.INBOX]: { FR: 'Dans la console', EN: 'In the console' },
};
