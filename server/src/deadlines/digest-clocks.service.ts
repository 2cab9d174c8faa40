import {
  AlertMoment,
  AlertRecipient,
  Deadline,
  DeadlineKind,
  DeadlineState,
  type DigestClock,
  isLate,
  LegalEntity,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { circles } from './recipient.service.ts';
import { policyOf } from './standing.service.ts';

/** A clock that digests may tell of, with whom it concerns: before it is late, and from then on too. */
export interface Concern {
  clock: DigestClock;
  first: string[];
  whenLate: string[];
}

const PAGE = 500;

/** The clocks that run and fall due before an instant, with whom each concerns now. */
export async function concernsBefore(ctx: Context, horizon: Date): Promise<Concern[]> {
  const found: Concern[] = [];
  const circleFor = circles(ctx);
  const entities = new Map((await ctx.em.find(LegalEntity, {})).map(({ id, name }) => [id, name]));
  for (let after: string | null = null; ; ) {
    const page: Deadline[] = await ctx.em.find(
      Deadline,
      {
        state: { $in: [DeadlineState.RUNNING, DeadlineState.MISSED] },
        kind: { $ne: DeadlineKind.NOT_BEFORE },
        dueAt: { $lt: horizon },
        ...(after ? { id: { $gt: after } } : {}),
      },
      { orderBy: { id: 'asc' }, limit: PAGE, disableIdentityMap: true },
    );
    for (const deadline of page) {
      const { who } = await circleFor(deadline);
      const { policy } = await policyOf(ctx, deadline);
      const late = policy.rungs.filter(
        ({ moment }) => moment === AlertMoment.AT_DUE || moment === AlertMoment.OVERDUE,
      );
      found.push({
        clock: {
          reference: deadline.onReference,
          rule: deadline.rule,
          kind: deadline.kind,
          dueAt: (deadline.dueAt as Date).toISOString(),
          legalEntity: entities.get(deadline.legalEntityId) ?? '',
          timeZone: String(deadline.inputs.timeZone),
          acknowledgedAt: deadline.acknowledgedAt?.toISOString() ?? null,
        },
        first: who([AlertRecipient.ASSIGNEE]),
        whenLate: late.flatMap(({ recipients }) => who(recipients)),
      });
    }
    if (page.length < PAGE) return found;
    after = page.at(-1)?.id ?? null;
  }
}

/** What concerns one person at that instant. */
export const clocksOf = (concerns: readonly Concern[], userId: string, now: string): DigestClock[] =>
  concerns
    .filter(
      ({ clock, first, whenLate }) =>
        first.includes(userId) || (isLate(clock.dueAt, now) && whenLate.includes(userId)),
    )
    .map(({ clock }) => clock);
