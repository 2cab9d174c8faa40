import { CLOCKS_APART, dayIn, invalidInput, ruleBroken } from '@vigie/schema';
import type { Context } from './context.ts';

/** From here on there is a right to exercise and a breach to notify: GDPR 99(2). */
const GDPR_APPLIES_FROM = '2018-05-25';

/**
 * An instant that a caller sends as past: as it is; now, where it is ahead by no more than clocks may be apart; refused by
 * that rule beyond.
 */
export function past(ctx: Context, at: Date, rule: string): Date {
  const ahead = at.getTime() - ctx.now.getTime();
  if (ahead <= 0) return at;
  if (ahead > CLOCKS_APART) throw ruleBroken(rule);
  return ctx.now;
}

/** A receipt or an awareness lies under the GDPR: what comes before is a slip of the pen, refused on its field. */
export function underGdpr(at: Date | null | undefined, field: string, timeZone: string): void {
  if (!at || dayIn(at, timeZone) >= GDPR_APPLIES_FROM) return;
  throw invalidInput({ path: ['input', field], code: 'OUT_OF_RANGE', params: { min: GDPR_APPLIES_FROM } });
}
