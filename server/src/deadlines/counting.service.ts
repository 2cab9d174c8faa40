import { CountingPolicy, type DeadlineInput, defaultAmountOf, HolidayChange, ruleOf } from '@vigie/schema';
import type { Context } from '../context.ts';

/** What an organisation has chosen for its dates. */
interface Choices {
  policies: CountingPolicy[];
  days: HolidayChange[];
}

const READ = new WeakMap<Context, Promise<Choices>>();

async function read(ctx: Context): Promise<Choices> {
  // Never while another unit writes them: its clocks would be counted as before, and nobody would look again.
  await ctx.sql('select from organisation where id = $1 for key share', [ctx.organisationId]);
  const organisationId = ctx.organisationId;
  const policies = await ctx.em.find(CountingPolicy, { organisationId }, { disableIdentityMap: true });
  const days = await ctx.em.find(
    HolidayChange,
    { organisationId, archivedAt: null },
    { orderBy: { on: 'asc' }, disableIdentityMap: true },
  );
  return { policies, days };
}

const choicesOf = (ctx: Context): Promise<Choices> => {
  const known = READ.get(ctx) ?? read(ctx);
  READ.set(ctx, known);
  return known;
};

/** What was read is out of date: the next clock of this unit reads it anew. */
export const forgetChoices = (ctx: Context): void => void READ.delete(ctx);

/** Whether what is set for a place counts in another: a country's days do in its regions. */
const reaches = (place: string, zone: string): boolean => zone === place || zone.startsWith(`${place}-`);

/**
 * The same facts with what the organisation has chosen by now: its figure where the law gives none, days of disputed rank,
 * and its one-off days of the place. A legal entity's choice goes before the organisation's.
 */
export async function withChoices(
  ctx: Context,
  input: DeadlineInput,
  legalEntityId: string,
): Promise<DeadlineInput> {
  const { policies, days } = await choicesOf(ctx);
  const holding = [
    ...policies.filter((policy) => policy.legalEntityId === legalEntityId),
    ...policies.filter((policy) => !policy.legalEntityId),
  ];
  const rule = ruleOf(input.rule);
  const isOwn = rule !== undefined && defaultAmountOf(rule) !== null;
  const defaultAmount = isOwn
    ? (holding.flatMap(({ periods }) => periods).find((period) => period.rule === input.rule)?.amount ?? null)
    : null;
  const disputedDays = holding.map((policy) => policy.disputedDays).find((each) => each != null) ?? null;
  const zone = input.holidayZone ?? input.country ?? 'FR';
  const from = input.anchorAt.slice(0, 10);
  const ownDays = days
    .filter(({ place, on }) => reaches(place, zone) && on >= from)
    // A region's own goes before its country's.
    .sort((a, b) => a.place.length - b.place.length)
    .map(({ on, isHoliday, source }) => ({ on, isHoliday, source }));
  const { ownDays: _days, policy, ...facts } = input;
  const chosen = { ...policy, defaultAmount, disputedDays };
  const isAny = Object.values(chosen).some((value) => value !== null && value !== undefined);
  return {
    ...facts,
    ...(isAny ? { policy: chosen } : {}),
    ...(ownDays.length > 0 ? { ownDays } : {}),
  };
}
