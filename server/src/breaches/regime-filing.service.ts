import {
  type Breach,
  BreachRegime,
  type FilingRegime,
  FilingStage,
  isLate,
  RegimeFiling,
  type RegimeStage,
  regimeFilingObstacle,
  ruleBroken,
  stagesOf,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { sealFiling } from './breach.texts.ts';
import type { Filed } from './breach.works.ts';
import { filingsOf, followRegimes, regimeFactsOf } from './regime.clocks.ts';

/** Whether it came after the last instant of its own stage; a stage without a period of its own is never late. */
async function wasLate(ctx: Context, breach: Breach, stage: RegimeStage, at: Date): Promise<boolean> {
  // A further report of a stage that was met is no second chance to be late.
  if (!stage.rule || stage.settledAt) return false;
  const clock = await deadlines.findClock(ctx, breach.id, stage.rule);
  return Boolean(clock?.dueAt && isLate(clock.dueAt, at));
}

/** Where a regime ends with a final report that alone completes it; elsewhere a person says what is complete. */
function completeness(stages: readonly RegimeStage[], told: Filed): boolean {
  if (stages.some(({ stage }) => stage === FilingStage.FINAL)) return told.stage === FilingStage.FINAL;
  return told.isComplete ?? told.stage === FilingStage.COMPLEMENTARY;
}

/** An authority was told under another regime, at its true time: meets that stage, and starts what is counted from it. */
export async function fileUnder(
  ctx: Context,
  breach: Breach,
  regime: FilingRegime,
  told: Filed,
): Promise<RegimeFiling> {
  const { submittedAt } = told;
  const row = await ctx.em.findOne(BreachRegime, { breachId: breach.id, regime });
  if (!row) throw ruleBroken('REGIME_NOT_APPLIED');
  const filings = await filingsOf(ctx, breach);
  const facts = regimeFactsOf(breach, row, filings);
  const isTwin = (each: RegimeFiling) =>
    each.regime === regime &&
    each.stage === told.stage &&
    each.submittedAt.getTime() === submittedAt.getTime();
  const obstacle =
    regimeFilingObstacle(facts, told.stage, submittedAt) ??
    (filings.some(isTwin) ? 'STAGE_FILED_BEFORE' : null);
  if (obstacle) throw ruleBroken(obstacle);
  const stages = stagesOf(facts);
  const stage = stages.find((each) => each.stage === told.stage) as RegimeStage;
  const late = await wasLate(ctx, breach, stage, submittedAt);
  if (late && !told.lateReason) throw ruleBroken('LATE_REASON_MISSING');
  const id = newId('RegimeFiling');
  const filing = ctx.make(RegimeFiling, {
    id,
    ...(await sealFiling(ctx, breach, id, {
      authorityReference: told.authorityReference,
      lateReason: late ? told.lateReason : null,
    })),
    breachId: breach.id,
    legalEntityId: breach.legalEntityId,
    regime,
    stage: told.stage,
    submittedAt,
    isLate: late,
    isComplete: completeness(stages, told),
  });
  await ctx.em.flush();
  await followRegimes(ctx, breach);
  return filing;
}
