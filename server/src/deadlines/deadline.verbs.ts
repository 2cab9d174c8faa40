import {
  DEADLINE_VERBS,
  Deadline,
  DeadlineState,
  invalidField,
  ruleBroken,
  snoozeObstacle,
} from '@vigie/schema';
import { DONE, UNCHANGED, verbsOfNode } from '../graphql/verbs.ts';
import { isSame } from '../no-change.ts';
import { codesOf, give, layAnew, nextRound } from './deadline.service.ts';
import { layAhead, supersedeSteps } from './ladder.service.ts';
import { circleOf } from './recipient.service.ts';
import { clockOf, policyOf } from './standing.service.ts';

export const deadlineVerbs = verbsOfNode({
  type: Deadline,
  noun: 'Deadline',
  verbs: DEADLINE_VERBS,
  // Against deliveries and other changes.
  hold: (ctx, id) => ctx.sql('select from deadline where id = $1 for update', [id]),
  stateOf: ({ state, kind, dueAt = null }, { now }) => ({ state, kind, dueAt, now }),
  works: {
    /**
     * Someone says that they know. Alerts that were due and have not gone out are taken back; the coming ones go out, unless
     * the policy has them silent up to the due instant; the daily repeats of a missed clock always do.
     */
    async acknowledge(ctx, deadline) {
      Object.assign(deadline, {
        acknowledgedAt: ctx.now,
        acknowledgedById: ctx.actor.userId,
        updatedAt: ctx.now,
      });
      if (deadline.state === DeadlineState.RUNNING) {
        await supersedeSteps(ctx, deadline.id, ctx.now.toISOString());
        if ((await policyOf(ctx, deadline)).policy.acknowledgementSilences) await layAhead(ctx, [deadline]);
      }
      return { codes: codesOf(deadline) };
    },

    async snooze(ctx, deadline, { until }) {
      if (isSame(until, deadline.snoozedUntil)) return UNCHANGED;
      const { policy } = await policyOf(ctx, deadline);
      const clock = clockOf(deadline);
      const obstacle =
        clock.dueAt && snoozeObstacle({ ...clock, dueAt: clock.dueAt }, until, ctx.now, policy);
      if (obstacle) throw ruleBroken(obstacle);
      nextRound(ctx, deadline, 'SNOOZED');
      deadline.snoozedUntil = until;
      await layAnew(ctx, deadline);
      return { codes: { ...codesOf(deadline), until: until.toISOString() } };
    },

    /** To a member who may read it, or back to whoever is the DPO. */
    async reassign(ctx, deadline, { assigneeId = null }) {
      if (assigneeId && !(await circleOf(ctx, deadline)).has(assigneeId))
        throw invalidField('assigneeId', 'NOT_A_MEMBER');
      if (isSame(assigneeId, deadline.assigneeId)) return UNCHANGED;
      await give(ctx, deadline, assigneeId);
      return DONE;
    },
  },
});
