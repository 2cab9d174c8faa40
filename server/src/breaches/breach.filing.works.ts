import {
  type Breach,
  FilingRegime,
  FilingStage,
  filingObstacle,
  isLate,
  RegimeFiling,
  ruleBroken,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { attachClock, COMPLEMENT, NOTIFICATION, showNearest } from './breach.clocks.ts';
import { sealFiling } from './breach.texts.ts';
import type { BreachWorks, Filed } from './breach.works.ts';
import { fileUnder } from './regime-filing.service.ts';

/** Whether it came late: then 33(1) obliges to say why. */
async function wasLate(
  ctx: Context,
  breach: Breach,
  { stage, submittedAt, lateReason }: Filed,
): Promise<boolean> {
  if (breach.awareAt && submittedAt < breach.awareAt) throw ruleBroken('FILED_BEFORE_AWARENESS');
  const obstacle = filingObstacle(stage, breach);
  if (obstacle) throw ruleBroken(obstacle);
  if (breach.notifiedAt && submittedAt < breach.notifiedAt) throw ruleBroken('COMPLEMENT_BEFORE_INITIAL');
  if (stage !== FilingStage.INITIAL) return false;
  const clock = await deadlines.findClock(ctx, breach.id, NOTIFICATION);
  const late = Boolean(clock?.dueAt && isLate(clock.dueAt, submittedAt));
  if (late && !lateReason) throw ruleBroken('LATE_REASON_MISSING');
  return late;
}

/** The initial notification meets the 72 hours; the clock of the complement runs until all is told, or withdrawn. */
async function followFiling(ctx: Context, breach: Breach, filing: RegimeFiling): Promise<void> {
  const { stage, submittedAt, isComplete } = filing;
  const complement = await deadlines.findClock(ctx, breach.id, COMPLEMENT);
  if (stage === FilingStage.INITIAL) {
    await deadlines.settle(ctx, breach.id, NOTIFICATION, submittedAt);
    if (!isComplete) await attachClock(ctx, breach, { rule: COMPLEMENT, anchorAt: submittedAt });
  } else if (complement && stage === FilingStage.WITHDRAWAL) {
    await deadlines.cancel(ctx, complement, 'NOTIFICATION_WITHDRAWN');
  } else if (complement && isComplete) await deadlines.settle(ctx, breach.id, COMPLEMENT, submittedAt);
  await showNearest(ctx, breach);
}

/** GDPR 33: first, of something more, or that what was told is withdrawn. */
async function fileUnderGdpr(ctx: Context, breach: Breach, told: Filed): Promise<RegimeFiling> {
  const { stage, submittedAt } = told;
  const late = await wasLate(ctx, breach, told);
  const isWithdrawal = stage === FilingStage.WITHDRAWAL;
  if (isWithdrawal && !told.withdrawalReason) throw ruleBroken('WITHDRAWAL_REASON_MISSING');
  const isComplete = !isWithdrawal && (told.isComplete ?? stage === FilingStage.COMPLEMENTARY);
  breach.file(stage, submittedAt, isComplete);
  const id = newId('RegimeFiling');
  const filing = ctx.make(RegimeFiling, {
    id,
    ...(await sealFiling(ctx, breach, id, {
      authorityReference: told.authorityReference,
      lateReason: late ? told.lateReason : null,
      withdrawalReason: isWithdrawal ? told.withdrawalReason : null,
    })),
    breachId: breach.id,
    legalEntityId: breach.legalEntityId,
    regime: FilingRegime.GDPR_33,
    stage,
    submittedAt,
    isLate: late,
    isComplete,
  });
  await ctx.em.flush();
  await followFiling(ctx, breach, filing);
  return filing;
}

/** What authorities are told. */
export const filingWorks = {
  /** Under the GDPR or another regime, at its true time, whenever that is entered. */
  async file(ctx, breach, told) {
    const regime = told.regime ?? FilingRegime.GDPR_33;
    const made =
      regime === FilingRegime.GDPR_33
        ? await fileUnderGdpr(ctx, breach, told)
        : await fileUnder(ctx, breach, regime, told);
    const { id, stage, submittedAt, isLate: late } = made;
    const { authorityReference = null } = told;
    const lateReason = late ? (told.lateReason ?? null) : null;
    const withdrawalReason = made.withdrawalReason ? (told.withdrawalReason ?? null) : null;
    return {
      made,
      codes: { filing: id, regime, stage, submittedAt: submittedAt.toISOString(), late },
      hashed: { authorityReference, lateReason, withdrawalReason },
    };
  },
} satisfies Partial<BreachWorks>;
