import {
  code,
  group,
  groupOf,
  id,
  line,
  mail,
  optional,
  pastIfKnown,
  pastOrNow,
  SEALED_HELP,
  text,
  type Words,
  whole,
  yesNo,
} from '../shared/verb.fields.ts';
import { type ActionTable, verbsOf } from '../shared/verb.ts';
import { type RightAction, type RightState, rightObstacle } from './request.decision.lifecycle.ts';
import { type CheckState, identityDocumentObstacle } from './request.documents.lifecycle.ts';
import { feeObstacle } from './request.fee.lifecycle.ts';
import { letterFields, SENT_BY, SENT_ON } from './request.letters.fields.ts';
import { type LetterState, resendObstacle } from './request.letters.lifecycle.ts';
import type { RequestState } from './request.lifecycle.ts';
import { recipientObstacle } from './request.recipients.lifecycle.ts';
import {
  type IdentityResult,
  RecipientNoticeOutcome,
  RefusalGround,
  RequestChannel,
  Right,
} from './request.terms.ts';

/** One right in its request, with what was proposed of it last and whether a fee was announced. */
export interface RightInRequest {
  right: RightState & { right: Right };
  request: RequestState;
  proposal?: { code: string } | null;
  isFeeAnnounced?: boolean;
}

const open =
  (action: RightAction) =>
  ({ right, request }: RightInRequest) =>
    rightObstacle(action, right, request);

const concerned = ({ right, request }: RightInRequest) => recipientObstacle(right, request);

/** It goes into the letter, and is sealed there. */
const TOLD_HELP: Words = ['Repris dans la lettre. Scellé.', 'Goes into the letter. Sealed.'];

const fact = (says: string) => optional(yesNo(says));

const RIGHT_CONTEXT = groupOf(
  'RightContextInput',
  'The facts, as far as known: absent or null is unknown, which is never false.',
  {
    identifiable: fact('The person can be identified (11, 12(2)).'),
    manifestlyUnfoundedOrExcessive: fact('12(5).'),
    directMarketing: fact('21(2).'),
    compellingGrounds: fact('21(1).'),
    legalClaims: fact('17(3)(e), 21(1).'),
    unlawful: fact('17(1)(d).'),
    retentionObligationActive: fact('17(3)(b).'),
    noLongerNecessary: fact('17(1)(a).'),
    objectionUpheld: fact('17(1)(c).'),
    consentWithdrawn: fact('17(1)(b).'),
    otherLegalBasis: fact('17(1)(b): another legal basis.'),
    erasureRequiredByLaw: fact('17(1)(e).'),
    collectedFromChildIss: fact('17(1)(f), 8(1).'),
    freedomOfExpression: fact('17(3)(a).'),
    publicHealth: fact('17(3)(c).'),
    archivingResearch: fact('17(3)(d).'),
    accuracyContested: fact('18(1)(a).'),
    unlawfulErasureOpposed: fact('18(1)(b).'),
    neededForSubjectClaims: fact('18(1)(c).'),
    objectionPending: fact('18(1)(d).'),
    automatedMeans: fact('20(1)(b).'),
    dataOrigin: optional(text('PROVIDED, OBSERVED or INFERRED (20(1)).', { min: 0, max: 60 })),
    solelyAutomated: fact('22(1).'),
    significantEffect: fact('22(1).'),
    decisionBasis: optional(text('22(2).', { min: 0 })),
    deceased: fact('Recital 27; LIL 84 to 86.'),
    jurisdiction: optional(text('ISO 3166-1 alpha-2, for national rules.', { min: 0 })),
  },
);

const REFUSAL = {
  ground: code(RefusalGround, 'On which ground.', {
    label: ['Motif de droit', 'Legal ground'],
  }),
  reason: text('The reason, as the person is told. Sealed.', {
    max: 4000,
    label: ['Les raisons, dites à la personne', 'The reasons, as the person is told'],
    help: TOLD_HELP,
  }),
  statute: optional(
    text('The law that restricts, for NATIONAL_RESTRICTION.', {
      min: 0,
      max: 300,
      label: ['La loi qui limite ce droit', 'The law that restricts this right'],
      help: [
        'Article et loi, par exemple « art. L. 561-45 du code monétaire et financier ».',
        'Article and law, as in “Art. L. 561-45, Monetary and Financial Code”.',
      ],
    }),
  ),
  complaintAuthority: optional(
    text('The authority that the person is told they may complain to (GDPR 77). No refusal without.', {
      min: 0,
      max: 300,
      label: ['Autorité auprès de laquelle se plaindre (art. 77)', 'Authority to complain to (Art. 77)'],
      help: ['Sans elle, pas de refus (art. 12(4)).', 'No refusal without it (Art. 12(4)).'],
    }),
  ),
  judicialRemedy: optional(
    yesNo('That the remedy before a court is told (GDPR 79). No refusal without.', {
      label: [
        'Le recours devant un tribunal est indiqué (art. 79)',
        'The remedy before a court is told (Art. 79)',
      ],
    }),
  ),
};

const departureReason = optional(
  text('Why the proposal is departed from, where it is. Sealed.', {
    label: ['Pourquoi s’écarter de la proposition', 'Why you depart from the proposal'],
    help: SEALED_HELP,
  }),
);

/** What can be done to one right that a request exercises. */
export const RIGHT_VERBS = verbsOf<RightInRequest>()({
  correct: {
    scope: 'requests:write',
    guards: [open('correct')],
    event: 'right.corrected',
    says: 'Another right was meant: only before it is decided.',
    input: 'The right that was meant, where another was understood.',
    label: ['Corriger le droit', 'Correct the right'],
    lead: [
      'Un autre droit était visé. Ce qui a été compris d’abord reste à l’historique.',
      'Another right was meant. What was understood first stays in the history.',
    ],
    fields: { right: code(Right, 'The right that was meant.') },
  },
  assess: {
    scope: 'requests:write',
    guards: [open('assess')],
    mutation: 'recordAssessmentOfRight',
    event: 'right.assessed',
    says: 'What the ordered procedure proposes for this right, kept with its facts.',
    input: 'The facts from which the procedure proposes an answer for one right.',
    label: ['Évaluer', 'Assess'],
    lead: [
      'Répondez à ce que vous savez. Ce qui est inconnu reste ouvert : la procédure propose, une personne décide.',
      'Answer what you know. What is unknown stays open: the procedure proposes, a person decides.',
    ],
    fields: {
      legalBasis: optional(
        text('Code of the legal basis, as in CONSENT; unknown when absent.', {
          min: 0,
          max: 60,
          label: ['Base légale du traitement', 'Legal basis of the processing'],
        }),
      ),
      context: optional(group(RIGHT_CONTEXT, 'The facts.')),
    },
  },
  grant: {
    scope: 'requests:decide',
    guards: [open('grant')],
    event: 'right.granted',
    says: 'The right is granted in full.',
    input: 'The right is granted in full.',
    label: ['Accorder', 'Grant'],
    lead: ['Le droit est accordé en entier.', 'The right is granted in full.'],
    fields: {
      reason: optional(
        text('What is done, as the person is told. Sealed.', {
          max: 4000,
          label: ['Ce qui est fait, dit à la personne', 'What is done, as the person is told'],
          help: TOLD_HELP,
        }),
      ),
      departureReason,
    },
  },
  partiallyGrant: {
    scope: 'requests:decide',
    guards: [open('partiallyGrant')],
    event: 'right.partiallyGranted',
    says: 'The right is granted in part: the rest with its ground and remedies (GDPR 12(4)).',
    input: 'The right is granted in part alone: the rest with its ground, reason and remedies (12(4)).',
    label: ['Accorder en partie', 'Grant in part'],
    lead: [
      'Ce qui n’est pas accordé est motivé, et les recours sont indiqués (art. 12(4)).',
      'What is not granted has its reasons, and the remedies are told (Art. 12(4)).',
    ],
    fields: { ...REFUSAL, departureReason },
  },
  refuse: {
    scope: 'requests:decide',
    guards: [open('refuse')],
    event: 'right.refused',
    says: 'The right is refused, with its ground and remedies (GDPR 12(4)).',
    input: 'The right is not granted: with its ground, reason and remedies (12(4)).',
    label: ['Refuser', 'Refuse'],
    lead: [
      'Un motif, des raisons que la personne comprend, et les deux recours (art. 12(4)).',
      'A ground, reasons that the person understands, and both remedies (Art. 12(4)).',
    ],
    fields: { ...REFUSAL, departureReason },
  },
  announceFee: {
    scope: 'requests:decide',
    guards: [
      ({ right, request, proposal = null, isFeeAnnounced = false }) =>
        feeObstacle(right, request, proposal, isFeeAnnounced),
    ],
    mutation: 'announceFeeOfRight',
    event: 'right.feeAnnounced',
    says: 'The person is told of a reasonable fee before it is charged (GDPR 12(5)(a)).',
    input: 'That the person is told of a reasonable fee before it is charged (GDPR 12(5)(a)).',
    label: ['Annoncer des frais', 'Announce a fee'],
    lead: [
      'Des frais raisonnables s’annoncent avant d’être demandés, et seulement si la demande est manifestement infondée ou excessive (art. 12(5)). L’autre voie est le refus motivé.',
      'A reasonable fee is announced before it is charged, and only where the request is manifestly unfounded or excessive (Art. 12(5)). The other way is a refusal with its reasons.',
    ],
    fields: {
      amountInCents: whole(
        'The fee in the smallest unit of its currency: the administrative costs, and no more.',
        {
          min: 1,
          max: 10_000_000,
          label: ['Montant', 'Amount'],
          help: [
            'Vos coûts administratifs, et rien de plus (art. 12(5)(a)).',
            'Your administrative costs, and no more (Art. 12(5)(a)).',
          ],
        },
      ),
      currency: optional(
        text('Its currency by ISO 4217; EUR when absent.', {
          pattern: /^[A-Z]{3}$/,
          label: ['Devise', 'Currency'],
        }),
      ),
      reason: text('Why the request is manifestly unfounded or excessive, as the person is told. Sealed.', {
        max: 4000,
        label: ['Pourquoi la demande est infondée ou excessive', 'Why the request is unfounded or excessive'],
        help: TOLD_HELP,
      }),
      ...letterFields({
        channel: 'How they are told.',
        sentAt: 'When they were told elsewhere; now when absent.',
        text: 'The letter; as its template has it when absent.',
      }),
    },
  },
  notifyRecipient: {
    scope: 'requests:write',
    guards: [concerned],
    mutation: 'notifyRecipientOfRight',
    event: 'right.recipientNotified',
    says: 'A recipient of the data is told what was done, or it is kept why none is (GDPR 19).',
    input: 'That a recipient was told what was done, or why nobody is (GDPR 19).',
    label: ['Informer un destinataire', 'Tell a recipient'],
    lead: [
      'Chaque destinataire des données apprend ce qui a été fait (%{right}), sauf impossibilité ou efforts disproportionnés (art. 19).',
      'Each recipient of the data hears what was done (%{right}), unless that is impossible or a disproportionate effort (Art. 19).',
    ],
    fields: {
      outcome: code(RecipientNoticeOutcome, 'What became of telling them.', {
        label: ['Ce qu’il en est', 'What became of it'],
      }),
      recipient: optional(
        line('Who received the data. Sealed.', {
          max: 300,
          label: ['Destinataire', 'Recipient'],
          help: SEALED_HELP,
        }),
      ),
      sentAt: pastIfKnown(
        'When they were told; now when absent.',
        { future: 'NOTICE_IN_FUTURE' },
        { label: ['Informé le', 'Told on'] },
      ),
      reason: optional(
        text('Why it is impossible or a disproportionate effort, where it is. Sealed.', {
          label: ['Pourquoi le destinataire n’est pas informé', 'Why the recipient is not told'],
          help: [
            'Impossible, ou au prix d’efforts disproportionnés (art. 19). Scellé.',
            'Impossible, or a disproportionate effort (Art. 19). Sealed.',
          ],
        }),
      ),
    },
  },
  acknowledgeNotice: {
    scope: 'requests:write',
    guards: [concerned],
    mutation: 'acknowledgeNoticeOfRight',
    event: 'right.recipientAcknowledged',
    says: 'A recipient confirmed that it was done there too.',
    input: 'That a recipient confirmed that it was done.',
    label: ['Consigner sa confirmation', 'Record their confirmation'],
    lead: [
      'Le destinataire confirme que c’est fait chez lui aussi.',
      'The recipient confirms that it was done there too.',
    ],
    fields: {
      noticeId: id('The notice, one of this right.'),
      acknowledgedAt: pastOrNow(
        'When they confirmed; now when absent.',
        {
          future: 'ACKNOWLEDGED_IN_FUTURE',
        },
        { label: ['Confirmé le', 'Confirmed on'] },
      ),
    },
  },
});

/** What can be done to a letter. */
export const LETTER_VERBS = verbsOf<LetterState>()({
  resend: {
    scope: 'requests:write',
    guards: [resendObstacle],
    mutation: 'resendLetterOfRequest',
    event: 'letter.resent',
    says: 'A letter that did not arrive goes out again, as a letter of its own: the failed one stays as proof.',
    input: 'That a letter which did not arrive goes out again: elsewhere, or in another way.',
    label: ['Renvoyer', 'Send again'],
    lead: [
      'La même lettre repart, à une autre adresse ou par un autre canal. Celle qui a échoué reste au dossier comme preuve.',
      'The same letter goes out to another address or in another way. The one that failed stays on file as proof.',
    ],
    fields: {
      channel: code(RequestChannel, 'How it goes out now.', SENT_BY),
      email: optional(
        mail('The right address, where the known one is wrong: the request has it from now on. Sealed.', {
          max: 254,
          label: ['Nouvelle adresse électronique', 'New mail address'],
          help: [
            'À remplir si l’adresse connue est fausse ; elle la remplace pour la suite.',
            'Fill in where the known address is wrong; it takes its place from now on.',
          ],
        }),
      ),
      sentAt: pastIfKnown(
        'When it went out elsewhere. Absent: now, and by a mail of Vigie where the channel is EMAIL.',
        { future: 'SENT_IN_FUTURE' },
        SENT_ON,
      ),
    },
  },
});

/** A look at who asks, in its request. */
export interface CheckInRequest {
  check: CheckState;
  request: { status: RequestState['status']; identity: IdentityResult };
}

/** A copy of an identity document is sent to the file of its check. */
export const IDENTITY_CHECK_ACCESS = {
  addDocument: {
    scope: 'requests:write',
    guards: [({ check, request }) => identityDocumentObstacle(check, request)],
  },
} as const satisfies ActionTable<CheckInRequest>;
