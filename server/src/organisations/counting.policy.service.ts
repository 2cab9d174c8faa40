import {
  CountingPolicy,
  type CreateHolidayChangeInput,
  conflict,
  DEFAULT_AMOUNT_RULES,
  HOLIDAY_PLACES,
  HolidayChange,
  invalidField,
  invalidInput,
  LegalEntity,
  ruleBroken,
  type SetCountingPolicyInput,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { forgetChoices } from '../deadlines/counting.service.ts';
import { moveDigest, requireReach } from '../deadlines/policy.service.ts';
import { followChoice } from './moved-clocks.service.ts';
import { getVersion } from './organisation.service.ts';

const RULES: ReadonlySet<string> = new Set(DEFAULT_AMOUNT_RULES.map(({ code }) => code));

/** Nobody else chooses, and no clock is set, until this unit is done: it sees every clock that is to follow. */
const alone = (ctx: Context): Promise<unknown> =>
  ctx.sql('select from organisation where id = $1 for update', [ctx.organisationId]);

const nodeOf = ({ id, legalEntityId }: CountingPolicy) => (legalEntityId ? { id, legalEntityId } : { id });

/** Sets how is counted where the law leaves a choice, in the organisation or in one legal entity. Open clocks follow. */
export async function setCountingPolicy(
  ctx: Context,
  input: SetCountingPolicyInput,
): Promise<CountingPolicy> {
  ctx.require('deadlines:admin');
  const { legalEntityId = null, version = null, disputedDays = null } = input;
  requireReach(ctx, legalEntityId);
  if (legalEntityId) await ctx.get(LegalEntity, legalEntityId);
  const unknown = input.periods.findIndex(({ rule }) => !RULES.has(rule));
  if (unknown >= 0) {
    const path = ['input', 'periods', unknown, 'rule'];
    throw invalidInput({ path, code: 'RULE_HAS_ITS_FIGURE', params: { allowed: [...RULES].join(' ') } });
  }
  await alone(ctx);
  const existing = await ctx.em.findOne(CountingPolicy, {
    organisationId: ctx.organisationId,
    legalEntityId,
  });
  if ((existing?.version ?? null) !== version) throw conflict();
  const settings = { periods: input.periods.map(({ rule, amount }) => ({ rule, amount })), disputedDays };
  const policy = existing
    ? Object.assign(existing, settings, { updatedAt: ctx.now })
    : ctx.make(CountingPolicy, { legalEntityId, ...settings });
  await ctx.em.flush();
  forgetChoices(ctx);
  await moveDigest(ctx);
  const moved = await followChoice(ctx, legalEntityId, 'COUNTING_POLICY_SET');
  ctx.record('countingPolicy.set', nodeOf(policy), { appliesTo: legalEntityId, ...settings, moved });
  return policy;
}

/** Counts a day as a public holiday of a place, or no longer, on the word of a source. Open clocks follow. */
export async function createHolidayChange(
  ctx: Context,
  input: CreateHolidayChangeInput,
): Promise<HolidayChange> {
  ctx.require('deadlines:admin');
  requireReach(ctx, null);
  const { place, on, isHoliday } = input;
  if (!HOLIDAY_PLACES.some(({ code }) => code === place)) throw invalidField('place', 'UNKNOWN_PLACE');
  await alone(ctx);
  const organisationId = ctx.organisationId;
  if (await ctx.em.findOne(HolidayChange, { organisationId, place, on, archivedAt: null }))
    throw ruleBroken('HOLIDAY_CHANGE_EXISTS');
  const change = ctx.make(HolidayChange, { place, on, isHoliday, source: input.source.trim() });
  await ctx.em.flush();
  forgetChoices(ctx);
  await moveDigest(ctx);
  const moved = await followChoice(ctx, null, isHoliday ? 'HOLIDAY_ADDED' : 'HOLIDAY_REMOVED');
  ctx.record('holidayChange.created', change, { place, on, isHoliday, moved });
  return change;
}

/** Takes such a day back: the calendar that is shipped holds again. Open clocks follow. */
export async function archiveHolidayChange(
  ctx: Context,
  input: { id: string; version: number },
): Promise<HolidayChange> {
  ctx.require('deadlines:admin');
  requireReach(ctx, null);
  await alone(ctx);
  const change = await getVersion(ctx, HolidayChange, input);
  if (change.archivedAt) throw ruleBroken('HOLIDAY_CHANGE_ARCHIVED');
  Object.assign(change, { archivedAt: ctx.now, updatedAt: ctx.now });
  await ctx.em.flush();
  forgetChoices(ctx);
  await moveDigest(ctx);
  const moved = await followChoice(ctx, null, 'HOLIDAY_CHANGE_ARCHIVED');
  ctx.record('holidayChange.archived', change, { place: change.place, on: change.on, moved });
  return change;
}
