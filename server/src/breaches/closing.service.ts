import { Breach, BreachStatus, type ReasonedBreachInput, type VersionedInput } from '@vigie/schema';
import type { Context } from '../context.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { followReopening } from './breach.clocks.ts';
import { sealText } from './breach.texts.ts';

/** The investigation found no breach of personal data. It stays on record, with the reason. */
export async function markNotABreach(ctx: Context, input: ReasonedBreachInput): Promise<Breach> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('markNotABreach');
  breach.end(BreachStatus.NOT_A_BREACH, ctx.now);
  breach.endReason = await sealText(ctx, breach, 'endReason', input.reason);
  ctx.record('breach.ruledOut', breach, {}, { reason: input.reason });
  return breach;
}

/** No risk was found likely: the breach is documented, GDPR 33(5), and nobody is notified. */
export async function documentOnly(ctx: Context, input: VersionedInput): Promise<Breach> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('documentOnly');
  breach.end(BreachStatus.DOCUMENTED_ONLY, ctx.now);
  ctx.record('breach.documented', breach);
  return breach;
}

/** Everything is done that the law asks for: told, decided and documented. */
export async function close(ctx: Context, input: VersionedInput): Promise<Breach> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('close');
  breach.end(BreachStatus.CLOSED, ctx.now);
  ctx.record('breach.closed', breach);
  return breach;
}

/** It is taken up again: the assessment that stood stands no more, and asks for a new version. */
export async function reopen(ctx: Context, input: ReasonedBreachInput): Promise<Breach> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('reopen');
  breach.reopen();
  await followReopening(ctx, breach);
  ctx.record('breach.reopened', breach, { status: breach.status }, { reason: input.reason });
  return breach;
}
