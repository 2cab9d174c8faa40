import {
  ExtensionReason,
  IdentityMethod,
  IdentityResult,
  Locale,
  PauseReason,
  RefusalGround,
  RequestChannel,
  RequesterType,
  Right,
  type RightContextInput,
} from '@vigie/schema';

/** What is decided of one right: granted, unless a ground says otherwise. */
export interface DemoDecision {
  right: Right;
  refused?: RefusalGround;
  partly?: RefusalGround;
  reason?: string;
  departureReason?: string;
}

/** A verb of the demo; times are hours before now. */
export type DemoStep = { hoursAgo: number } & (
  | { verb: 'acknowledge'; channel?: RequestChannel }
  | {
      verb: 'identify';
      result?: IdentityResult;
      method?: IdentityMethod;
      asked?: string;
      reason?: string;
      channel?: RequestChannel;
    }
  | { verb: 'mandate'; note: string }
  | { verb: 'qualify' | 'start' | 'withdraw' | 'close' }
  | { verb: 'assess'; right: Right; legalBasis: string; context?: RightContextInput }
  | { verb: 'decide'; decisions: DemoDecision[] }
  | { verb: 'tellRecipient'; right: Right; recipient: string }
  | { verb: 'assign' | 'transfer'; to: string }
  | { verb: 'suspend'; reason: PauseReason }
  | { verb: 'resume' }
  | { verb: 'extend'; reasons: ExtensionReason[]; channel?: RequestChannel }
  | { verb: 'answer'; channel: RequestChannel; content: string; lateReason?: string }
);

/** A request of the demo; times are hours before now. */
export interface DemoRequest {
  entity: 'lumen' | 'service';
  channel: RequestChannel;
  rights: Right[];
  /** Hours ago; or `dueToday`: so long ago that its month ends today. */
  receivedHoursAgo: number | 'dueToday';
  requester: { name: string; email: string; type?: RequesterType };
  /** Absent where nobody knows yet who it is. */
  customerNumber?: string;
  /** Which system it is of; absent for one of the organisation itself. */
  customerSystem?: string;
  verbatim: string;
  locale?: Locale;
  assignee: string;
  steps?: DemoStep[];
}

const DAY = 24;

/** Acknowledged, known from the account, understood. */
const ready = (hoursAgo: number): DemoStep[] => [
  { verb: 'acknowledge', hoursAgo },
  { verb: 'identify', hoursAgo, method: IdentityMethod.AUTHENTICATED_ACCOUNT },
  { verb: 'qualify', hoursAgo },
];

/** Those that are told on the first pages: one due today, one waiting, one late. */
const FIRST: readonly DemoRequest[] = [
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
    steps: [
      {
        verb: 'identify',
        hoursAgo: 16 * DAY,
        result: IdentityResult.PENDING,
        method: IdentityMethod.QUESTIONS,
        asked: 'votre numéro de client et la date de votre dernier achat.',
        reason: 'la lettre ne porte pas l’adresse que nous connaissons.',
        channel: RequestChannel.POST,
      },
      { verb: 'suspend', hoursAgo: 16 * DAY, reason: PauseReason.IDENTITY_DOUBT },
    ],
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
      ...ready(11 * DAY),
      { verb: 'decide', hoursAgo: 9 * DAY, decisions: [{ right: Right.RECTIFICATION }] },
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
    customerNumber: 'SC-301988',
    customerSystem: 'call-centre',
    verbatim: 'Please send me the recordings of my calls with your service, and tell me who has heard them.',
    locale: Locale.EN,
    assignee: 'dpo',
    steps: [
      ...ready(22 * DAY),
      { verb: 'start', hoursAgo: 20 * DAY },
      {
        verb: 'extend',
        hoursAgo: 5 * DAY,
        reasons: [ExtensionReason.COMPLEXITY],
        channel: RequestChannel.EMAIL,
      },
    ],
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

type Line = [
  name: string,
  email: string,
  customer: string,
  daysAgo: number,
  channel: RequestChannel,
  rights: Right[],
  verbatim: string,
];

const line = (
  [name, address, customerNumber, days, channel, rights, verbatim]: Line,
  steps: DemoStep[] = [],
): DemoRequest => ({
  entity: days % 3 === 0 ? 'service' : 'lumen',
  channel,
  rights,
  receivedHoursAgo: days * DAY,
  requester: { name, email: `${address}@courriel.example` },
  ...(customerNumber ? { customerNumber } : {}),
  verbatim,
  assignee: days % 2 === 0 ? 'officer' : 'dpo',
  steps,
});

const granted = (days: number, decisions: DemoDecision[]): DemoStep[] => [
  ...ready((days - 1) * DAY),
  { verb: 'decide', hoursAgo: (days - 4) * DAY, decisions },
];

const answered = (days: number, decisions: DemoDecision[], content: string): DemoStep[] => [
  ...granted(days, decisions),
  { verb: 'answer', hoursAgo: (days - 6) * DAY, channel: RequestChannel.EMAIL, content },
];

const { EMAIL, WEB_FORM, POST, PHONE, IN_PERSON, CHATBOT, HELPDESK, SOCIAL_NETWORK } = RequestChannel;
const { ACCESS, RECTIFICATION, ERASURE, RESTRICTION, PORTABILITY, OBJECTION, CONSENT_WITHDRAWAL } = Right;
const { AUTOMATED_DECISION_REVIEW, POST_MORTEM_DIRECTIVES } = Right;

const MORE: readonly DemoRequest[] = [
  line([
    'Sonia Lefèvre',
    's.lefevre',
    'ML-220981',
    1,
    WEB_FORM,
    [ACCESS],
    'Quelles données avez-vous sur moi ?',
  ]),
  line(
    [
      'Marc Olivier',
      'marc.olivier',
      'ML-183340',
      2,
      EMAIL,
      [CONSENT_WITHDRAWAL],
      'Je retire mon accord pour la lettre d’information.',
    ],
    [{ verb: 'acknowledge', hoursAgo: 2 * DAY - 1 }],
  ),
  line([
    'Un client',
    'client.inconnu',
    '',
    4,
    SOCIAL_NETWORK,
    [ERASURE],
    'Effacez tout ce qui me concerne !!',
  ]),
  line(
    [
      'Béatrice Colin',
      'b.colin',
      'ML-090218',
      5,
      POST,
      [ACCESS],
      'Veuillez m’adresser une copie de mon dossier.',
    ],
    [
      { verb: 'acknowledge', hoursAgo: 4 * DAY, channel: POST },
      {
        verb: 'identify',
        hoursAgo: 4 * DAY,
        result: IdentityResult.PENDING,
        method: IdentityMethod.DATA_ON_FILE,
        asked: 'votre numéro de client.',
        channel: POST,
      },
    ],
  ),
  line(
    [
      'Hugo Tessier',
      'hugo.tessier',
      'ML-331207',
      7,
      EMAIL,
      [ACCESS, RECTIFICATION],
      'Mon adresse est fausse ; dites-moi ce que vous avez.',
    ],
    ready(6 * DAY),
  ),
  line(
    ['Claire Dumas', 'claire.dumas', 'ML-287654', 8, HELPDESK, [OBJECTION], 'Je ne veux plus de publicité.'],
    [
      ...ready(7 * DAY),
      {
        verb: 'assess',
        hoursAgo: 7 * DAY,
        right: OBJECTION,
        legalBasis: 'LEGITIMATE_INTERESTS',
        context: { directMarketing: true },
      },
      { verb: 'start', hoursAgo: 6 * DAY },
    ],
  ),
  line(
    [
      'Thierry Aubin',
      'thierry.aubin',
      'ML-145009',
      9,
      EMAIL,
      [ERASURE],
      'Supprimez mes factures et mon compte.',
    ],
    [
      ...ready(8 * DAY),
      {
        verb: 'assess',
        hoursAgo: 7 * DAY,
        right: ERASURE,
        legalBasis: 'LEGAL_OBLIGATION',
        context: { retentionObligationActive: true },
      },
      { verb: 'start', hoursAgo: 7 * DAY },
    ],
  ),
  line(
    [
      'Fatou Ndiaye',
      'fatou.ndiaye',
      'ML-198812',
      10,
      CHATBOT,
      [PORTABILITY],
      'Je veux mes données dans un fichier.',
    ],
    [
      ...ready(9 * DAY),
      { verb: 'start', hoursAgo: 8 * DAY },
      { verb: 'assign', hoursAgo: 7 * DAY, to: 'dpo' },
    ],
  ),
  line(
    [
      'Paul Renaud',
      'paul.renaud',
      'ML-067123',
      11,
      PHONE,
      [RESTRICTION],
      'Je conteste ce que dit votre fichier : ne l’utilisez plus.',
    ],
    granted(11, [{ right: RESTRICTION, reason: 'Vos données sont limitées le temps de la vérification.' }]),
  ),
  line(
    [
      'Inès Carpentier',
      'ines.carpentier',
      'ML-254478',
      13,
      WEB_FORM,
      [AUTOMATED_DECISION_REVIEW],
      'Votre score m’a refusé le paiement en trois fois. Je veux parler à quelqu’un.',
    ],
    [
      ...ready(12 * DAY),
      { verb: 'start', hoursAgo: 11 * DAY },
      { verb: 'suspend', hoursAgo: 6 * DAY, reason: PauseReason.SCOPE_CLARIFICATION },
    ],
  ),
  line(
    [
      'Gérard Pons',
      'gerard.pons',
      'ML-011876',
      14,
      IN_PERSON,
      [ACCESS],
      'Souhaite la copie de son dossier de fidélité.',
    ],
    answered(14, [{ right: ACCESS }], 'Vous trouverez ci-joint la copie de votre dossier de fidélité.'),
  ),
  line(
    [
      'Nora Haddad',
      'nora.haddad',
      'ML-309554',
      15,
      EMAIL,
      [ACCESS],
      'Copie de mes échanges, s’il vous plaît.',
    ],
    answered(
      15,
      [
        {
          right: ACCESS,
          partly: RefusalGround.THIRD_PARTY_RIGHTS,
          reason: 'Les noms des autres clients ont été masqués.',
        },
      ],
      'Vous trouverez ci-joint vos échanges ; les noms d’autres clients y sont masqués.',
    ),
  ),
  line(
    ['Émile Roche', 'emile.roche', 'ML-120067', 16, EMAIL, [ERASURE], 'Effacez mes commandes.'],
    answered(
      16,
      [
        {
          right: ERASURE,
          refused: RefusalGround.ERASURE_EXCEPTION,
          reason: 'Le code de commerce impose de conserver les factures dix ans.',
        },
      ],
      'Nous ne pouvons pas effacer vos factures : le code de commerce impose de les conserver dix ans. Vous pouvez saisir la CNIL ou un tribunal.',
    ),
  ),
  line(
    ['Yasmine Brun', 'yasmine.brun', 'ML-276301', 17, WEB_FORM, [RECTIFICATION], 'Mon nom a changé.'],
    [
      ...answered(17, [{ right: RECTIFICATION }], 'Votre nom a été corrigé.'),
      { verb: 'tellRecipient', hoursAgo: 2, right: RECTIFICATION, recipient: 'Transports Express SARL' },
      { verb: 'close', hoursAgo: 1 },
    ],
  ),
  line(
    ['Sven Lindqvist', 'sven.l', 'ML-400125', 18, EMAIL, [ACCESS], 'Please send me a copy of my data.'],
    [{ verb: 'withdraw', hoursAgo: 12 * DAY }],
  ),
  line(
    [
      'Aline Mercier',
      'aline.mercier',
      '',
      20,
      EMAIL,
      [ACCESS],
      'Envoyez-moi les données de mon billet d’avion.',
    ],
    [
      { verb: 'acknowledge', hoursAgo: 20 * DAY - 2 },
      { verb: 'transfer', hoursAgo: 19 * DAY, to: 'Lumen Voyages SA, Lyon' },
    ],
  ),
  line(
    ['Compte 77', 'compte77', '', 21, EMAIL, [ACCESS], 'Donnez-moi les données du compte 77.'],
    [
      {
        verb: 'identify',
        hoursAgo: 20 * DAY,
        result: IdentityResult.PENDING,
        method: IdentityMethod.QUESTIONS,
        asked: 'la date de votre dernier achat.',
        channel: EMAIL,
      },
      {
        verb: 'identify',
        hoursAgo: 10 * DAY,
        result: IdentityResult.FAILED,
        method: IdentityMethod.QUESTIONS,
      },
      { verb: 'qualify', hoursAgo: 10 * DAY },
      {
        verb: 'decide',
        hoursAgo: 9 * DAY,
        decisions: [
          {
            right: ACCESS,
            refused: RefusalGround.NOT_IDENTIFIABLE,
            reason: 'Les réponses ne correspondent à aucun compte.',
          },
        ],
      },
      {
        verb: 'answer',
        hoursAgo: 9 * DAY,
        channel: EMAIL,
        content:
          'Nous ne sommes pas en mesure de vous identifier. Vous pouvez saisir la CNIL ou un tribunal.',
      },
    ],
  ),
  line(
    ['Victor Hamel', 'victor.hamel', 'ML-035590', 22, POST, [ACCESS, ERASURE], 'Copie, puis effacement.'],
    [
      ...ready(21 * DAY),
      { verb: 'suspend', hoursAgo: 20 * DAY, reason: PauseReason.SCOPE_CLARIFICATION },
      { verb: 'resume', hoursAgo: 15 * DAY },
      { verb: 'start', hoursAgo: 15 * DAY },
    ],
  ),
  line(
    ['Louise Aubert', 'louise.aubert', 'ML-144120', 26, EMAIL, [PORTABILITY, ACCESS], 'Tout, au format CSV.'],
    [
      ...ready(25 * DAY),
      { verb: 'start', hoursAgo: 24 * DAY },
      { verb: 'extend', hoursAgo: 3 * DAY, reasons: [ExtensionReason.NUMBER_OF_REQUESTS], channel: EMAIL },
    ],
  ),
  line(
    ['Denis Faure', 'denis.faure', 'ML-008812', 44, EMAIL, [ACCESS], 'Troisième rappel : mes données !'],
    [
      ...granted(44, [{ right: ACCESS }]),
      {
        verb: 'answer',
        hoursAgo: 5 * DAY,
        channel: EMAIL,
        content: 'Vous trouverez ci-joint vos données. Veuillez excuser ce retard.',
        lateReason: 'Réponse tardive du prestataire du service client.',
      },
    ],
  ),
  line(
    ['Josiane Perrin', 'j.perrin', 'ML-002371', 50, POST, [OBJECTION], 'Plus de catalogue papier.'],
    [
      ...answered(50, [{ right: OBJECTION }], 'Vous ne recevrez plus de catalogue.'),
      { verb: 'close', hoursAgo: 1 },
    ],
  ),
  {
    ...line([
      'Rémi Vasseur',
      'remi.vasseur',
      'ML-019945',
      23,
      POST,
      [POST_MORTEM_DIRECTIVES],
      'Ma mère est décédée en mars. Fermez son compte.',
    ]),
    requester: { name: 'Rémi Vasseur', email: 'remi.vasseur@courriel.example', type: RequesterType.HEIR },
    steps: [
      { verb: 'acknowledge', hoursAgo: 22 * DAY, channel: POST },
      { verb: 'identify', hoursAgo: 22 * DAY },
      { verb: 'mandate', hoursAgo: 21 * DAY, note: 'Acte de notoriété du 2 avril, pièce 1.' },
      { verb: 'qualify', hoursAgo: 21 * DAY },
    ],
  },
  {
    ...line([
      'Me Anne Kessler',
      'cabinet.kessler',
      'ML-233018',
      6,
      EMAIL,
      [ACCESS],
      'J’agis pour M. Durand, mandat joint.',
    ]),
    requester: {
      name: 'Me Anne Kessler',
      email: 'cabinet.kessler@avocats.example',
      type: RequesterType.MANDATE,
    },
    steps: [
      { verb: 'acknowledge', hoursAgo: 5 * DAY },
      { verb: 'identify', hoursAgo: 5 * DAY },
    ],
  },
];

/** Thirty requests, in every state. */
export const REQUESTS: readonly DemoRequest[] = [...FIRST, ...MORE];
