import {
  concernsRecipients,
  DataSubjectRequest,
  DecisionOutcome,
  ExercisedRight,
  RecipientNotice,
  RequestStatus,
  type RevisionReason,
  ruleBroken,
  Suspension,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import type { Place } from '../deadlines/deadline.service.ts';
import * as deadlines from '../deadlines/deadline.service.ts';

/** The clock of the answer, GDPR 12(3). */
export const ANSWER = 'GDPR_12_3';

/** Turns the rule's no into an error. */
export const refuse = (obstacle: string | null): void => {
  if (obstacle) throw ruleBroken(obstacle);
};

export const rightsOf = (ctx: Context, caseId: string): Promise<ExercisedRight[]> =>
  ctx.em.find(ExercisedRight, { caseId }, { orderBy: { id: 'asc' } });

/** The facts that every clock of a request is computed from: receipt, suspensions, extension. */
async function clockFacts(ctx: Context, request: DataSubjectRequest): Promise<deadlines.ClockFacts> {
  const suspensions = await ctx.em.find(Suspension, { caseId: request.id }, { orderBy: { askedAt: 'asc' } });
  const { extensionNotifiedAt, extensionMonths } = request;
  return {
    anchorAt: request.receivedAt.toISOString(),
    pauses: suspensions.map(({ reason, askedAt, answeredAt }) => ({
      reason,
      askedAt: askedAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    })),
    extension: extensionNotifiedAt
      ? { notifiedAt: extensionNotifiedAt.toISOString(), months: extensionMonths ?? 2 }
      : null,
  };
}

/** Sets off the clock of one right, as the other rights of its request stand. */
export async function setOff(
  ctx: Context,
  request: DataSubjectRequest,
  item: ExercisedRight,
  place: Place,
): Promise<void> {
  await deadlines.attach(ctx, {
    node: { id: item.id, legalEntityId: request.legalEntityId, reference: request.reference },
    rule: ANSWER,
    engineInput: await clockFacts(ctx, request),
    place,
    assigneeId: request.assigneeId ?? null,
  });
}

/** Every clock of the request, again, from its facts as they are now. */
export async function recompute(
  ctx: Context,
  request: DataSubjectRequest,
  reason: RevisionReason,
): Promise<void> {
  await ctx.em.flush();
  const facts = await clockFacts(ctx, request);
  for (const item of await rightsOf(ctx, request.id)) {
    await deadlines.recompute(ctx, { nodeId: item.id, rule: ANSWER }, facts, reason);
  }
  await showNearest(ctx, request);
}

/** Lists sort by the nearest clock of the request: a stored copy, written by the verbs alone. */
export async function showNearest(ctx: Context, request: DataSubjectRequest): Promise<void> {
  await ctx.em.flush();
  let nearest: Date | null = null;
  for (const { id } of await rightsOf(ctx, request.id)) {
    const due = await deadlines.nearestDueAt(ctx, id);
    if (due && (!nearest || due < nearest)) nearest = due;
  }
  request.dueAt = nearest;
  request.updatedAt = ctx.now;
}

/** Of its rights, how many have recipients that nobody told, GDPR 19. */
async function countUntold(ctx: Context, items: readonly ExercisedRight[]): Promise<number> {
  const concerned = items.filter(concernsRecipients).map(({ id }) => id);
  if (concerned.length === 0) return 0;
  const notices = await ctx.em.find(RecipientNotice, { itemId: { $in: concerned } });
  return concerned.filter((id) => !notices.some(({ itemId }) => itemId === id)).length;
}

/** Its rights stand where it stands, and lists are filtered by them: stored copies, written by the verbs alone. */
export async function showRights(ctx: Context, request: DataSubjectRequest): Promise<void> {
  await ctx.em.flush();
  const items = await rightsOf(ctx, request.id);
  request.rightCodes = items.map(({ right }) => right);
  request.undecidedRights = items.filter(({ outcome }) => !outcome).length;
  request.untoldRights = await countUntold(ctx, items);
  request.updatedAt = ctx.now;
  for (const item of items) {
    const isRefused = item.outcome === DecisionOutcome.REFUSED && request.status === RequestStatus.ANSWERED;
    const status = isRefused ? RequestStatus.REFUSED : request.status;
    if (item.status !== status) Object.assign(item, { status, updatedAt: ctx.now });
  }
}

/** Ends every clock of a request that nobody has to answer any more. */
export async function cancelClocks(ctx: Context, request: DataSubjectRequest, reason: string): Promise<void> {
  for (const item of await rightsOf(ctx, request.id)) {
    await deadlines.cancel(ctx, { nodeId: item.id, rule: ANSWER }, reason);
  }
  await showNearest(ctx, request);
}
