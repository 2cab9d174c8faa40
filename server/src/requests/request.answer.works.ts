import {
  accessGaps,
  CommunicationKind,
  DataSubjectRequest,
  DecisionOutcome,
  isLate,
  RequestStatus,
  ruleBroken,
} from '@vigie/schema';
import * as deadlines from '../deadlines/deadline.service.ts';
import { DONE } from '../graphql/verbs.ts';
import { sealerOf } from '../vault/seal.ts';
import { keepAccess } from './request.access.ts';
import { ANSWER, rightsOf, showNearest, showRights } from './request.clocks.service.ts';
import { communicate, letterHash } from './request.communication.service.ts';
import { documentsOf } from './request.documents.service.ts';
import type { RequestWorks } from './request.works.ts';

/** What the person is told: at once, with the answer, and after it. */
export const answerWorks = {
  /** Their message arrived, and until when they will have an answer. */
  async acknowledge(ctx, request, { channel, sentAt, text }) {
    const { ACKNOWLEDGEMENT } = CommunicationKind;
    const letter = await communicate(ctx, request, { kind: ACKNOWLEDGEMENT, channel, sentAt, text });
    request.acknowledgedAt = letter.sentAt;
    return { codes: { channel, sentAt: letter.sentAt.toISOString() } };
  },

  /**
   * Every clock of the request is settled at the instant of the answer, late or not. Who asks is known and every right is
   * decided by then; where none was granted it is a refusal, and the file is over.
   */
  async answer(ctx, request, { channel, content, documentIds, ...told }) {
    const answeredAt = told.answeredAt ?? ctx.now;
    const late = Boolean(request.dueAt && isLate(request.dueAt, answeredAt));
    if (late && !told.lateReason?.trim()) throw ruleBroken('LATE_REASON_MISSING');
    const lateReason = late ? (told.lateReason ?? null) : null;
    const items = await rightsOf(ctx, request.id);
    const isRefusal = items.every(({ outcome }) => outcome === DecisionOutcome.REFUSED);
    const documents = await documentsOf(ctx, request, documentIds ?? []);
    const seal = sealerOf(ctx, DataSubjectRequest, request.id);
    Object.assign(request, {
      status: isRefusal ? RequestStatus.REFUSED : RequestStatus.ANSWERED,
      answeredAt,
      answerChannel: channel,
      closedAt: isRefusal ? answeredAt : null,
      answerHash: letterHash(content, documents),
      answerSummary: await seal('answerSummary', content),
      lateReason: await seal('lateReason', lateReason),
    });
    const kind = isRefusal ? CommunicationKind.REFUSAL : CommunicationKind.ANSWER;
    await communicate(ctx, request, { kind, channel, text: content, documents, sentAt: told.answeredAt });
    for (const { id } of items) await deadlines.settle(ctx, id, ANSWER, answeredAt);
    await showRights(ctx, request);
    await showNearest(ctx, request);
    const codes = { channel, answeredAt: answeredAt.toISOString(), late };
    const hashed = { answer: request.answerHash, lateReason };
    ctx.record(isRefusal ? 'request.refused' : 'request.answered', request, codes, hashed);
    return DONE;
  },

  /** The information that goes with the copy of the data, GDPR 15(1)(a) to (h) and 15(2): kept until the answer takes it. */
  async describeAccess(ctx, request, { sections, keepAsTemplate }) {
    const { id: caseId, legalEntityId } = request;
    const { kept, isChanged } = await keepAccess(ctx, { caseId, legalEntityId }, sections);
    const template = keepAsTemplate
      ? await keepAccess(ctx, { templateOfId: legalEntityId, legalEntityId }, sections)
      : null;
    if (!isChanged && !template?.isChanged) return { made: kept, isUnchanged: true };
    return { made: kept, codes: { missing: accessGaps(sections), isTemplate: Boolean(keepAsTemplate) } };
  },

  /** The person asked who the recipients are: they are told, GDPR 19, second sentence. */
  async tellRecipients(ctx, request, { channel, sentAt, text }, { toldRecipients = 0 }) {
    const { RECIPIENTS_NOTICE } = CommunicationKind;
    const made = await communicate(ctx, request, { kind: RECIPIENTS_NOTICE, channel, sentAt, text });
    return { made, codes: { channel, sentAt: made.sentAt.toISOString(), recipients: toldRecipients } };
  },
} satisfies Partial<RequestWorks>;
