import {
  DataSubjectRequest,
  ExercisedRight,
  FeeAnnouncement,
  LETTER_VERBS,
  RecipientNotice,
  RequestAssessment,
  RequestCommunication,
  RIGHT_VERBS,
  RightDecision,
  type RightInRequest,
} from '@vigie/schema';
import { verbsOfNode } from '../graphql/verbs.ts';
import { letterWorks, rightWorks } from './right.works.ts';

export const rightVerbs = verbsOfNode({
  type: ExercisedRight,
  noun: 'Right',
  verbs: RIGHT_VERBS,
  async stateOf(right, { look, verb }): Promise<RightInRequest> {
    const request = await look.get(DataSubjectRequest, right.caseId);
    if (verb !== 'announceFee') return { right, request };
    const proposals = await look.children(RequestAssessment, 'itemId', right.id);
    const fees = await look.children(FeeAnnouncement, 'itemId', right.id);
    return { right, request, proposal: proposals.at(-1) ?? null, isFeeAnnounced: fees.length > 0 };
  },
  answers: {
    assess: RequestAssessment,
    grant: RightDecision,
    partiallyGrant: RightDecision,
    refuse: RightDecision,
    announceFee: FeeAnnouncement,
    notifyRecipient: RecipientNotice,
    acknowledgeNotice: RecipientNotice,
  },
  works: rightWorks,
});

export const letterVerbs = verbsOfNode({
  type: RequestCommunication,
  noun: 'Letter',
  verbs: LETTER_VERBS,
  answers: { resend: RequestCommunication },
  works: letterWorks,
});
