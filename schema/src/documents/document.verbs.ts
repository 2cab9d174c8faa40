import { type ActionTable, type Guard, verbsOf } from '../shared/verb.ts';

/** What the verbs of a document look at. */
export interface DocumentState {
  deletedAt?: Date | null;
}

const isKept: Guard<DocumentState> = ({ deletedAt }) => (deletedAt ? 'DOCUMENT_DELETED' : null);

/** What can be done to a document. */
export const DOCUMENT_VERBS = verbsOf<DocumentState>()({
  delete: {
    scope: 'documents:write',
    guards: [isKept],
    says: 'Destroys a document: its key and its bytes; its hash and the proof stay (GDPR 5(1)(e)).',
    input: 'That a document is to be deleted: its bytes and their key are destroyed, its hash stays.',
    fields: {},
  },
});

/** What is done to it without a mutation: its name and its bytes are read. */
export const DOCUMENT_ACCESS = {
  reveal: { scope: 'documents:reveal', guards: [] },
} as const satisfies ActionTable<DocumentState>;
