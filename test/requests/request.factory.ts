import { Role } from '@vigie/schema';
import type { TestOrganisation } from '../harness/actors.ts';
import type { Json, TestApp } from '../harness/app.ts';

/** What tests look at in a request. */
const REQUEST_FIELDS = `id version reference status channel receivedAt receivedOn dueAt answeredAt answerHash
  rights { id right status deadline { id } }
  suspensions { reason askedAt answeredAt }
  extension { reasons notifiedAt months }
  deadlines { id version state dueOn dueAt baseDueOn round revisions { round dueAt reason } steps { state } }`;

const verb = (name: string, input: string): string =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { ${REQUEST_FIELDS} } }`;

export const RECEIVE = verb('receiveRequest', 'ReceiveRequestInput');
export const SUSPEND = verb('suspendRequest', 'SuspendRequestInput');
export const RESUME = verb('resumeRequest', 'ResumeRequestInput');
export const EXTEND = verb('extendRequest', 'ExtendRequestInput');
export const ANSWER = verb('answerRequest', 'AnswerRequestInput');

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
