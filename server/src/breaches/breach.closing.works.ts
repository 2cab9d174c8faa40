import { BreachStatus } from '@vigie/schema';
import { DONE } from '../graphql/verbs.ts';
import { followReopening } from './breach.clocks.ts';
import { sealText } from './breach.texts.ts';
import type { BreachWorks } from './breach.works.ts';

/** What ends a breach, and what takes it up again. */
export const closingWorks = {
  /** The investigation found no breach of personal data. It stays on record, with the reason. */
  async markNotABreach(ctx, breach, { reason }) {
    breach.end(BreachStatus.NOT_A_BREACH, ctx.now);
    breach.endReason = await sealText(ctx, breach, 'endReason', reason);
    return { hashed: { reason } };
  },

  /** No risk was found likely: the breach is documented, GDPR 33(5), and nobody is notified. */
  async documentOnly(ctx, breach) {
    breach.end(BreachStatus.DOCUMENTED_ONLY, ctx.now);
    return DONE;
  },

  /** Everything is done that the law asks for: told, decided and documented. */
  async close(ctx, breach) {
    breach.end(BreachStatus.CLOSED, ctx.now);
    return DONE;
  },

  /** It is taken up again: the assessment that stood stands no more, and asks for a new version. */
  async reopen(ctx, breach, { reason }) {
    breach.reopen();
    await followReopening(ctx, breach);
    return { codes: { status: breach.status }, hashed: { reason } };
  },
} satisfies Partial<BreachWorks>;
