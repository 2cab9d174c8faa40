import { DOCUMENT_ACCESS, DOCUMENT_VERBS, Document, nodeTypeOf } from '@vigie/schema';
import { DONE, verbsOfNode } from '../graphql/verbs.ts';
import { HOLDERS } from '../holders.ts';
import { destroy } from './document.service.ts';

export const documentVerbs = verbsOfNode({
  type: Document,
  noun: 'Document',
  verbs: DOCUMENT_VERBS,
  access: DOCUMENT_ACCESS,
  // What is about to go out with it is on record before anybody is asked whether it may go.
  hold: (ctx, id) => ctx.sql('select from document where id = $1 for update', [id]),
  works: {
    async delete(ctx, document) {
      const holder = HOLDERS[nodeTypeOf(document.nodeId) ?? ''];
      if (holder) ctx.require(holder.write);
      await holder?.release(ctx, document);
      await destroy(ctx, [document], 'BY_PERSON');
      return DONE;
    },
  },
});
