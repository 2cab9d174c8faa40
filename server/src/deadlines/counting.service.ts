import {
  CountingPolicy,
  type DeadlineInput,
  type DigestPlace,
  defaultAmountOf,
  HolidayChange,
  Organisation,
  type OwnDay,
  ruleOf,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import type { Operation } from '../graphql/operation.ts';

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

/** The same for who only asks, as they see it. */
export async function choicesFor({ reader, organisationId }: Operation): Promise<Choices> {
  const policies = await reader.children(CountingPolicy, 'organisationId', organisationId);
  const days = await reader.children(HolidayChange, 'organisationId', organisationId);
  return { policies, days: days.filter(({ archivedAt }) => !archivedAt) };
}

/** What was read is out of date: the next clock of this unit reads it anew. */
export const forgetChoices = (ctx: Context): void => void READ.delete(ctx);

/** Whether what is set for a place counts in another: a country's days do in its regions. */
const reaches = (place: string, zone: string): boolean => zone === place || zone.startsWith(`${place}-`);

/** One-off days from a day on: a region's own go before its country's. */
const ownDaysOf = (days: readonly HolidayChange[], zone: string, from: string): OwnDay[] =>
  days
    .filter(({ place, on }) => reaches(place, zone) && on >= from)
    .sort((a, b) => a.place.length - b.place.length)
    .map(({ on, isHoliday, source }) => ({ on, isHoliday, source }));

/** Where the organisation itself counts its working days, and how. */
export async function digestPlaceOf(ctx: Context): Promise<DigestPlace> {
  const { timeZone, country } = await ctx.get(Organisation, ctx.organisationId);
  const { policies, days } = await choicesOf(ctx);
  const disputedDays = policies.find((policy) => !policy.legalEntityId)?.disputedDays ?? false;
  return { timeZone, country, disputedDays, ownDays: ownDaysOf(days, country, '') };
}

/**
 * The same facts with what the organisation has chosen by now: its figure where the law gives none, days of disputed rank,
 * and its one-off days of the place. A legal entity's choice goes before the organisation's.
 */
export function chosen(
  { policies, days }: Choices,
  input: DeadlineInput,
  legalEntityId: string,
): DeadlineInput {
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
  const ownDays = ownDaysOf(days, zone, input.anchorAt.slice(0, 10));
  const { ownDays: _days, policy, ...facts } = input;
  const choice = { ...policy, defaultAmount, disputedDays };
  const isAny = Object.values(choice).some((value) => value !== null && value !== undefined);
  return {
    ...facts,
    ...(isAny ? { policy: choice } : {}),
    ...(ownDays.length > 0 ? { ownDays } : {}),
  };
}

/** A clock's facts with what is chosen by now. */
export const withChoices = async (
  ctx: Context,
  input: DeadlineInput,
  legalEntityId: string,
): Promise<DeadlineInput> => chosen(await choicesOf(ctx), input, legalEntityId);
