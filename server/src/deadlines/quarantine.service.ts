import { type Parts, unitOfWork, type WorkOrder } from '../unit-of-work.ts';
import type { DeliveryOutcome } from './alert-claim.service.ts';
import { codesOf, lockSteps, nodeOf, notify } from './alert-step.service.ts';
import { helperOf } from './recipient.service.ts';

/** How often a step may fail for its own data before it is set aside. */
const PATIENCE = 5;

/**
 * Counts a failure that came from the step's own data. It comes back in a minute, and is set aside after five: someone
 * is told by inbox, and the steps beside it go out as if nothing had been.
 */
export function setAside(parts: Parts, order: WorkOrder, stepId: string): Promise<DeliveryOutcome> {
  return unitOfWork(parts, order, async (ctx) => {
    const [row] = await lockSteps(ctx, [stepId]);
    if (!row || (row.state !== 'PLANNED' && row.state !== 'CLAIMED')) return 'DONE';
    const failures = 1 + Number(/^POISON_(\d+)$/.exec(row.last_error ?? '')?.[1] ?? 0);
    const isOver = failures >= PATIENCE;
    await ctx.sql(
      `update alert_step set state = $2, last_error = $3, claim_until = null, claim_token = null, updated_at = $4,
         attempts = attempts + 1, next_attempt_at = clock_timestamp() + interval '1 minute', version = version + 1
       where id = $1`,
      [row.id, isOver ? 'FAILED' : 'PLANNED', isOver ? 'QUARANTINED' : `POISON_${failures}`, ctx.now],
    );
    if (!isOver) return 'RETRY';
    const recipientId = await helperOf(ctx, row.recipient_id, row.legal_entity_id);
    await notify(ctx, [{ row, recipientId, kind: 'ALERT_QUARANTINED' }]);
    ctx.record('alert.quarantined', nodeOf(row), { ...codesOf(row), attempt: row.attempts + 1 });
    return 'QUARANTINED';
  });
}
