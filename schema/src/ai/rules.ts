export * from './ai.classification.labels.ts';
export * from './ai.classification.ts';
export type { AiObligation, AiObligationCode } from './ai.obligations.ts';
export * from './ai.terms.ts';
