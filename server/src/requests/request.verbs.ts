import {
  AccessInformation,
  DataSubjectRequest,
  ExercisedRight,
  IDENTITY_CHECK_ACCESS,
  IdentityCheck,
  REQUEST_ACCESS,
  REQUEST_VERBS,
  RecipientNotice,
  RecipientNoticeOutcome,
  RequestCommunication,
  type RequestState,
  Suspension,
} from '@vigie/schema';
import type { Look } from '../graphql/look.ts';
import { accessOfNode, verbsOfNode } from '../graphql/verbs.ts';
import { answerWorks } from './request.answer.works.ts';
import { identityWorks } from './request.identity.works.ts';
import { workflowWorks } from './request.workflow.works.ts';
import { addRight } from './right.works.ts';

async function toldRecipients(request: DataSubjectRequest, look: Look): Promise<number> {
  const items = await look.children(ExercisedRight, 'caseId', request.id);
  const notices = await Promise.all(items.map(({ id }) => look.children(RecipientNotice, 'itemId', id)));
  return notices.flat().filter(({ outcome }) => outcome === RecipientNoticeOutcome.TOLD).length;
}

export const requestVerbs = verbsOfNode({
  type: DataSubjectRequest,
  noun: 'Request',
  verbs: REQUEST_VERBS,
  access: REQUEST_ACCESS,
  stateOf: async (request, { look, verb }): Promise<RequestState> =>
    verb === 'tellRecipients' ? { ...request, toldRecipients: await toldRecipients(request, look) } : request,
  answers: {
    verify: IdentityCheck,
    suspend: Suspension,
    addRight: ExercisedRight,
    describeAccess: AccessInformation,
    tellRecipients: RequestCommunication,
  },
  works: { ...identityWorks, ...workflowWorks, ...answerWorks, addRight },
});

export const identityCheckAccess = accessOfNode({
  type: IdentityCheck,
  access: IDENTITY_CHECK_ACCESS,
  stateOf: async (check, { look }) => ({ check, request: await look.get(DataSubjectRequest, check.caseId) }),
});
