import {
  Breach,
  ControllerNotice,
  DataSubjectRequest,
  Deadline,
  DeadlineState,
  invalidField,
  isTimeZone,
  LegalEntity,
  RequestCase,
  type UpdateLegalEntityInput,
} from '@vigie/schema';
import * as breachClocks from '../breaches/breach.clocks.ts';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { isSame, leaveAsItWas } from '../no-change.ts';
import * as requestClocks from '../requests/request.clocks.service.ts';
import { getVersion } from './organisation.service.ts';
import { placeOf } from './place.ts';

/** Changes a legal entity. Its open clocks follow where it is; what was met or missed for good keeps its date. */
export async function updateLegalEntity(ctx: Context, input: UpdateLegalEntityInput): Promise<LegalEntity> {
  ctx.require('organisations:admin');
  const entity = await getVersion(ctx, LegalEntity, input);
  if (typeof input.timeZone === 'string' && !isTimeZone(input.timeZone))
    throw invalidField('timeZone', 'UNKNOWN_TIME_ZONE');
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
  await ctx.em.flush();
  const { timeZone, holidayZone } = placeOf(entity);
  const open = await ctx.em.find(
    Deadline,
    {
      legalEntityId: entity.id,
      state: { $in: [DeadlineState.RUNNING, DeadlineState.PAUSED, DeadlineState.MISSED] },
    },
    { orderBy: { id: 'asc' } },
  );
  for (const clock of open)
    await deadlines.recompute(ctx, clock, { timeZone, holidayZone }, 'PLACE_CORRECTED');
  await showNearest(ctx, [...new Set(open.map(({ nodeId }) => nodeId))]);
}

/** The cases to which these nodes belong show their nearest clock. */
async function showNearest(ctx: Context, nodeIds: string[]): Promise<void> {
  const inNodes = { id: { $in: nodeIds } };
  const items = await ctx.em.find(DataSubjectRequest, inNodes);
  const requests = await ctx.em.find(RequestCase, { id: { $in: items.map(({ caseId }) => caseId) } });
  for (const request of requests) await requestClocks.showNearest(ctx, request);
  const notices = await ctx.em.find(ControllerNotice, inNodes);
  const breachIds = [...nodeIds, ...notices.map(({ breachId }) => breachId)];
  for (const breach of await ctx.em.find(Breach, { id: { $in: breachIds } }))
    await breachClocks.showNearest(ctx, breach);
}
