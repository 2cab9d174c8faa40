import { PauseReason } from '../deadlines/deadline.terms.ts';
import { EXTERNAL_REFERENCE } from '../shared/external-reference.fields.ts';
import {
  code,
  day,
  group,
  groupOf,
  id,
  instant,
  line,
  list,
  member,
  optional,
  pastIfKnown,
  pastOrNow,
  SEALED_HELP,
  text,
  whole,
  yesNo,
} from '../shared/verb.fields.ts';
import { type ActionTable, obstaclesOf, verbsOf } from '../shared/verb.ts';
import { SUBJECT_IDENTIFIER } from '../subjects/subject.fields.ts';
import {
  exercisesAccess,
  hasMandate,
  isDecided,
  isNotPaused,
  isOpen,
  isPaused,
  isReadyToClose,
  isReadyToStart,
  isRunning,
  isUnacknowledged,
  isUnextended,
  isUnqualified,
  isUnverified,
  knowsRecipients,
} from './request.guards.ts';
import { channel, LETTER, letterFields, SENT_BY, SENT_ON } from './request.letters.fields.ts';
import { type RequestState, requesterObstacle } from './request.lifecycle.ts';
import {
  AccessHeading,
  ExtensionReason,
  IdentityMethod,
  IdentityResult,
  MandateResult,
  Right,
} from './request.terms.ts';

const rightMeant = (says: string) => code(Right, says);

const SENT_BY_VIGIE =
  'When it went out elsewhere. Absent: now, and by a mail of Vigie where the channel is EMAIL.';

/** Whose message it is, as a person settles it. */
const WHO = {
  dataSubjectId: optional(id('Who they are, once it is settled: a candidate, or anyone who is known here.')),
  acceptedClaimIds: optional(
    list(
      id(
        'Which claims of the message are theirs: the person is found by them from now on. The others are refused, and erased. Needs subjects:write.',
      ),
      { max: 20 },
    ),
  ),
  isSomebodyNew: optional(
    yesNo(
      'That it is nobody who is known: recorded anew, whoever shares an identifier. Needs subjects:write.',
    ),
  ),
};

const ACCESS_SECTION = groupOf('AccessSectionInput', 'What is told under one heading.', {
  heading: code(AccessHeading, 'Which heading.'),
  text: text('What is told. Sealed; blank takes it away.', { min: 0, max: 4000 }),
});

/** What can be done to a request. */
export const REQUEST_VERBS = verbsOf<RequestState>()({
  acknowledge: {
    scope: 'requests:write',
    guards: [isOpen, isUnacknowledged],
    event: 'request.acknowledged',
    says: 'The person is told that their message arrived, and until when they will have an answer.',
    input: 'The receipt is acknowledged: by mail at once, or as it was done elsewhere.',
    label: ['Accuser réception', 'Acknowledge receipt'],
    lead: [
      'La personne sait aussitôt que sa demande est arrivée, comment elle est comprise et jusqu’à quand.',
      'The person hears at once that the request arrived, how it is understood and by when.',
    ],
    fields: letterFields({
      channel: 'How it went out.',
      sentAt: SENT_BY_VIGIE,
      text: 'Its text; the letter of requestLetter when absent.',
    }),
  },
  verify: {
    scope: 'requests:write',
    guards: [isOpen, isUnverified],
    says: 'A look at who asks: something is asked of the person, or the question is settled (GDPR 12(6)).',
    input: 'A look at who asks: proportionate, by the mildest means (GDPR 12(6), 5(1)(c)).',
    label: ['Vérifier l’identité', 'Check the identity'],
    lead: [
      'De façon proportionnée : rien de plus que ce qui lève le doute (art. 12(6)).',
      'In proportion: nothing more than what removes the doubt (Art. 12(6)).',
    ],
    fields: {
      result: code(IdentityResult, 'What it found; PENDING when something is asked of the person.'),
      method: optional(
        code(IdentityMethod, 'By what. Needed unless no check is.', {
          label: ['Par quel moyen', 'By what means'],
          help: [
            'Le moyen le plus léger qui suffit (art. 5(1)(c) et 12(6)).',
            'The mildest means that suffices (Art. 5(1)(c) and 12(6)).',
          ],
        }),
      ),
      asked: optional(
        text('What was asked. Sealed.', {
          label: ['Ce qui est demandé à la personne', 'What the person is asked for'],
          help: ['Repris tel quel dans la lettre.', 'Goes into the letter as it is.'],
        }),
      ),
      reason: optional(
        text('Why. Sealed. A copy of an identity document needs the doubt in writing.', {
          label: ['Pourquoi (le doute, par écrit)', 'Why (the doubt, in writing)'],
          help: SEALED_HELP,
        }),
      ),
      documentReference: optional(
        text('Where the document lies. Sealed, and deleted with the decision.', {
          max: 500,
          label: ['Où se trouve le document', 'Where the document lies'],
          help: [
            'Où se trouve une copie sur papier. La référence est supprimée dès la décision.',
            'Where a copy on paper lies. The reference is deleted with the decision.',
          ],
        }),
      ),
      channel: optional(
        channel('How the person is asked, where they are. Without it nothing is written to them.', SENT_BY),
      ),
      at: pastIfKnown(
        'When it was asked or decided; now when absent.',
        {
          future: 'CHECK_IN_FUTURE',
          after: ['receivedAt', 'CHECK_BEFORE_RECEIPT'],
        },
        SENT_ON,
      ),
      text: optional(text('The letter that asks; that of requestLetter when absent.', { max: LETTER })),
      ...WHO,
    },
  },
  verifyMandate: {
    scope: 'requests:write',
    guards: [isOpen, hasMandate],
    mutation: 'verifyMandateOfRequest',
    event: 'request.mandateVerified',
    says: 'The mandate of somebody who asks for the person.',
    input: 'What the check of the mandate found, where somebody asks for the person.',
    label: ['Vérifier le mandat', 'Verify the mandate'],
    lead: [
      'Quelqu’un demande pour la personne : ce qui montre qu’il le peut.',
      'Somebody asks for the person: what shows that they may.',
    ],
    fields: {
      result: code(MandateResult, 'What it found.'),
      note: text('What was shown and where it is kept. Sealed.', { help: SEALED_HELP }),
    },
  },
  identifySubject: {
    scope: 'requests:write',
    guards: [isOpen],
    mutation: 'identifySubjectOfRequest',
    says: 'The person whom it is about is found.',
    input: 'Who the person is: known already, or by what they are known.',
    label: ['Rattacher la personne', 'Link the person'],
    lead: [
      'De qui sont les données : ses demandes et oppositions se retrouvent ensemble.',
      'Whose data it is: their requests and objections are found together.',
    ],
    fields: {
      ...WHO,
      dataSubjectId: optional(id('The person, where they are known.')),
      identifiers: optional(
        list(
          group(
            SUBJECT_IDENTIFIER,
            'By what else they are known: found by an exact match, or recorded anew. Only once identity is settled; needs subjects:write.',
          ),
          { min: 1, max: 10, unique: false },
        ),
      ),
    },
  },
  assign: {
    scope: 'requests:write',
    guards: [isOpen],
    event: 'request.assigned',
    says: 'Somebody else works it: what has not gone out goes to them.',
    input: 'Who works it from now on.',
    label: ['Confier à…', 'Assign to…'],
    lead: ['Les alertes iront d’abord à cette personne.', 'Alerts go to this person first.'],
    fields: { assigneeId: optional(member('A member of the organisation; null for nobody.')) },
  },
  addRight: {
    scope: 'requests:write',
    guards: [isOpen],
    mutation: 'addRightToRequest',
    event: 'request.rightAdded',
    says: 'The message exercises a further right.',
    input: 'A further right that the message exercises, as it is understood now.',
    label: ['Ajouter un droit', 'Add a right'],
    lead: [
      'Le message exerce aussi un autre droit : il a le même délai, depuis la réception.',
      'The message exercises another right too: it has the same clock, from receipt.',
    ],
    fields: { right: rightMeant('The right.') },
  },
  correctReceipt: {
    scope: 'requests:decide',
    guards: [isOpen],
    mutation: 'correctReceiptOfRequest',
    event: 'request.receiptCorrected',
    says: 'The receipt was another one: every clock is computed again.',
    input: 'That the receipt was another one. Every clock is computed again, and keeps what it was.',
    label: ['Corriger la réception', 'Correct the receipt'],
    lead: [
      'Chaque délai est recalculé, et garde ce qu’il était.',
      'Each clock is computed again, and keeps what it was.',
    ],
    fields: {
      receivedAt: optional(instant('When it reached the controller.')),
      receivedOn: optional(day('Its day, where the hour is not known: not both.')),
      reason: text('Why. Sealed.', {
        label: ['Pourquoi cette correction', 'Why this correction'],
        help: SEALED_HELP,
      }),
    },
  },
  setExternalReference: {
    scope: 'requests:write',
    guards: [isOpen],
    mutation: 'setExternalReferenceOfRequest',
    event: 'request.externalReferenceSet',
    says: 'Another system calls it so, or no longer does.',
    input: 'What a request is called in another system; null takes it away.',
    fields: { externalReference: optional(group(EXTERNAL_REFERENCE, 'Its name there.')) },
  },
  qualify: {
    scope: 'requests:write',
    guards: [isOpen, isRunning, isUnqualified, requesterObstacle],
    event: 'request.qualified',
    says: 'Who asks for which rights is understood.',
    input: 'A request that is understood.',
    label: ['Qualifier la demande', 'Qualify the request'],
    lead: [
      'Les droits exercés sont bien compris : la demande peut être instruite. Un droit mal compris se corrige d’abord.',
      'The rights exercised are understood: the request can be worked. A right misunderstood is corrected first.',
    ],
    fields: {},
  },
  start: {
    scope: 'requests:write',
    guards: [isOpen, isRunning, isReadyToStart],
    event: 'request.started',
    says: 'The work on it begins.',
    input: 'A request that is being worked.',
    label: ['Commencer le traitement', 'Start the work'],
    lead: [
      'La recherche des données et l’instruction commencent. Le délai court depuis la réception.',
      'The search for the data and the work begin. The clock has been running since receipt.',
    ],
    fields: {},
  },
  suspend: {
    scope: 'requests:write',
    guards: [isOpen, isNotPaused],
    event: 'request.suspended',
    says: 'The person was asked for something: the clock stands still (GDPR 12(6)).',
    input: 'That the person was asked for something, which suspends the clock (GDPR 12(6), recital 63).',
    label: ['Suspendre le délai', 'Pause the clock'],
    lead: [
      'Le délai s’arrête tant que la personne n’a pas répondu à une question nécessaire. Une demande systématique de pièce d’identité ne suspend rien (art. 12(6)).',
      'The clock stops until the person has answered a necessary question. Asking everyone for an identity document pauses nothing (Art. 12(6)).',
    ],
    fields: {
      reason: code(PauseReason, 'Why the person was asked.', { label: ['Motif', 'Reason'] }),
      askedAt: pastOrNow(
        'When they were asked; now when absent.',
        {
          future: 'QUESTION_IN_FUTURE',
          after: ['receivedAt', 'QUESTION_BEFORE_RECEIPT'],
        },
        { label: ['Question posée le', 'Question asked on'] },
      ),
    },
  },
  resume: {
    scope: 'requests:write',
    guards: [isOpen, isPaused],
    event: 'request.resumed',
    says: 'The person answered: the clock runs again.',
    input: 'That the person answered, and the clock runs again.',
    label: ['Reprendre le délai', 'Resume the clock'],
    lead: [
      'Les jours d’attente s’ajoutent à l’échéance, de la question à la réponse.',
      'The days of waiting are added to the due date, from the question to the answer.',
    ],
    fields: {
      answeredAt: pastOrNow(
        'When they answered; now when absent.',
        { future: 'ANSWER_IN_FUTURE' },
        { label: ['Réponse de la personne reçue le', 'Answer of the person received on'] },
      ),
    },
  },
  extend: {
    scope: 'requests:decide',
    // After the first month too: a notice that was given in time may be recorded later, and a late one is refused by its time.
    guards: [isOpen, isUnextended],
    event: 'request.extended',
    says: 'The person was told that the answer takes longer, within the first month (12(3)).',
    input: 'That the person was told that the answer takes longer, and why (GDPR 12(3)).',
    label: ['Prolonger', 'Extend'],
    lead: [
      'Une seule fois, de deux mois au plus. La personne doit en être informée, avec les motifs, avant la fin du premier mois (art. 12(3)).',
      'Once, by two months at most. The person has to be told, with the reasons, before the first month is over (Art. 12(3)).',
    ],
    fields: {
      reasons: list(
        code(ExtensionReason, 'Why: the law knows two reasons.', {
          label: ['Motifs', 'Reasons'],
        }),
        { min: 1 },
      ),
      notifiedAt: pastIfKnown(
        'When they were told; now when absent.',
        {
          future: 'NOTICE_IN_FUTURE',
          after: ['receivedAt', 'NOTICE_BEFORE_RECEIPT'],
        },
        { label: ['Personne informée le', 'Person told on'] },
      ),
      months: optional(
        whole('Further months, 1 or 2; 2 when absent.', { only: [1, 2], label: ['Durée', 'How long'] }),
      ),
      channel: optional(
        channel(
          'How they are told. With it the notice is kept, and mailed by Vigie where it is EMAIL of now.',
          SENT_BY,
        ),
      ),
      text: optional(text('The notice; that of requestLetter when absent.', { max: LETTER })),
    },
  },
  answer: {
    scope: 'requests:decide',
    guards: [isOpen, isRunning, requesterObstacle, isDecided],
    says: 'The answer went out: the clocks are settled at its true time.',
    input: 'That the answer went out.',
    label: ['Répondre', 'Answer'],
    lead: [
      'Le délai s’arrête à l’envoi de la réponse, non à la clôture du dossier (art. 12(3)).',
      'The clock stops when the answer is sent, not when the case is closed (Art. 12(3)).',
    ],
    fields: {
      channel: channel('How it went out.', SENT_BY),
      answeredAt: pastIfKnown(
        SENT_BY_VIGIE,
        {
          future: 'ANSWER_IN_FUTURE',
          after: ['receivedAt', 'ANSWER_BEFORE_RECEIPT'],
        },
        SENT_ON,
      ),
      content: text('The answer as it was sent. Sealed; its hash stays as the proof.', { max: LETTER }),
      documentIds: optional(
        list(
          id(
            'The files that go with it, as the copy of the data (GDPR 15(3), 20(1)): documents of this request.',
            {
              label: ['Fichiers joints à la réponse', 'Files that go with the answer'],
              help: [
                'L’empreinte de la réponse les couvre. Par un autre canal, cochez ce qui est remis.',
                'The hash of the answer covers them. By another channel, tick what is handed over.',
              ],
            },
          ),
          { max: 20 },
        ),
      ),
      lateReason: optional(
        text('Why it is late, where it is. Sealed.', {
          min: 0,
          help: [
            'Il restera au dossier et montrera votre diligence.',
            'It stays on file and shows your diligence.',
          ],
        }),
      ),
    },
  },
  transfer: {
    scope: 'requests:decide',
    guards: [isOpen],
    event: 'request.transferred',
    says: 'Another controller is the right one: the person is told, the clocks are called off.',
    input: 'That another controller is the right one, and that the person was told so.',
    label: ['Réorienter', 'Redirect'],
    lead: [
      'Un autre responsable de traitement est le bon : la personne en est informée.',
      'Another controller is the right one: the person is told so.',
    ],
    fields: {
      to: line('The right controller, as the person is told. Sealed.', {
        max: 300,
        help: [
          'Nom et adresse, tels que la personne les lira.',
          'Name and address, as the person will read them.',
        ],
      }),
      ...letterFields({
        channel: 'How the person is told.',
        sentAt: 'When they were told elsewhere; now when absent.',
        text: 'The letter; that of requestLetter when absent.',
      }),
    },
  },
  withdraw: {
    scope: 'requests:write',
    guards: [isOpen],
    event: 'request.withdrawn',
    says: 'The person took it back: the clocks are called off.',
    input: 'That the person took the request back.',
    label: ['Retirée par la personne', 'Withdrawn by the person'],
    lead: [
      'La personne renonce à sa demande. Elle pourra en faire une autre.',
      'The person takes the request back. They may make another one.',
    ],
    fields: {
      channel: channel('How they said so.', {
        label: ['Canal par lequel elle l’a dit', 'Channel by which they said so'],
      }),
      withdrawnAt: pastOrNow(
        'When they said so; now when absent.',
        {
          future: 'WITHDRAWAL_IN_FUTURE',
          after: ['receivedAt', 'WITHDRAWAL_BEFORE_RECEIPT'],
        },
        { label: ['Retirée le', 'Withdrawn on'] },
      ),
    },
  },
  close: {
    scope: 'requests:decide',
    guards: [isReadyToClose],
    event: 'request.closed',
    says: 'Nothing is left to do after the answer.',
    input: 'A request that is answered.',
    label: ['Clore la demande', 'Close the request'],
    lead: [
      'La réponse est partie : le dossier se ferme, et sa durée de conservation commence.',
      'The answer has gone out: the file is closed, and its retention begins.',
    ],
    fields: {},
  },
  describeAccess: {
    scope: 'requests:write',
    guards: [isOpen, exercisesAccess],
    mutation: 'describeAccessOfRequest',
    event: 'request.accessDescribed',
    says: 'The information that goes with the copy of the data is written down (GDPR 15(1), 15(2)).',
    input: 'The information that goes with the copy of the data (GDPR 15(1), 15(2)).',
    label: ['Rédiger l’information d’accès', 'Write the access information'],
    lead: [
      'Ce que la personne apprend avec la copie de ses données (art. 15(1)(a) à (h) et 15(2)). Repris dans la réponse quand l’accès est accordé.',
      'What the person learns with the copy of their data (Art. 15(1)(a) to (h) and 15(2)). It goes into the answer where access is granted.',
    ],
    fields: {
      sections: list(group(ACCESS_SECTION, 'All of it as it is now: a heading left out is empty.'), {
        max: 9,
        unique: ({ heading }) => heading,
      }),
      keepAsTemplate: optional(
        yesNo('Whether the requests to come of this legal entity begin with this text.', {
          label: [
            'En faire le texte de départ pour %{name}',
            'Make it the text that requests to %{name} begin with',
          ],
          help: [
            'Les prochaines demandes d’accès de cette entité commenceront par ce texte. Sans donnée d’une personne.',
            'The next requests for access to this entity begin with this text. No data of a person in it.',
          ],
        }),
      ),
    },
  },
  tellRecipients: {
    scope: 'requests:write',
    guards: [knowsRecipients],
    mutation: 'tellRecipientsOfRequest',
    event: 'request.recipientsTold',
    says: 'The person asked who the recipients are, and is told (GDPR 19).',
    input: 'That the person asked who the recipients are, and is told (GDPR 19).',
    label: ['Nommer les destinataires', 'Name the recipients'],
    lead: [
      'La personne demande à qui ses données avaient été communiquées : elle l’apprend (art. 19).',
      'The person asks to whom their data had been disclosed: they are told (Art. 19).',
    ],
    fields: letterFields({
      channel: 'How they are told.',
      sentAt: 'When they were told elsewhere; now when absent.',
      text: 'The letter; as its template has it when absent.',
    }),
  },
});

export type RequestAction = keyof typeof REQUEST_VERBS;

/** Why `action` is not open now: the code of a rule; null if it is. */
export const requestObstacle = obstaclesOf<RequestState, RequestAction>(REQUEST_VERBS);

/** What is done to a request without a mutation: a piece is sent to its file, a sealed value is read. */
export const REQUEST_ACCESS = {
  addDocument: { scope: 'requests:write', guards: [isOpen] },
  reveal: { scope: 'requests:reveal', guards: [] },
} as const satisfies ActionTable<RequestState>;
