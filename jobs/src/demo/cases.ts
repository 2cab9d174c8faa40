import { BreachCause, BreachNature } from '@vigie/schema';

const DAY = 24;

/** A breach of the demo. */
export interface DemoBreach {
  entity: 'lumen' | 'service';
  title: string;
  detectedHoursAgo: number;
  awareHoursAgo: number | null;
  gapReason?: string;
  natures: BreachNature[];
  cause: BreachCause;
  description: string;
  subjects: number;
  records: number;
  assignee: string;
  filings?: {
    stage: 'INITIAL' | 'COMPLEMENTARY';
    hoursAgo: number;
    reference: string;
    lateReason?: string;
  }[];
}

export const BREACHES: readonly DemoBreach[] = [
  {
    entity: 'lumen',
    title: 'Export du CRM envoyé à un mauvais destinataire',
    detectedHoursAgo: 62,
    awareHoursAgo: 60,
    natures: [BreachNature.CONFIDENTIALITY],
    cause: BreachCause.INTERNAL_ACCIDENTAL,
    description:
      'Un export de 1 840 fiches clients (nom, adresse, historique d’achats) a été joint par erreur à un courriel destiné à un fournisseur. Le fournisseur a confirmé par téléphone avoir supprimé le fichier.',
    subjects: 1840,
    records: 5200,
    assignee: 'dpo',
  },
  {
    entity: 'service',
    title: 'Transcriptions du chatbot visibles par d’autres clients',
    detectedHoursAgo: 15,
    awareHoursAgo: 9,
    gapReason: 'Vérification technique menée avec le sous-traitant avant de conclure.',
    natures: [BreachNature.CONFIDENTIALITY],
    cause: BreachCause.EXTERNAL_ACCIDENTAL,
    description:
      'Un défaut de cache chez le sous-traitant a montré à certains clients la dernière conversation d’un autre client pendant 40 minutes.',
    subjects: 210,
    records: 260,
    assignee: 'dpo',
  },
  {
    entity: 'lumen',
    title: 'Tentative de connexion massive aux comptes clients',
    detectedHoursAgo: 5,
    awareHoursAgo: null,
    natures: [BreachNature.CONFIDENTIALITY, BreachNature.INTEGRITY],
    cause: BreachCause.EXTERNAL_MALICIOUS,
    description:
      'Des identifiants venus d’une fuite tierce sont essayés sur le site. Analyse des journaux en cours.',
    subjects: 0,
    records: 0,
    assignee: 'officer',
  },
  {
    entity: 'lumen',
    title: 'Panne du serveur des enquêtes de satisfaction',
    detectedHoursAgo: 20 * DAY,
    awareHoursAgo: 20 * DAY - 2,
    natures: [BreachNature.AVAILABILITY],
    cause: BreachCause.INTERNAL_ACCIDENTAL,
    description: 'Six jours de réponses CSAT perdues, restaurées pour moitié depuis une sauvegarde.',
    subjects: 900,
    records: 900,
    assignee: 'dpo',
    filings: [
      { stage: 'INITIAL', hoursAgo: 18 * DAY + 6, reference: 'CNIL-NOT-2026-11873' },
      { stage: 'COMPLEMENTARY', hoursAgo: 16 * DAY, reference: 'CNIL-NOT-2026-11873-C1' },
    ],
  },
];
