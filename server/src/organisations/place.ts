import { countryOfZone, invalidField, isCountry, isTimeZone, LegalEntity } from '@vigie/schema';
import type { Context } from '../context.ts';
import type { Place } from '../deadlines/deadline.service.ts';

export const placeOf = ({ timeZone, country, holidayZone }: LegalEntity): Place => ({
  timeZone,
  country,
  holidayZone: holidayZone ?? null,
});

/** Refuses a time zone and codes of countries that there are not. A region without public holidays of its own counts by its country's. */
export function checkPlace({
  country,
  holidayZone,
  timeZone,
}: {
  country?: string | null | undefined;
  holidayZone?: string | null | undefined;
  timeZone?: string | null | undefined;
}): void {
  if (country && !isCountry(country)) throw invalidField('country', 'INVALID_COUNTRY');
  if (holidayZone && !isCountry(countryOfZone(holidayZone)))
    throw invalidField('holidayZone', 'INVALID_ZONE');
  if (typeof timeZone === 'string' && !isTimeZone(timeZone))
    throw invalidField('timeZone', 'UNKNOWN_TIME_ZONE');
}

/** The legal entity of that id and where its days are counted. */
export async function entityAndPlace(
  ctx: Context,
  id: string,
): Promise<{ entity: LegalEntity; place: Place }> {
  const entity = await ctx.get(LegalEntity, id);
  return { entity, place: placeOf(entity) };
}
