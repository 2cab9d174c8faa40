import {
  type ApplyRegimeToBreachInput,
  Breach,
  BreachRegime,
  type CorrectRegimeOfBreachInput,
  FilingRegime,
  invalidField,
  RegimeStatus,
  type RuleOutRegimeOfBreachInput,
  ruleBroken,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { past } from '../instants.ts';
import { isSame, leaveAsItWas } from '../no-change.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { checkEra, sealText } from './breach.texts.ts';
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

/** What a class has to be for its clocks to be counted at all. */
const NEVER_CLEARED = ['nis2Class', 'entityClass', 'aiIncidentKind'] as const;

const findRegime = (ctx: Context, breach: Breach, regime: FilingRegime): Promise<BreachRegime | null> =>
  ctx.em.findOne(BreachRegime, { breachId: breach.id, regime });

/** Takes over the facts that were sent, and says which. */
async function takeFacts(
  ctx: Context,
  breach: Breach,
  row: BreachRegime,
  correction: CorrectRegimeOfBreachInput,
): Promise<(keyof typeof FACTS)[]> {
  const input = { ...correction };
  const sent = NAMES.filter((name) => input[name] !== undefined);
  for (const name of sent) if (FACTS[name] !== row.regime) throw invalidField(name, 'NOT_FOR_REGIME');
  for (const name of NEVER_CLEARED) if (input[name] === null) throw invalidField(name, 'NOT_NULL');
  for (const name of ['classifiedAt', 'correctiveAvailableAt', 'handledAt'] as const) {
    if (input[name]) input[name] = past(ctx, input[name], 'REGIME_FACT_IN_FUTURE');
  }
  const { classifiedAt, correctiveAvailableAt, handledAt } = input;
  await checkEra(ctx, breach, { classifiedAt, correctiveAvailableAt, handledAt });
  const isEarly = (at: Date | null | undefined) => Boolean(at && breach.awareAt && at < breach.awareAt);
  if (isEarly(classifiedAt)) throw ruleBroken('CLASSIFIED_BEFORE_AWARENESS');
  if (isEarly(handledAt)) throw ruleBroken('HANDLED_BEFORE_AWARENESS');
  for (const name of sent) Object.assign(row, { [name]: input[name] });
  if (row.regime === FilingRegime.NIS2 && !row.nis2Class) throw invalidField('nis2Class', 'REQUIRED');
  return sent;
}

/** A person decides that a regime applies, whether or not it was proposed. Its clocks run, or go on. */
export async function applyRegime(ctx: Context, input: ApplyRegimeToBreachInput): Promise<BreachRegime> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('applyRegime');
  const { regime, reason = null } = input;
  if (regime === FilingRegime.GDPR_33) throw ruleBroken('REGIME_ALWAYS_ON');
  const before = await findRegime(ctx, breach, regime);
  if (before?.status === RegimeStatus.APPLIES) throw ruleBroken('REGIME_APPLIED_ALREADY');
  const row = before ?? (await makeRegime(ctx, breach, regime, RegimeStatus.APPLIES));
  const wasProposed = before?.status === RegimeStatus.PROPOSED;
  await takeFacts(ctx, breach, row, input);
  const { userId: deciderId } = ctx.actor;
  Object.assign(row, {
    status: RegimeStatus.APPLIES,
    decidedAt: ctx.now,
    deciderId,
    reason: await sealText(ctx, breach, 'regimeReason', reason, row.id),
    updatedAt: ctx.now,
  });
  await followRegimes(ctx, breach);
  ctx.record('breach.regimeApplied', breach, { regime, proposed: wasProposed }, { reason });
  return row;
}

/** What a regime counts from is known better now: its clocks are computed anew, and what they were is kept. */
export async function correctRegime(ctx: Context, input: CorrectRegimeOfBreachInput): Promise<BreachRegime> {
  ctx.require('breaches:write');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('correctRegime');
  const row = await findRegime(ctx, breach, input.regime);
  if (!row || row.status === RegimeStatus.RULED_OUT) throw ruleBroken('REGIME_NOT_APPLIED');
  const before = { ...row };
  const taken = await takeFacts(ctx, breach, row, input);
  const fields = taken.filter((name) => !isSame(input[name], before[name]));
  if (fields.length === 0) {
    leaveAsItWas(breach);
    return row;
  }
  row.updatedAt = ctx.now;
  await followRegimes(ctx, breach);
  ctx.record('breach.regimeCorrected', breach, { regime: row.regime, fields });
  return row;
}

/** A person decides that a regime does not reach the breach: its open clocks are cancelled with the reason. */
export async function ruleOutRegime(ctx: Context, input: RuleOutRegimeOfBreachInput): Promise<BreachRegime> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  const row = await findRegime(ctx, breach, input.regime);
  if (row?.status === RegimeStatus.RULED_OUT) throw ruleBroken('REGIME_RULED_OUT_ALREADY');
  breach.allow('ruleOutRegime');
  if (!row) throw ruleBroken('REGIME_NOT_APPLIED');
  const { reason } = input;
  const { userId: deciderId } = ctx.actor;
  Object.assign(row, {
    status: RegimeStatus.RULED_OUT,
    decidedAt: ctx.now,
    deciderId,
    reason: await sealText(ctx, breach, 'regimeReason', reason, row.id),
    updatedAt: ctx.now,
  });
  await followRegimes(ctx, breach);
  ctx.record('breach.regimeRuledOut', breach, { regime: row.regime }, { reason });
  return row;
}
