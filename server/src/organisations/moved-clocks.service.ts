import {
  Breach,
  ControllerNotice,
  DataSubjectRequest,
  Deadline,
  DeadlineState,
  ExercisedRight,
  type RevisionReason,
} from '@vigie/schema';
import * as breachClocks from '../breaches/breach.clocks.ts';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import * as requestClocks from '../requests/request.clocks.service.ts';

const OPEN = [DeadlineState.RUNNING, DeadlineState.PAUSED, DeadlineState.MISSED];

/** The open clocks of a legal entity, or of the whole organisation where there is none. */
export async function openClocks(ctx: Context, legalEntityId: string | null): Promise<Deadline[]> {
  await ctx.em.flush();
  return ctx.em.find(
    Deadline,
    {
      organisationId: ctx.organisationId,
      ...(legalEntityId ? { legalEntityId } : {}),
      state: { $in: OPEN },
    },
    { orderBy: { id: 'asc' } },
  );
}

/** Open clocks follow a choice of the organisation, those whose date changes with their history. */
export async function followChoice(
  ctx: Context,
  legalEntityId: string | null,
  reason: RevisionReason,
): Promise<number> {
  const moved: Deadline[] = [];
  for (const clock of await openClocks(ctx, legalEntityId)) {
    if (await deadlines.follow(ctx, clock, reason)) moved.push(clock);
  }
  await showNearest(
    ctx,
    moved.map(({ nodeId }) => nodeId),
  );
  return moved.length;
}

/** The cases to which these nodes belong show their nearest clock. */
export async function showNearest(ctx: Context, nodes: readonly string[]): Promise<void> {
  const nodeIds = [...new Set(nodes)];
  if (nodeIds.length === 0) return;
  const inNodes = { id: { $in: nodeIds } };
  const items = await ctx.em.find(ExercisedRight, inNodes);
  const requests = await ctx.em.find(DataSubjectRequest, { id: { $in: items.map(({ caseId }) => caseId) } });
  for (const request of requests) await requestClocks.showNearest(ctx, request);
  const notices = await ctx.em.find(ControllerNotice, inNodes);
  const breachIds = [...nodeIds, ...notices.map(({ breachId }) => breachId)];
  for (const breach of await ctx.em.find(Breach, { id: { $in: breachIds } }))
    await breachClocks.showNearest(ctx, breach);
}
