import { dayText } from '../deadlines/deadline.labels.ts';
import { Locale } from '../shared/locale.ts';
import { labelsOf } from '../shared/words.ts';
import type { AccessSection } from './request.access.ts';
import { EXTENSION_REASON_LABELS } from './request.labels.ts';
import { accessInformation, feeNotice, recipientsNotice } from './request.letters.later.ts';
import { received, type Tongue } from './request.letters.tongue.ts';
import {
  CommunicationKind,
  DecisionOutcome,
  type ExtensionReason,
  RefusalGround,
  Right,
} from './request.terms.ts';

/** One right as an answer speaks of it. */
export interface LetterDecision {
  right: Right;
  outcome: DecisionOutcome | null;
  ground: RefusalGround | null;
  statute: string | null;
  reason: string | null;
  complaintAuthority: string | null;
}

/** What the letters of a request are written from. Days are local ones. */
export interface LetterFacts {
  reference: string;
  /** Who writes: the controller. */
  controller: string;
  /** Whom it is written to, where their name is known. */
  requesterName: string | null;
  receivedOn: string;
  rights: readonly Right[];
  /** The last day of the answer; null while the clock stands still. */
  dueOn: string | null;
  /** What is asked of the person, and why. */
  asked: string | null;
  askedBecause: string | null;
  extensionReasons: readonly ExtensionReason[];
  /** The right controller, where it is another. */
  transferredTo: string | null;
  decisions: readonly LetterDecision[];
  /** The information that goes with a copy, GDPR 15(1) and (2). */
  access?: readonly AccessSection[];
  /** A fee that is announced, GDPR 12(5)(a). */
  fee?: LetterFee | null;
  /** Who was told what was done, GDPR 19. */
  recipients?: readonly string[];
}

/** A fee as a letter announces it. */
export interface LetterFee {
  right: Right;
  amountInCents: number;
  currency: string;
  reason: string | null;
}

/** A text with its subject line. */
export interface Letter {
  subject: string;
  text: string;
}

const SUBJECTS: Readonly<Record<CommunicationKind, readonly [fr: string, en: string]>> = {
  [CommunicationKind.ACKNOWLEDGEMENT]: ['Nous avons reçu votre demande', 'We have received your request'],
  [CommunicationKind.IDENTITY_REQUEST]: [
    'Précision nécessaire pour vous répondre',
    'What we need in order to answer you',
  ],
  [CommunicationKind.EXTENSION_NOTICE]: [
    'Délai supplémentaire pour votre demande',
    'More time for your request',
  ],
  [CommunicationKind.ANSWER]: ['Réponse à votre demande', 'Answer to your request'],
  [CommunicationKind.REFUSAL]: ['Réponse à votre demande', 'Answer to your request'],
  [CommunicationKind.TRANSFER_NOTICE]: [
    'Le bon interlocuteur pour votre demande',
    'Whom your request concerns',
  ],
  [CommunicationKind.FEE_NOTICE]: ['Frais pour votre demande', 'A fee for your request'],
  [CommunicationKind.RECIPIENTS_NOTICE]: [
    'À qui vos données avaient été communiquées',
    'To whom your data had been disclosed',
  ],
};

const listText = (items: readonly string[], and: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;

const rightsText = ({ facts, locale, say }: Tongue): string =>
  listText(
    facts.rights.map((right) => labelsOf(Right)[right][locale].toLocaleLowerCase(locale)),
    say('et', 'and'),
  );

function acknowledgement(tongue: Tongue): string[] {
  const { facts, say, locale } = tongue;
  const { dueOn } = facts;
  return [
    received(tongue),
    say(
      `Nous l’avons comprise ainsi : ${rightsText(tongue)}.`,
      `We have understood it as: ${rightsText(tongue)}.`,
    ),
    say(
      'Si ce n’est pas ce que vous demandez, dites-le-nous simplement en répondant à ce message.',
      'If this is not what you ask for, just tell us by replying to this message.',
    ),
    dueOn
      ? say(
          `Vous aurez une réponse au plus tard le ${dayText(dueOn, locale)} (RGPD, art. 12(3)).`,
          `You will have an answer by ${dayText(dueOn, locale)} at the latest (GDPR 12(3)).`,
        )
      : say(
          'Vous aurez une réponse dans les meilleurs délais.',
          'You will have an answer as soon as possible.',
        ),
    say('Cette démarche est gratuite.', 'This is free of charge.'),
  ];
}

function identityRequest(tongue: Tongue): string[] {
  const { facts, say } = tongue;
  return [
    received(tongue),
    say(
      'Pour ne pas remettre vos données à quelqu’un d’autre, nous devons être sûrs que la demande vient de vous.',
      'In order not to hand your data to somebody else, we have to be sure that the request is yours.',
    ),
    say(`Nous vous demandons : ${facts.asked ?? '…'}`, `We ask you for: ${facts.asked ?? '…'}`),
    facts.askedBecause ? say(`Pourquoi : ${facts.askedBecause}`, `Why: ${facts.askedBecause}`) : '',
    say(
      'Ce que vous nous envoyez ne sert qu’à cette vérification et est supprimé dès qu’elle est faite. Masquez ce qui n’y est pas utile (photo, numéro du titre).',
      'What you send serves this check alone and is deleted as soon as it is done. Mask whatever is not needed for it (picture, document number).',
    ),
  ];
}

function extensionNotice(tongue: Tongue): string[] {
  const { facts, say, locale } = tongue;
  const reasons = listText(
    facts.extensionReasons.map((reason) => EXTENSION_REASON_LABELS[reason][locale]),
    say('et', 'and'),
  );
  return [
    received(tongue),
    say(
      `Il nous faut plus d’un mois pour y répondre, en raison de ${reasons || '…'} (RGPD, art. 12(3)).`,
      `We need more than a month to answer it, because of ${reasons || '…'} (GDPR 12(3)).`,
    ),
    facts.dueOn
      ? say(
          `Vous aurez une réponse au plus tard le ${dayText(facts.dueOn, locale)}.`,
          `You will have an answer by ${dayText(facts.dueOn, locale)} at the latest.`,
        )
      : '',
  ];
}

function decisionText({ say, locale }: Tongue, decision: LetterDecision): string {
  const { right, outcome, ground, statute, reason } = decision;
  const head = `${labelsOf(Right)[right][locale]} : ${outcome ? labelsOf(DecisionOutcome)[outcome][locale] : '…'}.`;
  const why = ground
    ? say(`Motif : ${labelsOf(RefusalGround)[ground].FR}`, `Reason: ${labelsOf(RefusalGround)[ground].EN}`)
    : '';
  const law = statute ? ` (${statute})` : '';
  return [locale === Locale.FR ? head : head.replace(' :', ':'), why && `${why}${law}.`, reason ?? '']
    .filter((line) => line !== '')
    .join('\n');
}

/** What every refusal, in whole or in part, has to say: GDPR 12(4). */
function remedies({ facts, say }: Tongue): string[] {
  const refused = facts.decisions.filter(({ outcome }) => outcome && outcome !== DecisionOutcome.GRANTED);
  if (refused.length === 0) return [];
  const authority = refused.find(({ complaintAuthority }) => complaintAuthority)?.complaintAuthority ?? '…';
  return [
    say(
      `Si vous n’êtes pas d’accord, vous pouvez introduire une réclamation auprès de l’autorité de contrôle : ${authority} (RGPD, art. 77).`,
      `If you do not agree, you may lodge a complaint with the supervisory authority: ${authority} (GDPR 77).`,
    ),
    say(
      'Vous pouvez aussi former un recours devant un tribunal (RGPD, art. 79).',
      'You may also seek a remedy before a court (GDPR 79).',
    ),
  ];
}

const answer = (tongue: Tongue): string[] => [
  received(tongue),
  ...tongue.facts.decisions.map((decision) => decisionText(tongue, decision)),
  ...accessInformation(tongue),
  ...remedies(tongue),
];

const transferNotice = (tongue: Tongue): string[] => [
  received(tongue),
  tongue.say(
    `Elle concerne un autre responsable de traitement : ${tongue.facts.transferredTo ?? '…'}. Adressez-vous à lui : nous ne détenons pas les données dont il s’agit.`,
    `It concerns another controller: ${tongue.facts.transferredTo ?? '…'}. Please turn to them: the data in question are not ours.`,
  ),
];

const BODIES: Readonly<Record<CommunicationKind, (tongue: Tongue) => string[]>> = {
  [CommunicationKind.ACKNOWLEDGEMENT]: acknowledgement,
  [CommunicationKind.IDENTITY_REQUEST]: identityRequest,
  [CommunicationKind.EXTENSION_NOTICE]: extensionNotice,
  [CommunicationKind.ANSWER]: answer,
  [CommunicationKind.REFUSAL]: answer,
  [CommunicationKind.TRANSFER_NOTICE]: transferNotice,
  [CommunicationKind.FEE_NOTICE]: feeNotice,
  [CommunicationKind.RECIPIENTS_NOTICE]: recipientsNotice,
};

/** The subject line of a letter: its reference, and nothing of the person. */
export function letterSubject(kind: CommunicationKind, reference: string, locale: Locale): string {
  const [fr, en] = SUBJECTS[kind];
  return `${locale === Locale.FR ? fr : en} (${reference})`;
}

/** A letter of a request as a first text, which a person may change before it goes out. */
export function requestLetter(kind: CommunicationKind, facts: LetterFacts, locale: Locale): Letter {
  const say = (fr: string, en: string): string => (locale === Locale.FR ? fr : en);
  const tongue: Tongue = { facts, say, locale };
  const name = facts.requesterName ?? say('Madame, Monsieur', 'Sir or Madam');
  const parts = [
    say(`Bonjour ${name},`.replace('Bonjour Madame, Monsieur', 'Madame, Monsieur'), `Dear ${name},`),
    ...BODIES[kind](tongue),
    say(`Référence : ${facts.reference}`, `Reference: ${facts.reference}`),
    facts.controller,
  ];
  return {
    subject: letterSubject(kind, facts.reference, locale),
    text: `${parts.filter((part) => part !== '').join('\n\n')}\n`,
  };
}
