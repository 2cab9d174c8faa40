import { alertsBetween, Deadline, DeadlineState, isEscalated } from '@vigie/schema';
import type { Context } from '../context.ts';
import { clockOf } from './ladder.service.ts';
import { recipientsOf } from './recipient.service.ts';

/** One alert that a period would send if nothing changed: to a person, by mail and to their inbox. */
export interface RehearsedAlert {
  dueAt: string;
  code: string;
  reference: string;
  rule: string;
  recipientId: string;
}

const PAGE = 500;

/**
 * Which alerts the clocks of the organisation would give after `from` and up to `to`, in order of time, if nothing about
 * them changed. Nothing is written. Rights of one request that share a date are told together, as in earnest.
 */
export async function rehearse(ctx: Context, from: Date, to: Date): Promise<RehearsedAlert[]> {
  ctx.require('deadlines:read');
  const told = new Map<string, RehearsedAlert>();
  const recipients = new Map<string, Awaited<ReturnType<typeof recipientsOf>>>();
  for (let after: string | null = null; ; ) {
    const page: Deadline[] = await ctx.em.find(
      Deadline,
      {
        state: { $in: [DeadlineState.RUNNING, DeadlineState.MISSED] },
        ...(after ? { id: { $gt: after } } : {}),
      },
      { orderBy: { id: 'asc' }, limit: PAGE, disableIdentityMap: true },
    );
    for (const deadline of page) {
      const steps = alertsBetween(clockOf(deadline), from.toISOString(), to.toISOString());
      if (steps.length === 0) continue;
      const addressed = `${deadline.legalEntityId} ${deadline.assigneeId}`;
      const people = recipients.get(addressed) ?? (await recipientsOf(ctx, deadline));
      recipients.set(addressed, people);
      for (const { code, dueAt } of steps) {
        for (const recipientId of isEscalated(code) ? people.escalated : people.first) {
          const { onReference: reference, rule } = deadline;
          const key = [reference, rule, deadline.dueAt?.getTime(), code, recipientId].join(' ');
          if (!told.has(key)) told.set(key, { dueAt, code, reference, rule, recipientId });
        }
      }
    }
    if (page.length < PAGE) break;
    after = page.at(-1)?.id ?? null;
  }
  return [...told.values()].sort(
    (a, b) => a.dueAt.localeCompare(b.dueAt) || a.reference.localeCompare(b.reference),
  );
}
