import { DOCUMENT_ACCESS, DOCUMENT_VERBS, mutationsOf } from '@vigie/schema/rules';
import type { ResourceShape } from '../resource.ts';
import { permissionsOf } from '../shared/verb.ts';

/** What a page shows of a document; its bytes are another address. */
export const DOCUMENT_FIELDS = `id version filename mediaType size sha256 createdAt deletedAt
  ${permissionsOf(...Object.keys({ ...DOCUMENT_VERBS, ...DOCUMENT_ACCESS }))}`;

/** The verbs of a document. It is shown with the node that it belongs to, and reloads with it. */
export const documents: ResourceShape = {
  name: 'documents',
  noun: 'Document',
  one: 'document',
  mutations: mutationsOf('Document', DOCUMENT_VERBS),
  list: 'mediaType',
  show: 'mediaType deletedAt',
};
