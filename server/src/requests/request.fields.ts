/** Field codes, bound into what is sealed: never renamed. */
export const FIELDS = {
  requesterName: 'RequestCase.requesterName',
  requesterEmail: 'RequestCase.requesterEmail',
  verbatim: 'RequestCase.verbatim',
  answerSummary: 'RequestCase.answerSummary',
  mandateNote: 'RequestCase.mandateNote',
  transferredTo: 'RequestCase.transferredTo',
  receiptReason: 'RequestCase.receiptReason',
  asked: 'IdentityCheck.asked',
  identityReason: 'IdentityCheck.reason',
  documentReference: 'IdentityCheck.documentReference',
  decisionReason: 'RightDecision.reason',
  departureReason: 'RightDecision.departureReason',
  letter: 'RequestCommunication.text',
} as const;
