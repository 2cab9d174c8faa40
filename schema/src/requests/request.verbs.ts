import { PauseReason } from '../deadlines/deadline.terms.ts';
import { EXTERNAL_REFERENCE } from '../shared/external-reference.fields.ts';
import { Locale } from '../shared/locale.ts';
import {
  code,
  day,
  group,
  groupOf,
  id,
  instant,
  line,
  list,
  mail,
  optional,
  pastIfKnown,
  pastOrNow,
  text,
  whole,
  yesNo,
} from '../shared/verb.fields.ts';
import { type ActionTable, creationOf, obstaclesOf, verbsOf } from '../shared/verb.ts';
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
import { type RequestState, requesterObstacle } from './request.lifecycle.ts';
import {
  AccessHeading,
  ExtensionReason,
  IdentityMethod,
  IdentityResult,
  MandateResult,
  RequestChannel,
  RequesterType,
  Right,
} from './request.terms.ts';

const LETTER = 20_000;

const channel = (says: string) => code(RequestChannel, says);
const rightMeant = (says: string) => code(Right, says);

/** How the person is told something: by a mail of Vigie, or as it was done elsewhere. */
export const letterFields = (says: { channel: string; sentAt: string; text: string }) => ({
  channel: channel(says.channel),
  sentAt: optional(instant(says.sentAt)),
  text: optional(text(says.text, { max: LETTER })),
});

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

const REQUESTER = groupOf('RequesterInput', 'Who wrote, so that they can be answered.', {
  name: optional(line('Their name.')),
  email: optional(mail('Their e-mail address.', { max: 254 })),
  type: optional(code(RequesterType, 'The person, or someone for them. SELF when absent.')),
});

const ACCESS_SECTION = groupOf('AccessSectionInput', 'What is told under one heading.', {
  heading: code(AccessHeading, 'Which heading.'),
  text: text('What is told. Sealed; blank takes it away.', { min: 0, max: 4000 }),
});

export const RECEIVE_REQUEST = creationOf({
  mutation: 'receiveRequest',
  scope: 'requests:write',
  says: 'Records a message by which rights are exercised. Its month starts at the receipt.',
  input: 'A message by which rights are exercised, however it came in. No form may be imposed.',
  event: 'request.received',
  fields: {
    legalEntityId: id('The controller that it was sent to.'),
    channel: channel('How it came in.'),
    receivedAt: optional(
      instant(
        'When it reached the controller, whether anyone read it or not. Now, when neither this nor the day is given.',
      ),
    ),
    receivedOn: optional(day('Its day, where the hour is not known: not both.')),
    rights: list(rightMeant('The rights exercised, as far as they are understood: one item each.'), {
      min: 1,
      max: 9,
    }),
    verbatim: optional(text('The message in its own words. Sealed.', { min: 0, max: LETTER })),
    locale: optional(code(Locale, "The language to answer in; the organisation's when absent.")),
    requester: optional(group(REQUESTER, 'Who wrote.')),
    subjectIdentifiers: optional(
      list(
        group(
          SUBJECT_IDENTIFIER,
          'By what the person says that they are known. Claims on the request: they find candidates, and nobody is recorded.',
        ),
        { max: 10, unique: false },
      ),
    ),
    isVouchedFor: optional(
      yesNo(
        'That the caller knows who asks, since they are signed in there: no check is needed (GDPR 12(6)), and the person is found by the identifiers or recorded anew, unless these are in doubt. The address of a requester who is the person is one of them. Needs subjects:write.',
      ),
    ),
    assigneeId: optional(id('Who works it: a member of the organisation.')),
    externalReference: optional(group(EXTERNAL_REFERENCE, 'What it is called in the system that sends it.')),
  },
});

/** What can be done to a request. */
export const REQUEST_VERBS = verbsOf<RequestState>()({
  acknowledge: {
    scope: 'requests:write',
    guards: [isOpen, isUnacknowledged],
    event: 'request.acknowledged',
    says: 'The person is told that their message arrived, and until when they will have an answer.',
    input: 'The receipt is acknowledged: by mail at once, or as it was done elsewhere.',
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
    fields: {
      result: code(IdentityResult, 'What it found; PENDING when something is asked of the person.'),
      method: optional(code(IdentityMethod, 'By what. Needed unless no check is.')),
      asked: optional(text('What was asked. Sealed.')),
      reason: optional(text('Why. Sealed. A copy of an identity document needs the doubt in writing.')),
      documentReference: optional(
        text('Where the document lies. Sealed, and deleted with the decision.', { max: 500 }),
      ),
      channel: optional(
        channel('How the person is asked, where they are. Without it nothing is written to them.'),
      ),
      at: pastIfKnown('When it was asked or decided; now when absent.', {
        future: 'CHECK_IN_FUTURE',
        after: ['receivedAt', 'CHECK_BEFORE_RECEIPT'],
      }),
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
    fields: {
      result: code(MandateResult, 'What it found.'),
      note: text('What was shown and where it is kept. Sealed.'),
    },
  },
  identifySubject: {
    scope: 'requests:write',
    guards: [isOpen],
    mutation: 'identifySubjectOfRequest',
    says: 'The person whom it is about is found.',
    input: 'Who the person is: known already, or by what they are known.',
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
    fields: { assigneeId: optional(id('A member of the organisation; null for nobody.')) },
  },
  addRight: {
    scope: 'requests:write',
    guards: [isOpen],
    mutation: 'addRightToRequest',
    event: 'request.rightAdded',
    says: 'The message exercises a further right.',
    input: 'A further right that the message exercises, as it is understood now.',
    fields: { right: rightMeant('The right.') },
  },
  correctReceipt: {
    scope: 'requests:decide',
    guards: [isOpen],
    mutation: 'correctReceiptOfRequest',
    event: 'request.receiptCorrected',
    says: 'The receipt was another one: every clock is computed again.',
    input: 'That the receipt was another one. Every clock is computed again, and keeps what it was.',
    fields: {
      receivedAt: optional(instant('When it reached the controller.')),
      receivedOn: optional(day('Its day, where the hour is not known: not both.')),
      reason: text('Why. Sealed.'),
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
    fields: {},
  },
  start: {
    scope: 'requests:write',
    guards: [isOpen, isRunning, isReadyToStart],
    event: 'request.started',
    says: 'The work on it begins.',
    input: 'A request that is being worked.',
    fields: {},
  },
  suspend: {
    scope: 'requests:write',
    guards: [isOpen, isNotPaused],
    event: 'request.suspended',
    says: 'The person was asked for something: the clock stands still (GDPR 12(6)).',
    input: 'That the person was asked for something, which suspends the clock (GDPR 12(6), recital 63).',
    fields: {
      reason: code(PauseReason, 'Why the person was asked.'),
      askedAt: pastOrNow('When they were asked; now when absent.', {
        future: 'QUESTION_IN_FUTURE',
        after: ['receivedAt', 'QUESTION_BEFORE_RECEIPT'],
      }),
    },
  },
  resume: {
    scope: 'requests:write',
    guards: [isOpen, isPaused],
    event: 'request.resumed',
    says: 'The person answered: the clock runs again.',
    input: 'That the person answered, and the clock runs again.',
    fields: { answeredAt: pastOrNow('When they answered; now when absent.', { future: 'ANSWER_IN_FUTURE' }) },
  },
  extend: {
    scope: 'requests:decide',
    // After the first month too: a notice that was given in time may be recorded later, and a late one is refused by its time.
    guards: [isOpen, isUnextended],
    event: 'request.extended',
    says: 'The person was told that the answer takes longer, within the first month (12(3)).',
    input: 'That the person was told that the answer takes longer, and why (GDPR 12(3)).',
    fields: {
      reasons: list(code(ExtensionReason, 'Why: the law knows two reasons.'), { min: 1 }),
      notifiedAt: pastIfKnown('When they were told; now when absent.', {
        future: 'NOTICE_IN_FUTURE',
        after: ['receivedAt', 'NOTICE_BEFORE_RECEIPT'],
      }),
      months: optional(whole('Further months, 1 or 2; 2 when absent.', { only: [1, 2] })),
      channel: optional(
        channel(
          'How they are told. With it the notice is kept, and mailed by Vigie where it is EMAIL of now.',
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
    fields: {
      channel: channel('How it went out.'),
      answeredAt: pastIfKnown(SENT_BY_VIGIE, {
        future: 'ANSWER_IN_FUTURE',
        after: ['receivedAt', 'ANSWER_BEFORE_RECEIPT'],
      }),
      content: text('The answer as it was sent. Sealed; its hash stays as the proof.', { max: LETTER }),
      documentIds: optional(
        list(
          id(
            'The files that go with it, as the copy of the data (GDPR 15(3), 20(1)): documents of this request.',
          ),
          { max: 20 },
        ),
      ),
      lateReason: optional(text('Why it is late, where it is. Sealed.', { min: 0 })),
    },
  },
  transfer: {
    scope: 'requests:decide',
    guards: [isOpen],
    event: 'request.transferred',
    says: 'Another controller is the right one: the person is told, the clocks are called off.',
    input: 'That another controller is the right one, and that the person was told so.',
    fields: {
      to: line('The right controller, as the person is told. Sealed.', { max: 300 }),
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
    fields: {
      channel: channel('How they said so.'),
      withdrawnAt: pastOrNow('When they said so; now when absent.', {
        future: 'WITHDRAWAL_IN_FUTURE',
        after: ['receivedAt', 'WITHDRAWAL_BEFORE_RECEIPT'],
      }),
    },
  },
  close: {
    scope: 'requests:decide',
    guards: [isReadyToClose],
    event: 'request.closed',
    says: 'Nothing is left to do after the answer.',
    input: 'A request that is answered.',
    fields: {},
  },
  describeAccess: {
    scope: 'requests:write',
    guards: [isOpen, exercisesAccess],
    mutation: 'describeAccessOfRequest',
    event: 'request.accessDescribed',
    says: 'The information that goes with the copy of the data is written down (GDPR 15(1), 15(2)).',
    input: 'The information that goes with the copy of the data (GDPR 15(1), 15(2)).',
    fields: {
      sections: list(group(ACCESS_SECTION, 'All of it as it is now: a heading left out is empty.'), {
        max: 9,
        unique: ({ heading }) => heading,
      }),
      keepAsTemplate: optional(
        yesNo('Whether the requests to come of this legal entity begin with this text.'),
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
