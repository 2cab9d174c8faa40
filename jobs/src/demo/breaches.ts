import {
  type BREACH_VERBS,
  BreachCause,
  BreachDataType,
  BreachNature,
  BreachRisk,
  BreachRole,
  BreachSubjectCategory,
  type CREATE_BREACH,
  EntityClass,
  FilingRegime,
  FilingStage,
  Nis2Class,
  type Sent,
  SubjectCommunicationChannel,
} from '@vigie/schema';

const DAY = 24;

/** What a verb of the demo is given. */
type Given<V extends keyof typeof BREACH_VERBS> = Sent<(typeof BREACH_VERBS)[V]['fields']>;

/** A legal entity of the demo. */
export type DemoEntity = 'lumen' | 'service' | 'energy' | 'finance';

/** A verb on a breach of the demo; times are hours before now. */
export type DemoBreachStep =
  | { verb: 'investigate'; hoursAgo: number }
  | { verb: 'markNotABreach'; reason: string }
  | { verb: 'assess'; hoursAgo: number; given: Given<'assess'> }
  | { verb: 'decide'; hoursAgo: number; given: Given<'decide'> }
  | { verb: 'file'; hoursAgo: number; given: Given<'file'> }
  | { verb: 'communicate'; hoursAgo: number; given: Given<'communicate'> }
  | { verb: 'addMeasure'; title: string; owner: string; dueInHours: number }
  | {
      verb: 'addController';
      entity?: DemoEntity;
      given: Omit<Given<'addController'>, 'controllerEntityId'>;
    }
  | { verb: 'notifyFirstController'; hoursAgo: number; content: string }
  | { verb: 'applyRegime'; given: Given<'applyRegime'> }
  | { verb: 'documentOnly' }
  | { verb: 'close' };

/** A breach of the demo; times are hours before now. */
export interface DemoBreach
  extends Omit<Sent<typeof CREATE_BREACH.fields>, 'legalEntityId' | 'detectedAt' | 'awareAt' | 'assigneeId'> {
  entity: DemoEntity;
  detectedHoursAgo: number;
  awareHoursAgo: number | null;
  assignee: string;
  steps?: readonly DemoBreachStep[];
}

/** What was computed, and what a person then decided. */
const assessed = (
  hoursAgo: number,
  severity: Given<'assess'>['severity'],
  decision: Given<'decide'>,
): DemoBreachStep[] => [
  { verb: 'assess', hoursAgo, given: { severity } },
  { verb: 'decide', hoursAgo, given: decision },
];

const filed = (hoursAgo: number, stage: FilingStage, authorityReference: string, lateReason?: string) =>
  ({ verb: 'file', hoursAgo, given: { stage, authorityReference, lateReason } }) as const;

/** What each entity of the demo falls under, beside the GDPR, since long before its first breach. */
export const REGIMES = [
  { entity: 'energy', regime: FilingRegime.NIS2, day: '2025-01-01', nis2Class: Nis2Class.IMPORTANT },
  { entity: 'finance', regime: FilingRegime.DORA, day: '2025-01-17', entityClass: EntityClass.OTHER },
] as const;

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
    approximateSubjects: 1840,
    approximateRecords: 5200,
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
    approximateSubjects: 210,
    approximateRecords: 260,
    assignee: 'dpo',
    involvedSubjects: [{ category: BreachSubjectCategory.CUSTOMERS, approximateCount: 210 }],
    involvedData: [{ category: BreachDataType.PROFILE, approximateCount: 260 }],
    likelyConsequences: 'Des échanges privés ont pu être lus par d’autres clients.',
    steps: assessed(
      2,
      {
        data: [{ category: 'BEHAVIOURAL' }],
        identification: 'MAXIMUM',
        confidentiality: 'KNOWN_RECIPIENTS',
        individuals: 210,
      },
      {
        risk: BreachRisk.HIGH_RISK,
        notifyAuthority: true,
        tellSubjects: true,
        reasons: 'Des clients parlent de leur santé dans ces échanges : le risque est élevé malgré le score.',
        dpoOpinion: 'Informer sans attendre les clients dont la conversation a été montrée.',
      },
    ),
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
    approximateSubjects: 900,
    approximateRecords: 900,
    assignee: 'dpo',
    steps: [
      filed(18 * DAY + 6, FilingStage.INITIAL, 'CNIL-NOT-2026-11873'),
      filed(16 * DAY, FilingStage.COMPLEMENTARY, 'CNIL-NOT-2026-11873-C1'),
    ],
  },
  {
    entity: 'lumen',
    title: 'Ordinateur portable oublié dans un train',
    detectedHoursAgo: 7,
    awareHoursAgo: null,
    natures: [BreachNature.CONFIDENTIALITY, BreachNature.AVAILABILITY],
    cause: BreachCause.INTERNAL_ACCIDENTAL,
    description:
      'Le chiffrement du disque et le dernier verrouillage du poste sont en cours de vérification.',
    assignee: 'officer',
    steps: [{ verb: 'investigate', hoursAgo: 6 }],
  },
  {
    entity: 'service',
    role: BreachRole.PROCESSOR,
    title: 'Accès d’un ancien agent aux dossiers de deux donneurs d’ordre',
    detectedHoursAgo: 12,
    awareHoursAgo: 10,
    gapReason: 'Rapprochement des journaux avec la date du départ.',
    natures: [BreachNature.CONFIDENTIALITY],
    cause: BreachCause.INTERNAL_MALICIOUS,
    description:
      'Un compte resté ouvert après un départ a consulté les dossiers de deux clients du centre d’appels.',
    approximateSubjects: 64,
    approximateRecords: 64,
    assignee: 'dpo',
    steps: [
      { verb: 'addController', given: { controllerName: 'Assurances du Rivage SA', noticeHours: 24 } },
      { verb: 'addController', given: { controllerName: 'Transports Alizé SAS', noticeHours: 48 } },
      { verb: 'addController', entity: 'lumen', given: { noticeHours: 24 } },
      {
        verb: 'notifyFirstController',
        hoursAgo: 4,
        content:
          'Un ancien agent a consulté des dossiers de vos assurés. Le compte est fermé ; la liste suit.',
      },
    ],
  },
  {
    entity: 'lumen',
    title: 'Hameçonnage de la boîte du service des retours',
    detectedHoursAgo: 6 * DAY,
    awareHoursAgo: 6 * DAY - 1,
    gapReason: 'Une heure pour établir que la boîte avait été ouverte.',
    natures: [BreachNature.CONFIDENTIALITY],
    cause: BreachCause.EXTERNAL_MALICIOUS,
    description: 'Des bons de retour avec coordonnées bancaires étaient dans la boîte ouverte par un tiers.',
    approximateSubjects: 38,
    approximateRecords: 41,
    involvedSubjects: [{ category: BreachSubjectCategory.CUSTOMERS, approximateCount: 38 }],
    involvedData: [{ category: BreachDataType.PAYMENT, approximateCount: 41 }],
    likelyConsequences: 'Prélèvements frauduleux, usurpation.',
    measuresTaken: 'Mot de passe changé, second facteur imposé, règles de transfert supprimées.',
    assignee: 'dpo',
    steps: [
      ...assessed(
        5 * DAY,
        {
          data: [{ category: 'FINANCIAL' }],
          identification: 'MAXIMUM',
          confidentiality: 'UNKNOWN_RECIPIENTS',
          malicious: true,
          individuals: 38,
        },
        {
          risk: BreachRisk.HIGH_RISK,
          notifyAuthority: true,
          tellSubjects: true,
          reasons: 'Coordonnées bancaires entre des mains inconnues.',
          dpoOpinion: 'Notifier et informer les personnes le jour même.',
        },
      ),
      {
        verb: 'communicate',
        hoursAgo: 5 * DAY - 3,
        given: {
          channel: SubjectCommunicationChannel.EMAIL,
          personsInformed: 38,
          content:
            'Vos coordonnées bancaires ont pu être lues. Surveillez vos comptes et alertez votre banque.',
        },
      },
      filed(
        2 * DAY,
        FilingStage.INITIAL,
        'CNIL-NOT-2026-12440',
        'Le téléservice de l’autorité était indisponible à l’échéance.',
      ),
      {
        verb: 'addMeasure',
        title: 'Former le service des retours à l’hameçonnage',
        owner: 'business',
        dueInHours: 14 * DAY,
      },
    ],
  },
  {
    entity: 'lumen',
    title: 'Courriel interne avec adresses en copie visible',
    detectedHoursAgo: 30 * DAY,
    awareHoursAgo: 30 * DAY,
    natures: [BreachNature.CONFIDENTIALITY],
    cause: BreachCause.INTERNAL_ACCIDENTAL,
    description: 'Quatorze collègues ont vu les adresses professionnelles les uns des autres.',
    approximateSubjects: 14,
    approximateRecords: 14,
    involvedSubjects: [{ category: BreachSubjectCategory.EMPLOYEES, approximateCount: 14 }],
    involvedData: [{ category: BreachDataType.CONTACT, approximateCount: 14 }],
    likelyConsequences: 'Aucune : ces adresses figurent dans l’annuaire interne.',
    measuresTaken: 'Rappel de l’usage de la copie cachée.',
    assignee: 'officer',
    steps: [
      ...assessed(
        29 * DAY,
        { data: [{ category: 'SIMPLE' }], identification: 'MAXIMUM', confidentiality: 'KNOWN_RECIPIENTS' },
        {
          risk: BreachRisk.UNLIKELY,
          notifyAuthority: false,
          tellSubjects: false,
          reasons: 'Adresses déjà connues de tous les destinataires.',
          dpoOpinion: 'Documenter suffit.',
        },
      ),
      { verb: 'documentOnly' },
    ],
  },
  {
    entity: 'service',
    title: 'Alerte de l’antivirus sur un poste d’accueil',
    detectedHoursAgo: 9 * DAY,
    awareHoursAgo: null,
    natures: [BreachNature.INTEGRITY],
    cause: BreachCause.UNKNOWN,
    description: 'Le fichier signalé était un modèle de courrier sain.',
    assignee: 'officer',
    steps: [
      { verb: 'investigate', hoursAgo: 9 * DAY - 1 },
      { verb: 'markNotABreach', reason: 'Fausse alerte : aucun accès, aucune donnée touchée.' },
    ],
  },
  {
    entity: 'lumen',
    title: 'Sauvegarde perdue par un transporteur',
    detectedHoursAgo: 60 * DAY,
    awareHoursAgo: 60 * DAY,
    natures: [BreachNature.CONFIDENTIALITY],
    cause: BreachCause.EXTERNAL_ACCIDENTAL,
    description: 'Un disque de sauvegarde a disparu pendant son transport vers l’archive.',
    approximateSubjects: 5400,
    approximateRecords: 21_000,
    involvedSubjects: [{ category: BreachSubjectCategory.CUSTOMERS, approximateCount: 5400 }],
    involvedData: [{ category: BreachDataType.CONTACT, approximateCount: 21_000 }],
    likelyConsequences: 'Sollicitations ciblées si le disque était lu.',
    measuresTaken: 'Transport remplacé par un transfert chiffré.',
    assignee: 'dpo',
    steps: [
      ...assessed(
        59 * DAY,
        {
          data: [{ category: 'SIMPLE' }],
          identification: 'MAXIMUM',
          confidentiality: 'UNKNOWN_RECIPIENTS',
          individuals: 5400,
        },
        {
          risk: BreachRisk.RISK,
          notifyAuthority: true,
          tellSubjects: false,
          reasons: 'Le nombre de personnes fait craindre des sollicitations, sans risque élevé.',
          dpoOpinion: 'Notifier ; l’information des personnes n’est pas exigée.',
        },
      ),
      filed(58 * DAY + 4, FilingStage.INITIAL, 'CNIL-NOT-2026-09312'),
      filed(57 * DAY, FilingStage.COMPLEMENTARY, 'CNIL-NOT-2026-09312-C1'),
      { verb: 'close' },
    ],
  },
  {
    entity: 'energy',
    title: 'Rançongiciel sur la supervision des bornes de recharge',
    detectedHoursAgo: 22,
    awareHoursAgo: 20,
    gapReason: 'Deux heures pour établir que la base des abonnés était chiffrée.',
    natures: [BreachNature.AVAILABILITY, BreachNature.CONFIDENTIALITY],
    cause: BreachCause.EXTERNAL_MALICIOUS,
    description: 'Les serveurs de supervision sont chiffrés ; une copie partielle des abonnés a pu sortir.',
    approximateSubjects: 3100,
    approximateRecords: 3100,
    involvedSubjects: [{ category: BreachSubjectCategory.SUBSCRIBERS, approximateCount: 3100 }],
    involvedData: [
      { category: BreachDataType.CONTACT, approximateCount: 3100 },
      { category: BreachDataType.PAYMENT, approximateCount: 900 },
    ],
    likelyConsequences: 'Hameçonnage ciblé ; prélèvements frauduleux pour une partie des abonnés.',
    measuresTaken: 'Réseau isolé, accès révoqués, restauration en cours.',
    contact: 'Camille Arnaud, dpo@maison-lumen.example',
    assignee: 'dpo',
    steps: [
      {
        verb: 'applyRegime',
        given: { regime: FilingRegime.NIS2, reason: 'La recharge de véhicules est interrompue.' },
      },
      {
        verb: 'file',
        hoursAgo: 15,
        given: {
          regime: FilingRegime.NIS2,
          stage: FilingStage.EARLY_WARNING,
          authorityReference: 'CSIRT-2026-0418',
        },
      },
    ],
  },
  {
    entity: 'finance',
    title: 'Indisponibilité du paiement en plusieurs fois',
    detectedHoursAgo: 3,
    awareHoursAgo: 3,
    natures: [BreachNature.AVAILABILITY],
    cause: BreachCause.EXTERNAL_ACCIDENTAL,
    description: 'Le prestataire de paiement ne répond plus ; des dossiers de crédit sont inaccessibles.',
    approximateSubjects: 480,
    assignee: 'officer',
  },
];
