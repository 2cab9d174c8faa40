import { CREATE_LEGAL_ENTITY, forbidden, LEGAL_ENTITY_VERBS, LegalEntity } from '@vigie/schema';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { creationOfNode, UNCHANGED, verbsOfNode } from '../graphql/verbs.ts';
import { isSame } from '../no-change.ts';
import { openClocks, showNearest } from './moved-clocks.service.ts';
import { checkPlace, placeOf } from './place.ts';

export const legalEntityCreation = creationOfNode(LegalEntity, CREATE_LEGAL_ENTITY, async (ctx, told) => {
  // A membership that is confined to some legal entities does not make new ones.
  if (ctx.actor.legalEntityIds !== null) throw forbidden();
  checkPlace(told);
  const entity = ctx.make(LegalEntity, {
    name: told.name,
    country: told.country ?? 'FR',
    timeZone: told.timeZone ?? 'Europe/Paris',
    holidayZone: told.holidayZone ?? null,
  });
  ctx.record(CREATE_LEGAL_ENTITY.event, entity, { country: entity.country });
  return entity;
});

/** Days are counted where the legal entity is, Regulation 1182/71: each open clock is computed anew, with its history. */
async function moveClocks(ctx: Context, entity: LegalEntity): Promise<void> {
  const open = await openClocks(ctx, entity.id);
  const { timeZone, holidayZone } = placeOf(entity);
  for (const clock of open)
    await deadlines.recompute(ctx, clock, { timeZone, holidayZone }, 'PLACE_CORRECTED');
  await showNearest(
    ctx,
    open.map(({ nodeId }) => nodeId),
  );
}

export const legalEntityVerbs = verbsOfNode({
  type: LegalEntity,
  noun: 'LegalEntity',
  verbs: LEGAL_ENTITY_VERBS,
  works: {
    /** Its open clocks follow where it is; what was met or missed for good keeps its date. */
    async update(ctx, entity, told) {
      checkPlace(told);
      const sent = (['name', 'timeZone', 'holidayZone'] as const).filter((name) => told[name] !== undefined);
      if (sent.every((name) => isSame(told[name], entity[name]))) return UNCHANGED;
      const before = placeOf(entity);
      entity.updatedAt = ctx.now;
      if (told.name !== undefined) entity.name = told.name;
      if (told.timeZone !== undefined) entity.timeZone = told.timeZone;
      if (told.holidayZone !== undefined) entity.holidayZone = told.holidayZone;
      const { name, timeZone, holidayZone } = entity;
      const after = placeOf(entity);
      if (after.timeZone !== before.timeZone || after.holidayZone !== before.holidayZone)
        await moveClocks(ctx, entity);
      return { hashed: { name, timeZone, holidayZone } };
    },
  },
});
