import type { Holders } from './documents/document.routes.ts';
import { identityCheckHolder, requestHolder } from './requests/request.documents.service.ts';

/** The nodes that documents belong to: one line a node type. */
export const HOLDERS: Holders = {
  DataSubjectRequest: requestHolder,
  IdentityCheck: identityCheckHolder,
};
