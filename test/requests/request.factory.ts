import { Role } from '@vigie/schema';
import { requests } from '@vigie/server';
import { MailFailure } from '../../server/src/mails/transport.ts';
import type { TestOrganisation } from '../harness/actors.ts';
import { type Json, nodeOf, type TestApp } from '../harness/app.ts';

/** What tests look at in a request. */
export const REQUEST_FIELDS = `id version reference status channel receivedAt receivedOn dueAt answeredAt answerHash
  identity mandate acknowledgedAt closedAt isLate lateReason rightCodes undecidedRights untoldRights undeliveredLetters assignee { id } subject { id }
  rights { id version right status outcome deadline { id } } claims { id scheme state settledAt }
  suspensions { reason askedAt answeredAt }
  identityChecks { id result method at documentDeletedAt }
  communications { id version kind channel sentAt sha256 resentAt delivery deliveredAt serverAnswer attempts }
  extension { reasons notifiedAt months }
  deadlines { id version state dueOn dueAt baseDueOn round revisions { round dueAt reason } steps { state } }`;

const RIGHT_FIELDS = `id version right status outcome request { ${REQUEST_FIELDS} }
  recipientNotices { id outcome sentAt acknowledgedAt } feeAnnouncement { id amountInCents currency toldAt }
  assessments { number outcome code legalBasis }
  decisions { number outcome departs ground statute complaintAuthority judicialRemedy decidedBy { id } assessment { number } }`;

const verb = (name: string, input: string): string =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { ${REQUEST_FIELDS} } }`;
const ofRight = (name: string, input: string): string =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { ${RIGHT_FIELDS} } }`;
/** A verb that answers the record which it made: read through it, as whoever goes on with the request or the right does. */
const childOfRequest = (name: string, input: string): string =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { id parent: request { ${REQUEST_FIELDS} } } }`;
const childOfRight = (name: string, input: string): string =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { id parent: right { ${RIGHT_FIELDS} } } }`;

export const RECEIVE = verb('receiveRequest', 'ReceiveRequestInput');
export const SUSPEND = childOfRequest('suspendRequest', 'SuspendRequestInput');
export const RESUME = verb('resumeRequest', 'ResumeRequestInput');
export const EXTEND = verb('extendRequest', 'ExtendRequestInput');
export const ANSWER = verb('answerRequest', 'AnswerRequestInput');
export const ACKNOWLEDGE = verb('acknowledgeRequest', 'AcknowledgeRequestInput');
export const VERIFY = childOfRequest('verifyRequest', 'VerifyRequestInput');
export const VERIFY_MANDATE = verb('verifyMandateOfRequest', 'VerifyMandateOfRequestInput');
export const IDENTIFY_SUBJECT = verb('identifySubjectOfRequest', 'IdentifySubjectOfRequestInput');
export const ASSIGN = verb('assignRequest', 'AssignRequestInput');
export const CORRECT_RECEIPT = verb('correctReceiptOfRequest', 'CorrectReceiptOfRequestInput');
export const QUALIFY = verb('qualifyRequest', 'QualifyRequestInput');
export const START = verb('startRequest', 'StartRequestInput');
export const TRANSFER = verb('transferRequest', 'TransferRequestInput');
export const WITHDRAW = verb('withdrawRequest', 'WithdrawRequestInput');
export const CLOSE = verb('closeRequest', 'CloseRequestInput');
export const ADD_RIGHT = childOfRequest('addRightToRequest', 'AddRightToRequestInput');
export const CORRECT_RIGHT = ofRight('correctRight', 'CorrectRightInput');
export const ASSESS = childOfRight('recordAssessmentOfRight', 'RecordAssessmentOfRightInput');
export const GRANT = childOfRight('grantRight', 'GrantRightInput');
export const PARTIALLY_GRANT = childOfRight('partiallyGrantRight', 'PartiallyGrantRightInput');
export const REFUSE = childOfRight('refuseRight', 'RefuseRightInput');
export const ANNOUNCE_FEE = childOfRight('announceFeeOfRight', 'AnnounceFeeOfRightInput');
export const NOTIFY_RECIPIENT = childOfRight('notifyRecipientOfRight', 'NotifyRecipientOfRightInput');
export const ACKNOWLEDGE_NOTICE = childOfRight('acknowledgeNoticeOfRight', 'AcknowledgeNoticeOfRightInput');
export const TELL_RECIPIENTS = childOfRequest('tellRecipientsOfRequest', 'TellRecipientsOfRequestInput');
export const DESCRIBE_ACCESS = childOfRequest('describeAccessOfRequest', 'DescribeAccessOfRequestInput');
export const RESEND = `mutation ($input: ResendLetterOfRequestInput!) { resendLetterOfRequest(input: $input) {
  id version kind channel sentAt sha256 delivery againOf { id version resentAt delivery } documents { id } } }`;
export const REQUEST = `query request($id: ID!) { request(id: $id) { ${REQUEST_FIELDS} } }`;
export const LETTER = `query requestLetter($id: ID!, $kind: CommunicationKind!, $locale: Locale) {
  requestLetter(id: $id, kind: $kind, locale: $locale) { subject text } }`;

/** What a refusal has to have: ground, reason and the two remedies. */
export const refusal = (more: object = {}): object => ({
  ground: 'UNFOUNDED_OR_EXCESSIVE',
  reason: 'Troisième demande identique en deux mois.',
  complaintAuthority: 'CNIL, 3 place de Fontenoy, 75007 Paris',
  judicialRemedy: true,
  ...more,
});

/** A request for access by mail, received now. */
export const receiveInput = (organisation: TestOrganisation, more: object = {}): object => ({
  legalEntityId: organisation.entityId,
  channel: 'EMAIL',
  rights: ['ACCESS'],
  ...more,
});

/** A request as the DPO records it. */
export const aRequest =
  (organisation: TestOrganisation, more: object = {}) =>
  async (app: TestApp): Promise<Json> => {
    const input = receiveInput(organisation, more);
    const { receiveRequest } = await app.as(organisation.role(Role.DPO)).ask(RECEIVE, { input });
    return receiveRequest;
  };

/** What a verb gives back: the request, or the right. */
export async function performed(
  app: TestApp,
  organisation: TestOrganisation,
  document: string,
  { id, version }: Json,
  more: object = {},
): Promise<Json> {
  return nodeOf(await app.as(organisation.role(Role.DPO)).ask(document, { input: { id, version, ...more } }));
}

/** A request whose requester is known and whose rights are understood. */
export const aQualifiedRequest =
  (organisation: TestOrganisation, more: object = {}) =>
  async (app: TestApp): Promise<Json> => {
    const received = await app.given(aRequest(organisation, more));
    const settled = await performed(app, organisation, VERIFY, received, { result: 'NOT_NEEDED' });
    return performed(app, organisation, QUALIFY, settled);
  };

/** A request with each of its rights granted: only the answer is left. */
export const aDecidedRequest =
  (organisation: TestOrganisation, more: object = {}) =>
  async (app: TestApp): Promise<Json> => {
    let request = await app.given(aQualifiedRequest(organisation, more));
    for (const right of request.rights) {
      const fresh = request.rights.find(({ id }: Json) => id === right.id);
      request = (await performed(app, organisation, GRANT, fresh)).request;
    }
    return request;
  };

/** A request for erasure that is granted: its recipients are still to be told. */
export const anErasure =
  (organisation: TestOrganisation, more: object = {}) =>
  (app: TestApp): Promise<Json> =>
    app.given(aDecidedRequest(organisation, { rights: ['ERASURE'], ...more }));

/** A request that was assessed as excessive: a fee may be announced. */
export const anExcessiveRequest =
  (organisation: TestOrganisation, more: object = {}) =>
  async (app: TestApp): Promise<Json> => {
    const request = await app.given(aQualifiedRequest(organisation, more));
    const context = { manifestlyUnfoundedOrExcessive: true };
    return (await performed(app, organisation, ASSESS, request.rights[0], { context })).request;
  };

/** The letter of a request that the mail server would not take. */
export const aFailedLetter =
  (organisation: TestOrganisation, more: object = {}) =>
  async (app: TestApp): Promise<Json> => {
    const requester = { name: 'Odile Fontaine', email: 'odile@faute.example' };
    const received = await app.given(aRequest(organisation, { requester, ...more }));
    const request = await performed(app, organisation, ACKNOWLEDGE, received, { channel: 'EMAIL' });
    const [{ id }] = request.communications;
    await failLetter(app, organisation, id);
    const { request: fresh } = await app.as(organisation.role(Role.DPO)).ask(REQUEST, { id: request.id });
    return { request: fresh, letter: fresh.communications[0] };
  };

/** One attempt to send that letter, which its recipient's server refuses for good. */
export const failLetter = (app: TestApp, organisation: TestOrganisation, id: string): Promise<unknown> =>
  requests.sendLetter(
    {
      parts: app.parts,
      transport: {
        send: () => Promise.reject(new MailFailure('PERMANENT', 'SMTP_550')),
        forgetBefore: async () => 0,
        close: async () => undefined,
      },
      publicUrl: 'https://privacy.lumen.example',
    } as never,
    organisation.id,
    id,
  );
