import { atLocalTime, type Instant, type PlainDate, type WorkingDays } from './deadline.counting.ts';
import type { Trace } from './deadline.trace.ts';
import type { DeadlineCase } from './deadline.validation.ts';

/**
 * Delegated Regulation (EU) 2025/301 art. 5: a report due on a day off may be made until noon of the next working day,
 * but not by the entities that the rule names. An entity of two classes asks as the stricter one.
 */
export function relieved(
  { rule, entityClass, timeZone }: DeadlineCase,
  due: { dueOn: PlainDate; dueAt: Instant },
  workingDays: WorkingDays,
  trace: Trace,
): { dueOn: PlainDate; dueAt: Instant } {
  if (!rule.relief || rule.relief.notFor.includes(entityClass) || workingDays.isWorking(due.dueOn))
    return due;
  const dueOn = workingDays.nthAfter(due.dueOn, 1);
  const dueAt = atLocalTime(dueOn, '12:00:00', timeZone);
  trace.add('RELIEF', 'Delegated Reg. (EU) 2025/301 art. 5', dueAt);
  return { dueOn, dueAt };
}
