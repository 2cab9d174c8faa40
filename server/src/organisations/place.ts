import { LegalEntity } from '@vigie/schema';
import type { Context } from '../context.ts';
import type { Place } from '../deadlines/deadline.service.ts';

export const placeOf = ({ timeZone, country, holidayZone }: LegalEntity): Place => ({
  timeZone,
  country,
  holidayZone: holidayZone ?? null,
});

/** The legal entity of that id and where its days are counted. */
export async function entityAndPlace(
  ctx: Context,
  id: string,
): Promise<{ entity: LegalEntity; place: Place }> {
  const entity = await ctx.get(LegalEntity, id);
  return { entity, place: placeOf(entity) };
}
