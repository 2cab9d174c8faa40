import { Breach, OVER_BREACH, type RegimeSetting, type SwitchRegimeOfLegalEntityInput } from '@vigie/schema';
import type { Context } from '../context.ts';
import { switchRegime as switchSetting } from '../organisations/regime.service.ts';
import { followRegimes } from './regime.clocks.ts';

/**
 * Switches a regime of a legal entity; what is open there is proposed to it at once, as far as the days say so. Switched
 * off, it is proposed no more: what it was proposed to before, a person decides.
 */
export async function switchRegime(
  ctx: Context,
  input: SwitchRegimeOfLegalEntityInput,
): Promise<RegimeSetting> {
  const setting = await switchSetting(ctx, input);
  if (!input.on) return setting;
  await ctx.em.flush();
  const open = await ctx.em.find(Breach, {
    legalEntityId: setting.legalEntityId,
    status: { $nin: OVER_BREACH },
  });
  for (const breach of open) await followRegimes(ctx, breach);
  return setting;
}
