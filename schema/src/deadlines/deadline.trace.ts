import { type Instant, isoInstant, type PlainDate, type WorkingDays } from './deadline.counting.ts';
import type { DeadlineWarning, TraceStep, TraceStepName } from './deadline.facts.ts';
import type { DeadlinePolicy, SettledPolicy } from './deadline.rules.ts';
import type { DeadlineCase } from './deadline.validation.ts';

/** What one way of counting found out. Dates are null while the clock is paused. */
export interface Course {
  readonly dueOn: PlainDate | null;
  readonly dueAt: Instant | null;
  /** Without roll, floor and relief. */
  readonly strictDueAt: Instant | null;
  /** Without the extension. */
  readonly baseDueOn: PlainDate | null;
  readonly extensionValid: boolean | null;
  readonly warnings: readonly DeadlineWarning[];
}

/** Writes down how a date came about: for audit, and for the person who has to keep it. */
export class Trace {
  readonly steps: TraceStep[] = [];
  private readonly timeZone: string;
  private readonly policy: SettledPolicy;

  constructor({ timeZone, policy }: DeadlineCase) {
    this.timeZone = timeZone;
    this.policy = policy;
  }

  /** @param policy the choice under which the step was taken, where the law leaves one */
  add(step: TraceStepName, source: string, result: Instant | PlainDate, policy?: keyof DeadlinePolicy): void {
    this.steps.push({
      step,
      source,
      policy: policy ? `${policy}=${this.policy[policy]}` : null,
      result: 'epochMilliseconds' in result ? isoInstant(result) : result.toString(),
      timeZone: this.timeZone,
    });
  }

  /** Names the days that decided and that the shipped calendar does not settle: each with its source. */
  tell({ told }: WorkingDays): void {
    for (const [on, day] of [...told].sort(([a], [b]) => a.localeCompare(b))) {
      const isOwn = 'isHoliday' in day;
      this.steps.push({
        step: isOwn ? 'OWN_DAY' : 'DISPUTED_DAY',
        source: isOwn ? day.source : `${day.name}, ${day.source}`,
        policy: isOwn
          ? `ownDay=${day.isHoliday ? 'ADDED' : 'REMOVED'}`
          : `disputedDays=${this.policy.disputedDays}`,
        result: on,
        timeZone: this.timeZone,
      });
    }
  }
}
