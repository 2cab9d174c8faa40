import { type CodeOf, words } from '../shared/words.ts';

/** The codes of the rights procedure. */
export const Right = words('Right', 'A right of GDPR Chapter III, or the withdrawal of 7(3).', {
  ACCESS: ['Access (GDPR 15).', 'Droit d’accès', 'Right of access', ['art. 15', 'Art. 15']],
  RECTIFICATION: [
    'Rectification (GDPR 16).',
    'Droit de rectification',
    'Right to rectification',
    ['art. 16', 'Art. 16'],
  ],
  ERASURE: ['Erasure (GDPR 17).', 'Droit à l’effacement', 'Right to erasure', ['art. 17', 'Art. 17']],
  RESTRICTION: [
    'Restriction of processing (GDPR 18).',
    'Droit à la limitation',
    'Right to restriction',
    ['art. 18', 'Art. 18'],
  ],
  PORTABILITY: [
    'Portability (GDPR 20).',
    'Droit à la portabilité',
    'Right to data portability',
    ['art. 20', 'Art. 20'],
  ],
  OBJECTION: ['Objection (GDPR 21).', 'Droit d’opposition', 'Right to object', ['art. 21', 'Art. 21']],
  AUTOMATED_DECISION_REVIEW: [
    'Review of an automated decision (GDPR 22(3)).',
    'Décision individuelle automatisée',
    'Automated individual decision',
    ['art. 22', 'Art. 22'],
  ],
  CONSENT_WITHDRAWAL: [
    'Withdrawal of consent (GDPR 7(3)).',
    'Retrait du consentement',
    'Withdrawal of consent',
    ['art. 7(3)', 'Art. 7(3)'],
  ],
  POST_MORTEM_DIRECTIVES: [
    'Directives for after death (LIL 84 to 86).',
    'Directives post-mortem',
    'Post-mortem directives',
    ['loi Informatique et Libertés, art. 85', 'French Data Protection Act, Art. 85'],
  ],
});
export type Right = CodeOf<typeof Right>;

export const RequestStatus = words('RequestStatus', 'Where a request stands.', {
  RECEIVED: ['It came in.', 'Reçue', 'Received'],
  IDENTITY_CHECK: [
    'Who asks is being made sure of (GDPR 12(6)).',
    'Identité à vérifier',
    'Identity to check',
  ],
  QUALIFIED: ['Which rights are exercised is understood.', 'Qualifiée', 'Qualified'],
  IN_PROGRESS: ['It is being worked on.', 'En cours', 'In progress'],
  PAUSED: ['The person was asked for something: the clock stands still.', 'Suspendue', 'Paused'],
  ANSWERED: ['The answer went out (GDPR 12(3)).', 'Répondue', 'Answered'],
  CLOSED: ['Over.', 'Close', 'Closed'],
  REFUSED: ['No action is taken, and the person was told why (GDPR 12(4)).', 'Refusée', 'Refused'],
  WITHDRAWN: ['The person took it back.', 'Retirée', 'Withdrawn'],
  TRANSFERRED: ['It went to the controller whom it concerns.', 'Réorientée', 'Redirected'],
});
export type RequestStatus = CodeOf<typeof RequestStatus>;

/** No form may be imposed on the person. */
export const RequestChannel = words('RequestChannel', 'How a message came in or went out.', {
  EMAIL: ['By e-mail.', 'Courriel', 'E-mail'],
  WEB_FORM: ['By a form.', 'Formulaire en ligne', 'Online form'],
  POST: ['By letter.', 'Courrier', 'Letter'],
  PHONE: ['By phone.', 'Téléphone', 'Telephone'],
  IN_PERSON: ['Face to face.', 'Sur place', 'In person'],
  CHATBOT: ['To a chatbot.', 'Agent conversationnel', 'Chatbot'],
  HELPDESK: ['To the customer service.', 'Service client', 'Helpdesk'],
  SOCIAL_NETWORK: ['On a social network.', 'Réseau social', 'Social network'],
  OTHER: ['In another way.', 'Autre', 'Other'],
});
export type RequestChannel = CodeOf<typeof RequestChannel>;

export const RequesterType = words('RequesterType', 'Who asks: the person, or someone for them.', {
  SELF: ['The person.', 'La personne elle-même', 'The person concerned'],
  MANDATE: ['Somebody whom the person mandated.', 'Un mandataire', 'An authorised agent'],
  PARENT: ['A parent of a minor.', 'Un parent', 'A parent'],
  GUARDIAN: ['A guardian.', 'Un tuteur', 'A guardian'],
  HEIR: ['An heir (LIL 85).', 'Un héritier', 'An heir'],
});
export type RequesterType = CodeOf<typeof RequesterType>;

export const ExtensionReason = words(
  'ExtensionReason',
  'Why the answer takes longer than a month, GDPR 12(3).',
  {
    COMPLEXITY: ['The request is complex.', 'Complexité de la demande', 'Complexity of the request'],
    NUMBER_OF_REQUESTS: ['There are many requests.', 'Nombre de demandes', 'Number of requests'],
  },
);
export type ExtensionReason = CodeOf<typeof ExtensionReason>;

export const IdentityResult = words(
  'IdentityResult',
  'How the question of who asks was settled, GDPR 12(6).',
  {
    NOT_NEEDED: [
      'No check was needed: an authenticated account, as an instance.',
      'Vérification inutile',
      'No check needed',
      ['Compte authentifié, ou aucun doute', 'Authenticated account, or no doubt'],
    ],
    PENDING: [
      'Not settled yet.',
      'À établir',
      'To be settled',
      ['Il reste un doute raisonnable', 'A reasonable doubt remains'],
    ],
    VERIFIED: [
      'It is the person, or whom they sent.',
      'Identité établie',
      'Identity established',
      ['Le doute est levé', 'The doubt is removed'],
    ],
    FAILED: [
      'The person cannot be identified (GDPR 11, 12(2)).',
      'Personne non identifiable',
      'Person not identifiable',
      [
        'Malgré les précisions demandées (art. 11 et 12(2))',
        'Despite what was asked for (Art. 11 and 12(2))',
      ],
    ],
  },
);
export type IdentityResult = CodeOf<typeof IdentityResult>;

export const ClaimState = words('ClaimState', 'What became of an identifier that came with a message.', {
  OPEN: ['Nobody has settled it yet.', 'à vérifier', 'to be checked'],
  ACCEPTED: ['It is the person’s from then on.', 'retenu', 'accepted'],
  REFUSED: ['It was nobody’s here: erased.', 'écarté, effacé', 'refused, erased'],
});
export type ClaimState = CodeOf<typeof ClaimState>;

/** The mildest first: EDPB Guidelines 01/2022. */
export const IdentityMethod = words('IdentityMethod', 'By what a person is identified, the mildest first.', {
  AUTHENTICATED_ACCOUNT: [
    'They wrote from an account that they had signed in to.',
    'Compte authentifié',
    'Authenticated account',
  ],
  DATA_ON_FILE: [
    'They confirmed data that are held already.',
    'Confirmation de données déjà détenues',
    'Confirmation of data already held',
  ],
  QUESTIONS: ['They answered questions.', 'Questions sur le dossier', 'Questions on the file'],
  ID_COPY: [
    'A copy of an identity document: only where the doubt is stated in writing.',
    'Copie d’un titre d’identité',
    'Copy of an identity document',
  ],
});
export type IdentityMethod = CodeOf<typeof IdentityMethod>;

export const MandateResult = words('MandateResult', 'What the check of a mandate found.', {
  VERIFIED: ['It stands.', 'Mandat vérifié', 'Mandate verified'],
  REJECTED: ['It was not proven.', 'Mandat non établi', 'Mandate not proven'],
});
export type MandateResult = CodeOf<typeof MandateResult>;

export const DecisionOutcome = words('DecisionOutcome', 'What a person decided of one right.', {
  GRANTED: ['In full.', 'Accordé', 'Granted'],
  PARTIALLY_GRANTED: [
    'In part: the rest with its ground and remedies.',
    'Accordé en partie',
    'Granted in part',
  ],
  REFUSED: ['Not at all: with its ground and remedies (GDPR 12(4)).', 'Refusé', 'Refused'],
});
export type DecisionOutcome = CodeOf<typeof DecisionOutcome>;

export const RefusalGround = words(
  'RefusalGround',
  'Why a right is not granted, or not in full (GDPR 12(4)).',
  {
    NOT_IDENTIFIABLE: [
      'The person cannot be identified (GDPR 11, 12(2)).',
      'nous ne sommes pas en mesure de vous identifier (RGPD, art. 11 et 12(2))',
      'we are not in a position to identify you (GDPR 11 and 12(2))',
    ],
    UNFOUNDED_OR_EXCESSIVE: [
      'Manifestly unfounded or excessive (GDPR 12(5)).',
      'la demande est manifestement infondée ou excessive (RGPD, art. 12(5))',
      'the request is manifestly unfounded or excessive (GDPR 12(5))',
    ],
    THIRD_PARTY_RIGHTS: [
      'The rights of others: to redact, not to refuse (GDPR 15(4), 20(4)).',
      'les droits et libertés d’autrui sont à protéger (RGPD, art. 15(4) et 20(4))',
      'the rights and freedoms of others have to be protected (GDPR 15(4) and 20(4))',
    ],
    ERASURE_EXCEPTION: [
      'An exception to erasure (GDPR 17(3)).',
      'une exception au droit à l’effacement s’applique (RGPD, art. 17(3))',
      'an exception to the right to erasure applies (GDPR 17(3))',
    ],
    NO_GROUND: [
      'The conditions of the right are not met (GDPR 17(1), 18(1), 20(1), 22(1)).',
      'les conditions que le règlement attache à ce droit ne sont pas remplies',
      'the conditions that the Regulation attaches to this right are not met',
    ],
    COMPELLING_GROUNDS: [
      'Compelling legitimate grounds (GDPR 21(1)).',
      'des motifs légitimes et impérieux prévalent (RGPD, art. 21(1))',
      'compelling legitimate grounds override (GDPR 21(1))',
    ],
    BASIS_EXCLUDES_RIGHT: [
      'The legal basis does not give this right.',
      'la base légale du traitement n’ouvre pas ce droit',
      'the legal basis of the processing does not give this right',
    ],
    NATIONAL_RESTRICTION: [
      'A national law restricts it, and is named (GDPR 23).',
      'une loi nationale limite ce droit (RGPD, art. 23)',
      'a national law restricts this right (GDPR 23)',
    ],
  },
);
export type RefusalGround = CodeOf<typeof RefusalGround>;

export const CommunicationKind = words('CommunicationKind', 'What was written to the person.', {
  ACKNOWLEDGEMENT: ['The receipt is acknowledged.', 'Accusé de réception', 'Acknowledgement of receipt'],
  IDENTITY_REQUEST: [
    'The person is asked who they are (GDPR 12(6)).',
    'Demande d’éléments d’identification',
    'Request for identification',
  ],
  EXTENSION_NOTICE: [
    'The answer takes longer, and why (GDPR 12(3)).',
    'Information de prolongation',
    'Notice of extension',
  ],
  ANSWER: ['The answer (GDPR 12(3)).', 'Réponse', 'Answer'],
  REFUSAL: ['No action is taken, and why (GDPR 12(4)).', 'Refus motivé', 'Refusal with its reasons'],
  TRANSFER_NOTICE: [
    'Another controller is the right one.',
    'Information de transmission',
    'Notice of transfer',
  ],
  FEE_NOTICE: [
    'A fee is announced before it is charged (GDPR 12(5)(a)).',
    'Annonce de frais',
    'Announcement of a fee',
  ],
  RECIPIENTS_NOTICE: [
    'Who the recipients are, for the person who asks (GDPR 19).',
    'Information sur les destinataires',
    'Notice of the recipients',
  ],
});
export type CommunicationKind = CodeOf<typeof CommunicationKind>;

export const AccessHeading = words(
  'AccessHeading',
  'What the person is told beside the copy of their data (GDPR 15(1), 15(2)).',
  {
    PURPOSES: [
      'The purposes of the processing (GDPR 15(1)(a)).',
      'Finalités du traitement (art. 15(1)(a))',
      'Purposes of the processing (Art. 15(1)(a))',
      [
        'Pourquoi vous traitez ces données, activité par activité.',
        'Why you process these data, activity by activity.',
      ],
    ],
    DATA_CATEGORIES: [
      'The categories of data (GDPR 15(1)(b)).',
      'Catégories de données (art. 15(1)(b))',
      'Categories of data (Art. 15(1)(b))',
      [
        'Par exemple : identité, commandes, échanges avec le service client.',
        'For instance: identity, orders, exchanges with customer service.',
      ],
    ],
    RECIPIENTS: [
      'The recipients, by name where the person asks (GDPR 15(1)(c)).',
      'Destinataires (art. 15(1)(c))',
      'Recipients (Art. 15(1)(c))',
      [
        'Par leur nom si la personne le demande (CJUE, C-154/21).',
        'By name where the person asks (CJEU, C-154/21).',
      ],
    ],
    RETENTION: [
      'How long, or by which criteria (GDPR 15(1)(d)).',
      'Durée de conservation (art. 15(1)(d))',
      'Retention period (Art. 15(1)(d))',
      ['Une durée, ou les critères qui la fixent.', 'A period, or the criteria that set it.'],
    ],
    RIGHTS: [
      'The other rights of the person (GDPR 15(1)(e)).',
      'Vos autres droits (art. 15(1)(e))',
      'Your other rights (Art. 15(1)(e))',
      [
        'Rectification, effacement, limitation, opposition.',
        'Rectification, erasure, restriction, objection.',
      ],
    ],
    COMPLAINT: [
      'The complaint to an authority (GDPR 15(1)(f)).',
      'Réclamation auprès de l’autorité (art. 15(1)(f))',
      'Complaint to the authority (Art. 15(1)(f))',
      ['L’autorité, et comment la saisir.', 'The authority, and how to turn to it.'],
    ],
    SOURCE: [
      'Where the data come from, if not from the person (GDPR 15(1)(g)).',
      'Source des données (art. 15(1)(g))',
      'Source of the data (Art. 15(1)(g))',
      [
        'D’où viennent les données qui ne viennent pas de la personne ; dites-le aussi s’il n’y en a pas.',
        'Where data come from that are not from the person; say so too where there are none.',
      ],
    ],
    AUTOMATED_DECISIONS: [
      'Automated decisions: their logic and consequences (GDPR 15(1)(h), 22).',
      'Décisions automatisées et profilage (art. 15(1)(h))',
      'Automated decisions and profiling (Art. 15(1)(h))',
      [
        'La logique, l’importance et les effets ; dites-le aussi s’il n’y en a pas (CJUE, C-203/22).',
        'The logic, the significance and the consequences; say so too where there are none (CJEU, C-203/22).',
      ],
    ],
    TRANSFERS: [
      'Transfers outside the Union and their safeguards (GDPR 15(2), 46).',
      'Transferts hors de l’Union et garanties (art. 15(2))',
      'Transfers outside the Union and their safeguards (Art. 15(2))',
      [
        'Pays et garanties ; dites-le aussi s’il n’y en a pas.',
        'Countries and safeguards; say so too where there are none.',
      ],
    ],
  },
);
export type AccessHeading = CodeOf<typeof AccessHeading>;

export const RecipientNoticeOutcome = words(
  'RecipientNoticeOutcome',
  'What became of telling a recipient (GDPR 19).',
  {
    TOLD: ['They were told.', 'Destinataire informé', 'Recipient told'],
    IMPOSSIBLE: [
      'Telling them is impossible (GDPR 19).',
      'Information impossible',
      'Telling them is impossible',
    ],
    DISPROPORTIONATE: [
      'Telling them takes a disproportionate effort (GDPR 19).',
      'Efforts disproportionnés',
      'Disproportionate effort',
    ],
    NO_RECIPIENT: ['The data were disclosed to nobody.', 'Aucun destinataire', 'No recipient'],
  },
);
export type RecipientNoticeOutcome = CodeOf<typeof RecipientNoticeOutcome>;
