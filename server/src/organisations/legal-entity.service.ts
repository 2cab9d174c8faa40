import { invalidField, LegalEntity, type UpdateLegalEntityInput } from '@vigie/schema';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { isSame, leaveAsItWas } from '../no-change.ts';
import { openClocks, showNearest } from './moved-clocks.service.ts';
import { getVersion } from './organisation.service.ts';
import { checkPlace, placeOf } from './place.ts';

/** Changes a legal entity. Its open clocks follow where it is; what was met or missed for good keeps its date. */
export async function updateLegalEntity(ctx: Context, input: UpdateLegalEntityInput): Promise<LegalEntity> {
  ctx.require('organisations:admin');
  const entity = await getVersion(ctx, LegalEntity, input);
  checkPlace(input);
  for (const name of ['name', 'timeZone'] as const) {
    if (input[name] === null) throw invalidField(name, 'NOT_NULL');
  }
  const sent = (['name', 'timeZone', 'holidayZone'] as const).filter((name) => input[name] !== undefined);
  if (sent.every((name) => isSame(input[name], entity[name]))) return leaveAsItWas(entity);
  const before = placeOf(entity);
  if (input.name !== undefined) entity.name = input.name;
  if (input.timeZone !== undefined) entity.timeZone = input.timeZone;
  if (input.holidayZone !== undefined) entity.holidayZone = input.holidayZone;
  const { name, timeZone, holidayZone } = entity;
  ctx.record(
    'legalEntity.updated',
    { id: entity.id, legalEntityId: entity.id },
    {},
    { name, timeZone, holidayZone },
  );
  const after = placeOf(entity);
  if (after.timeZone !== before.timeZone || after.holidayZone !== before.holidayZone)
    await moveClocks(ctx, entity);
  return entity;
}

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
