import {
  COUNTING_POLICY_ACCESS,
  CountingPolicy,
  CREATE_HOLIDAY_CHANGE,
  conflict,
  DEFAULT_AMOUNT_RULES,
  HOLIDAY_CHANGE_VERBS,
  HOLIDAY_PLACES,
  HolidayChange,
  invalidField,
  invalidInput,
  LegalEntity,
  type RevisionReason,
  ruleBroken,
  SET_COUNTING_POLICY,
  type Told,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { forgetChoices } from '../deadlines/counting.service.ts';
import { moveDigest, requireReach } from '../deadlines/policy.verbs.ts';
import { accessOfNode, creationOfNode, verbsOfNode } from '../graphql/verbs.ts';
import { followChoice } from './moved-clocks.service.ts';

const RULES: ReadonlySet<string> = new Set(DEFAULT_AMOUNT_RULES.map(({ code }) => code));

/** Nobody else chooses, and no clock is set, until this unit is done: it sees every clock that is to follow. */
const alone = (ctx: Context): Promise<unknown> =>
  ctx.sql('select from organisation where id = $1 for update', [ctx.organisationId]);

/** Open clocks are counted by what was chosen, from here on. Answers how many have another date. */
async function follow(ctx: Context, legalEntityId: string | null, reason: RevisionReason): Promise<number> {
  await ctx.em.flush();
  forgetChoices(ctx);
  await moveDigest(ctx);
  return followChoice(ctx, legalEntityId, reason);
}

/** Sets how is counted where the law leaves a choice, in the organisation or in one legal entity. Open clocks follow. */
async function set(ctx: Context, told: Told<typeof SET_COUNTING_POLICY.fields>): Promise<CountingPolicy> {
  const { legalEntityId = null, version = null, disputedDays = null } = told;
  requireReach(ctx, legalEntityId);
  if (legalEntityId) await ctx.get(LegalEntity, legalEntityId);
  const unknown = told.periods.findIndex(({ rule }) => !RULES.has(rule));
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
  const settings = { periods: told.periods.map(({ rule, amount }) => ({ rule, amount })), disputedDays };
  const policy = existing
    ? Object.assign(existing, settings, { updatedAt: ctx.now })
    : ctx.make(CountingPolicy, { legalEntityId, ...settings });
  const moved = await follow(ctx, legalEntityId, 'COUNTING_POLICY_SET');
  ctx.record(SET_COUNTING_POLICY.event, policy, { appliesTo: legalEntityId, ...settings, moved });
  return policy;
}

export const countingPolicySetting = creationOfNode(CountingPolicy, SET_COUNTING_POLICY, set);
export const countingPolicyAccess = accessOfNode({ type: CountingPolicy, access: COUNTING_POLICY_ACCESS });

/** Counts a day as a public holiday of a place, or no longer, on the word of a source. Open clocks follow. */
async function create(
  ctx: Context,
  { place, on, isHoliday, source }: Told<typeof CREATE_HOLIDAY_CHANGE.fields>,
): Promise<HolidayChange> {
  requireReach(ctx, null);
  if (!HOLIDAY_PLACES.some(({ code }) => code === place)) throw invalidField('place', 'UNKNOWN_PLACE');
  await alone(ctx);
  const organisationId = ctx.organisationId;
  if (await ctx.em.findOne(HolidayChange, { organisationId, place, on, archivedAt: null }))
    throw ruleBroken('HOLIDAY_CHANGE_EXISTS');
  const change = ctx.make(HolidayChange, { place, on, isHoliday, source: source.trim() });
  const moved = await follow(ctx, null, isHoliday ? 'HOLIDAY_ADDED' : 'HOLIDAY_REMOVED');
  ctx.record(CREATE_HOLIDAY_CHANGE.event, change, { place, on, isHoliday, moved });
  return change;
}

export const holidayChangeCreation = creationOfNode(HolidayChange, CREATE_HOLIDAY_CHANGE, create);

export const holidayChangeVerbs = verbsOfNode({
  type: HolidayChange,
  noun: 'HolidayChange',
  verbs: HOLIDAY_CHANGE_VERBS,
  hold: alone,
  works: {
    async archive(ctx, change) {
      requireReach(ctx, null);
      Object.assign(change, { archivedAt: ctx.now, updatedAt: ctx.now });
      const moved = await follow(ctx, null, 'HOLIDAY_CHANGE_ARCHIVED');
      return { codes: { place: change.place, on: change.on, moved } };
    },
  },
});
