import { Breach, LegalEntity, OVER_BREACH, REGIME_VERBS, RegimeSetting } from '@vigie/schema';
import { verbsOfNode } from '../graphql/verbs.ts';
import { switchPeriod } from '../organisations/regime.service.ts';
import { followRegimes } from './regime.clocks.ts';

export const regimeVerbs = verbsOfNode({
  type: LegalEntity,
  noun: 'LegalEntity',
  verbs: REGIME_VERBS,
  answers: { switchRegime: RegimeSetting },
  works: {
    /**
     * What is open there is proposed to the regime at once, as far as the days say so. Switched off, it is proposed no
     * more: what it was proposed to before, a person decides.
     */
    async switchRegime(ctx, entity, told) {
      const outcome = await switchPeriod(ctx, entity, told);
      if (!told.on) return outcome;
      await ctx.em.flush();
      const open = await ctx.em.find(Breach, { legalEntityId: entity.id, status: { $nin: OVER_BREACH } });
      for (const breach of open) await followRegimes(ctx, breach);
      return outcome;
    },
  },
});
