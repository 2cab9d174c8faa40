import {
  AiIncidentKind,
  type Breach,
  BreachRegime,
  Deadline,
  DeadlineState,
  doraClassOn,
  FilingRegime,
  isRegimeOpen,
  LegalEntity,
  localDay,
  periodOn,
  REGIME_RULE_CODES,
  type RegimeFacts,
  RegimeFiling,
  RegimeSetting,
  type RegimeStage,
  RegimeStatus,
  SWITCHED_REGIMES,
  stagesOf,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { attachClock, showNearest } from './breach.clocks.ts';

/** What the rules ask of one regime: the row, the facts of the breach, and what was filed. */
export const regimeFactsOf = (
  { detectedAt, awareAt }: Breach,
  row: BreachRegime,
  filings: readonly RegimeFiling[],
): RegimeFacts => ({
  regime: row.regime,
  status: row.status,
  nis2Class: row.nis2Class,
  entityClass: row.entityClass,
  aiIncidentKind: row.aiIncidentKind,
  craEventKind: row.craEventKind,
  classifiedAt: row.classifiedAt,
  correctiveAvailableAt: row.correctiveAvailableAt,
  handledAt: row.handledAt,
  detectedAt,
  awareAt,
  filings,
});

export const regimesOf = (ctx: Context, breach: Breach): Promise<BreachRegime[]> =>
  ctx.em.find(BreachRegime, { breachId: breach.id }, { orderBy: { id: 'asc' } });

export const filingsOf = (ctx: Context, breach: Breach): Promise<RegimeFiling[]> =>
  ctx.em.find(RegimeFiling, { breachId: breach.id }, { orderBy: { id: 'asc' } });

/** The local day by which it is judged which regimes the legal entity was under. */
const dayOf = ({ awareAt, detectedAt, createdAt }: Breach, { timeZone }: LegalEntity): string =>
  localDay(awareAt ?? detectedAt ?? createdAt, timeZone);

/** A regime that a person or a switch brings to a breach, with what the legal entity is under it. */
export async function makeRegime(
  ctx: Context,
  breach: Breach,
  regime: FilingRegime,
  status: RegimeStatus,
): Promise<BreachRegime> {
  const { id: breachId, legalEntityId } = breach;
  const day = dayOf(breach, await ctx.get(LegalEntity, legalEntityId));
  const periods = await ctx.em.find(RegimeSetting, { legalEntityId });
  return ctx.make(BreachRegime, {
    breachId,
    legalEntityId,
    regime,
    status,
    nis2Class: periodOn(periods, regime, day)?.nis2Class ?? null,
    entityClass: regime === FilingRegime.DORA ? doraClassOn(periods, day) : null,
    aiIncidentKind: regime === FilingRegime.AI_ACT_73 ? AiIncidentKind.SERIOUS : null,
  });
}

/** The switches of the legal entity propose: a regime that a person has decided on stays as decided. */
async function propose(ctx: Context, breach: Breach): Promise<void> {
  const { legalEntityId } = breach;
  const periods = await ctx.em.find(RegimeSetting, { legalEntityId });
  if (periods.length === 0) return;
  const day = dayOf(breach, await ctx.get(LegalEntity, legalEntityId));
  const known = new Set((await regimesOf(ctx, breach)).map(({ regime }) => regime));
  for (const regime of SWITCHED_REGIMES) {
    if (known.has(regime) || !periodOn(periods, regime, day)) continue;
    const row = await makeRegime(ctx, breach, regime, RegimeStatus.PROPOSED);
    ctx.record('breach.regimeProposed', breach, { regime, breachRegime: row.id });
  }
}

const engineFacts = (facts: RegimeFacts, stage: RegimeStage) => ({
  anchorAt: stage.anchorAt as string,
  ...(facts.regime === FilingRegime.DORA && { entityClass: facts.entityClass ?? null }),
  ...(stage.rule === 'DORA_INITIAL' && {
    facts: [{ name: 'awareAt', at: (facts.awareAt as Date).toISOString() }],
  }),
});

const isSame = (clock: Deadline, facts: object): boolean =>
  Object.entries(facts).every(
    ([name, value]) => JSON.stringify(clock.inputs[name]) === JSON.stringify(value),
  );

/** Brings the clock of one stage in line with the facts: set, moved with its history, met. */
async function followStage(
  ctx: Context,
  breach: Breach,
  facts: RegimeFacts,
  stage: RegimeStage,
): Promise<void> {
  const rule = stage.rule as string;
  const before = await deadlines.findClock(ctx, breach.id, rule);
  const engineInput = engineFacts(facts, stage);
  const isOver =
    before && (before.state === DeadlineState.CANCELLED || (before.settledAt && !stage.settledAt));
  if (!before || isOver)
    await attachClock(ctx, breach, { rule, anchorAt: new Date(engineInput.anchorAt), engineInput });
  else if (!isSame(before, engineInput)) {
    await deadlines.recompute(ctx, before, engineInput, 'REGIME_FACT_CORRECTED');
  }
  if (stage.settledAt) await deadlines.settle(ctx, breach.id, rule, new Date(stage.settledAt));
}

async function followRegime(ctx: Context, breach: Breach, facts: RegimeFacts): Promise<void> {
  const isOut = facts.status === RegimeStatus.RULED_OUT;
  const wanted = isOut ? [] : stagesOf(facts).filter(({ rule, anchorAt }) => rule && anchorAt);
  for (const stage of wanted) await followStage(ctx, breach, facts, stage);
  const unwanted = REGIME_RULE_CODES[facts.regime].filter(
    (code) => !wanted.some(({ rule }) => rule === code),
  );
  const clocks = await ctx.em.find(Deadline, { nodeId: breach.id, rule: { $in: unwanted } });
  for (const clock of clocks) {
    await deadlines.cancel(ctx, clock, isOut ? 'REGIME_RULED_OUT' : 'REGIME_FACT_CORRECTED');
  }
}

/**
 * Brings every clock of the other regimes in line with the facts of the breach, the decisions and what was filed. Each
 * regime has its own clocks; the 72 hours of the GDPR are none of them.
 */
export async function followRegimes(ctx: Context, breach: Breach): Promise<void> {
  await ctx.em.flush();
  await propose(ctx, breach);
  await ctx.em.flush();
  const [rows, filings] = [await regimesOf(ctx, breach), await filingsOf(ctx, breach)];
  if (rows.length === 0) return;
  const all = rows.map((row) => regimeFactsOf(breach, row, filings));
  for (const facts of all) await followRegime(ctx, breach, facts);
  breach.regimes = all.filter(({ status }) => status !== RegimeStatus.RULED_OUT).length;
  breach.openRegimes = all.filter(isRegimeOpen).length;
  await showNearest(ctx, breach);
}
