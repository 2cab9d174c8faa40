import {
  type BREACH_VERBS,
  type Breach,
  BreachRegime,
  FilingRegime,
  invalidField,
  RegimeStatus,
  ruleBroken,
  type Told,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { UNCHANGED } from '../graphql/verbs.ts';
import { isSame } from '../no-change.ts';
import { checkEra } from './breach.instants.ts';
import { sealText } from './breach.texts.ts';
import type { BreachWorks } from './breach.works.ts';
import { followRegimes, makeRegime } from './regime.clocks.ts';

/** The facts that each regime alone counts from: another regime's are no answer to it. */
const FACTS = {
  nis2Class: FilingRegime.NIS2,
  handledAt: FilingRegime.NIS2,
  entityClass: FilingRegime.DORA,
  classifiedAt: FilingRegime.DORA,
  aiIncidentKind: FilingRegime.AI_ACT_73,
  craEventKind: FilingRegime.CRA_14,
  correctiveAvailableAt: FilingRegime.CRA_14,
} as const;
const NAMES = Object.keys(FACTS) as (keyof typeof FACTS)[];

const findRegime = (ctx: Context, breach: Breach, regime: FilingRegime): Promise<BreachRegime | null> =>
  ctx.em.findOne(BreachRegime, { breachId: breach.id, regime });

/** Takes over the facts that were sent, and says which. */
async function takeFacts(
  ctx: Context,
  breach: Breach,
  row: BreachRegime,
  told: Told<(typeof BREACH_VERBS)['correctRegime']['fields']>,
): Promise<(keyof typeof FACTS)[]> {
  const sent = NAMES.filter((name) => told[name] !== undefined);
  for (const name of sent) if (FACTS[name] !== row.regime) throw invalidField(name, 'NOT_FOR_REGIME');
  const { classifiedAt, correctiveAvailableAt, handledAt } = told;
  await checkEra(ctx, breach, { classifiedAt, correctiveAvailableAt, handledAt });
  for (const name of sent) Object.assign(row, { [name]: told[name] });
  if (row.regime === FilingRegime.NIS2 && !row.nis2Class) throw invalidField('nis2Class', 'REQUIRED');
  return sent;
}

/** What a person made of a regime, and why. */
async function decide(
  ctx: Context,
  breach: Breach,
  row: BreachRegime,
  status: RegimeStatus,
  reason: string | null,
): Promise<void> {
  const { userId: deciderId } = ctx.actor;
  const words = await sealText(ctx, breach, 'regimeReason', reason, row.id);
  Object.assign(row, { status, decidedAt: ctx.now, deciderId, reason: words, updatedAt: ctx.now });
  await followRegimes(ctx, breach);
}

/** The regimes beside GDPR 33 that reach a breach. */
export const regimeWorks = {
  /** A person decides that a regime applies, whether or not it was proposed. Its clocks run, or go on. */
  async applyRegime(ctx, breach, told) {
    const { regime, reason = null } = told;
    if (regime === FilingRegime.GDPR_33) throw ruleBroken('REGIME_ALWAYS_ON');
    const before = await findRegime(ctx, breach, regime);
    if (before?.status === RegimeStatus.APPLIES) throw ruleBroken('REGIME_APPLIED_ALREADY');
    const made = before ?? (await makeRegime(ctx, breach, regime, RegimeStatus.APPLIES));
    const proposed = before?.status === RegimeStatus.PROPOSED;
    await takeFacts(ctx, breach, made, told);
    await decide(ctx, breach, made, RegimeStatus.APPLIES, reason);
    return { made, codes: { regime, proposed }, hashed: { reason } };
  },

  /** What a regime counts from is known better now: its clocks are computed anew, and what they were is kept. */
  async correctRegime(ctx, breach, told) {
    const made = await findRegime(ctx, breach, told.regime);
    if (!made || made.status === RegimeStatus.RULED_OUT) throw ruleBroken('REGIME_NOT_APPLIED');
    const before = { ...made };
    const taken = await takeFacts(ctx, breach, made, told);
    const fields = taken.filter((name) => !isSame(told[name], before[name]));
    if (fields.length === 0) return { ...UNCHANGED, made };
    made.updatedAt = ctx.now;
    await followRegimes(ctx, breach);
    return { made, codes: { regime: made.regime, fields } };
  },

  /** A person decides that a regime does not reach the breach: its open clocks are cancelled with the reason. */
  async ruleOutRegime(ctx, breach, { regime, reason }) {
    const made = await findRegime(ctx, breach, regime);
    if (!made) throw ruleBroken('REGIME_NOT_APPLIED');
    await decide(ctx, breach, made, RegimeStatus.RULED_OUT, reason);
    return { made, codes: { regime }, hashed: { reason } };
  },
} satisfies Partial<BreachWorks>;
