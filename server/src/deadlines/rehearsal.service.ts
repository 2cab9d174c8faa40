import {
  type AlertChannel,
  alertsBetween,
  Deadline,
  DeadlineState,
  DigestPolicy,
  digestHorizon,
  digestOf,
  nextDigestAt,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { digestPlaceOf } from './counting.service.ts';
import { readersOf } from './digest.service.ts';
import { clocksOf, concernsBefore } from './digest-clocks.service.ts';
import { circles } from './recipient.service.ts';
import { clockOf, policyOf } from './standing.service.ts';

/** One alert that a period would send if nothing changed: to a person, by these channels. */
export interface RehearsedAlert {
  dueAt: string;
  code: string;
  reference: string;
  rule: string;
  recipientId: string;
  channels: AlertChannel[];
}

/** One daily digest that a period would send if nothing changed. */
export interface RehearsedDigest {
  dueAt: string;
  recipientId: string;
  overdue: number;
  /** Clocks in it, late or not. */
  clocks: number;
}

const PAGE = 500;

/**
 * Which alerts the clocks of the organisation would give after `from` and up to `to`, in order of time, by its policies
 * and quiet hours, if nothing about them changed. Nothing is written. Rights of one request that share a date are told
 * together, as in earnest.
 */
export async function rehearse(ctx: Context, from: Date, to: Date): Promise<RehearsedAlert[]> {
  ctx.require('deadlines:read');
  const told = new Map<string, RehearsedAlert>();
  const circleFor = circles(ctx);
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
      const { policy } = await policyOf(ctx, deadline);
      const alerts = alertsBetween(clockOf(deadline), from.toISOString(), to.toISOString(), policy);
      if (alerts.length === 0) continue;
      const circle = await circleFor(deadline);
      const { onReference: reference, rule } = deadline;
      for (const { code, dueAt, recipients, channels } of alerts) {
        for (const recipientId of circle.who(recipients)) {
          const key = [reference, rule, deadline.dueAt?.getTime(), code, recipientId].join(' ');
          if (!told.has(key)) told.set(key, { dueAt, code, reference, rule, recipientId, channels });
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

/** Which daily digests the same period would send, in order of time, if nothing changed. Nothing is written. */
export async function rehearseDigests(ctx: Context, from: Date, to: Date): Promise<RehearsedDigest[]> {
  ctx.require('deadlines:read');
  const policy = await ctx.em.findOne(DigestPolicy, { organisationId: ctx.organisationId });
  if (!policy) return [];
  const place = await digestPlaceOf(ctx);
  const concerns = await concernsBefore(ctx, new Date(digestHorizon(to.toISOString(), place.timeZone)));
  const people = await readersOf(ctx);
  const found: RehearsedDigest[] = [];
  for (
    let at = nextDigestAt(policy, place, from.toISOString());
    at && new Date(at) <= to;
    at = nextDigestAt(policy, place, at)
  ) {
    for (const recipientId of people) {
      const parts = digestOf(clocksOf(concerns, recipientId, at), at, place.timeZone);
      if (!parts) continue;
      const clocks = Object.values(parts).reduce((sum, part: unknown[]) => sum + part.length, 0);
      found.push({ dueAt: at, recipientId, overdue: parts.overdue.length, clocks });
    }
  }
  return found;
}
