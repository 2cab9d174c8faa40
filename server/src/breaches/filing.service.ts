import {
  Breach,
  type FileBreachInput,
  FilingRegime,
  FilingStage,
  filingObstacle,
  isLate,
  RegimeFiling,
  ruleBroken,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { past } from '../instants.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { attachClock, COMPLEMENT, NOTIFICATION, showNearest } from './breach.clocks.ts';
import { sealFiling, trueTime } from './breach.texts.ts';
import { fileUnder } from './regime-filing.service.ts';

/** The true time of a filing, and whether it came late: then 33(1) obliges to say why. */
async function timeOf(ctx: Context, breach: Breach, input: FileBreachInput): Promise<[Date, boolean]> {
  const at = past(ctx, input.submittedAt ?? ctx.now, 'FILING_IN_FUTURE');
  breach.allow('file');
  trueTime(ctx, breach, at, { future: 'FILING_IN_FUTURE', early: 'FILED_BEFORE_AWARENESS' });
  const obstacle = filingObstacle(input.stage, breach);
  if (obstacle) throw ruleBroken(obstacle);
  if (breach.notifiedAt && at < breach.notifiedAt) throw ruleBroken('COMPLEMENT_BEFORE_INITIAL');
  if (input.stage !== FilingStage.INITIAL) return [at, false];
  const clock = await deadlines.findClock(ctx, breach.id, NOTIFICATION);
  const late = Boolean(clock?.dueAt && isLate(clock.dueAt, at));
  if (late && !input.lateReason) throw ruleBroken('LATE_REASON_MISSING');
  return [at, late];
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
async function fileUnderGdpr(ctx: Context, breach: Breach, input: FileBreachInput): Promise<RegimeFiling> {
  const { stage } = input;
  const [submittedAt, late] = await timeOf(ctx, breach, input);
  const isWithdrawal = stage === FilingStage.WITHDRAWAL;
  if (isWithdrawal && !input.withdrawalReason) throw ruleBroken('WITHDRAWAL_REASON_MISSING');
  const isComplete = !isWithdrawal && (input.isComplete ?? stage === FilingStage.COMPLEMENTARY);
  breach.file(stage, submittedAt, isComplete);
  const id = newId('RegimeFiling');
  const filing = ctx.make(RegimeFiling, {
    id,
    ...(await sealFiling(ctx, breach, id, {
      authorityReference: input.authorityReference,
      lateReason: late ? input.lateReason : null,
      withdrawalReason: isWithdrawal ? input.withdrawalReason : null,
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

/** An authority was told, under the GDPR or another regime, at its true time, whenever that is entered. */
export async function file(ctx: Context, input: FileBreachInput): Promise<RegimeFiling> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  const regime = input.regime ?? FilingRegime.GDPR_33;
  const filing =
    regime === FilingRegime.GDPR_33
      ? await fileUnderGdpr(ctx, breach, input)
      : await fileUnder(ctx, breach, regime, input);
  const { id, stage, submittedAt, isLate: late } = filing;
  const { authorityReference = null } = input;
  const lateReason = late ? (input.lateReason ?? null) : null;
  const withdrawalReason = filing.withdrawalReason ? (input.withdrawalReason ?? null) : null;
  ctx.record(
    'breach.filed',
    breach,
    { filing: id, regime, stage, submittedAt: submittedAt.toISOString(), late },
    { authorityReference, lateReason, withdrawalReason },
  );
  return filing;
}
