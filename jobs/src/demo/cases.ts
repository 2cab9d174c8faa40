import {
  BreachCause,
  BreachNature,
  ExtensionReason,
  Locale,
  PauseReason,
  RequestChannel,
  RequesterType,
  Right,
} from '@vigie/schema';

/** A request of the demo; times are hours before now, days with their own unit. */
export interface DemoRequest {
  entity: 'lumen' | 'service';
  channel: RequestChannel;
  rights: Right[];
  /** Hours ago; or `dueToday`: so long ago that its month ends today. */
  receivedHoursAgo: number | 'dueToday';
  requester: { name: string; email: string; type?: RequesterType };
  customerNumber: string;
  verbatim: string;
  locale?: Locale;
  assignee: string;
  steps?: (
    | { verb: 'suspend'; hoursAgo: number; reason: PauseReason }
    | { verb: 'resume'; hoursAgo: number }
    | { verb: 'extend'; hoursAgo: number; reasons: ExtensionReason[] }
    | { verb: 'answer'; hoursAgo: number; channel: RequestChannel; content: string; lateReason?: string }
  )[];
}

const DAY = 24;

export const REQUESTS: readonly DemoRequest[] = [
  {
    entity: 'lumen',
    channel: RequestChannel.EMAIL,
    rights: [Right.ACCESS],
    receivedHoursAgo: 'dueToday',
    requester: { name: 'Mathilde Garnier', email: 'mathilde.garnier@courriel.example' },
    customerNumber: 'ML-204417',
    verbatim:
      'Bonjour, je souhaite recevoir une copie de toutes les données que vous détenez sur moi, y compris mes échanges avec votre assistant en ligne et les notes de satisfaction.',
    assignee: 'officer',
  },
  {
    entity: 'lumen',
    channel: RequestChannel.CHATBOT,
    rights: [Right.ERASURE, Right.OBJECTION],
    receivedHoursAgo: 6 * DAY,
    requester: { name: 'Karim Benali', email: 'karim.benali@courriel.example' },
    customerNumber: 'ML-118203',
    verbatim: 'Supprimez mon compte et arrêtez de m’envoyer vos offres.',
    assignee: 'officer',
  },
  {
    entity: 'lumen',
    channel: RequestChannel.POST,
    rights: [Right.ACCESS, Right.PORTABILITY],
    receivedHoursAgo: 19 * DAY,
    requester: { name: 'Odile Fontaine', email: 'odile.fontaine@courriel.example' },
    customerNumber: 'ML-077350',
    verbatim:
      'Je vous prie de m’adresser mes données dans un format que je puisse transmettre à un autre commerçant.',
    assignee: 'officer',
    steps: [{ verb: 'suspend', hoursAgo: 16 * DAY, reason: PauseReason.IDENTITY_DOUBT }],
  },
  {
    entity: 'lumen',
    channel: RequestChannel.HELPDESK,
    rights: [Right.RECTIFICATION],
    receivedHoursAgo: 12 * DAY,
    requester: { name: 'Lucas Moreau', email: 'lucas.moreau@courriel.example' },
    customerNumber: 'ML-156612',
    verbatim: 'Ma date de naissance est fausse dans votre fichier, merci de la corriger.',
    assignee: 'dpo',
    steps: [
      {
        verb: 'answer',
        hoursAgo: 9 * DAY,
        channel: RequestChannel.EMAIL,
        content:
          'Nous avons corrigé votre date de naissance dans notre fichier clients et en avons informé notre prestataire.',
      },
    ],
  },
  {
    entity: 'service',
    channel: RequestChannel.WEB_FORM,
    rights: [Right.ACCESS],
    receivedHoursAgo: 24 * DAY,
    requester: { name: 'Annika Weber', email: 'annika.weber@mail.example' },
    customerNumber: 'ML-301988',
    verbatim: 'Please send me the recordings of my calls with your service, and tell me who has heard them.',
    locale: Locale.EN,
    assignee: 'dpo',
    steps: [{ verb: 'extend', hoursAgo: 5 * DAY, reasons: [ExtensionReason.COMPLEXITY] }],
  },
  {
    entity: 'lumen',
    channel: RequestChannel.PHONE,
    rights: [Right.OBJECTION],
    receivedHoursAgo: 41 * DAY,
    requester: { name: 'Jean-Paul Roussel', email: 'jp.roussel@courriel.example' },
    customerNumber: 'ML-009841',
    verbatim: 'Ne veut plus recevoir d’appels commerciaux.',
    assignee: 'officer',
  },
  {
    entity: 'lumen',
    channel: RequestChannel.EMAIL,
    rights: [Right.ERASURE],
    receivedHoursAgo: 3,
    requester: { name: 'Clara Petit', email: 'clara.petit@courriel.example', type: RequesterType.PARENT },
    customerNumber: 'ML-412006',
    verbatim: 'Ma fille a créé un compte à treize ans. Je demande l’effacement de ses données.',
    assignee: 'dpo',
  },
];

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
