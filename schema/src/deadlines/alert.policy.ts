import { isToldInHours, type LadderClock } from './alert.clock.ts';
import { AlertChannel, AlertMoment, AlertRecipient, ClockFamily } from './alert.terms.ts';

/** Who is told, and by what: whoever it is, by each of the channels. */
export interface Audience {
  recipients: AlertRecipient[];
  channels: AlertChannel[];
}

/** One rung of a ladder. */
export interface LadderRung extends Audience {
  moment: AlertMoment;
  /** After the start, before the due instant, or from one repeat to the next; 0 for the start and the due instant. */
  hours: number;
  /** Counts only on a clock that ends before its last rung after the start: it stands in for that one. */
  isStandIn?: boolean;
}

/** When nobody is to be disturbed, in the legal entity's own time. */
export interface QuietHours {
  /** `20:00`; null for no hours of a day. */
  from: string | null;
  /** `08:00`, of the next day where it is not later than `from`. */
  until: string | null;
  /** Saturday and Sunday as a whole too. */
  weekends: boolean;
}

/** How the clocks of one family are told of. */
export interface LadderPolicy {
  family: ClockFamily;
  rungs: LadderRung[];
  quiet: QuietHours;
  /** When the day begins on which a clock of days is told of, `09:00`, which it is when absent. Not for clocks of hours. */
  officeFrom?: string | null;
  /** Whether "I know of it" ends the alerts up to the due instant. Those at it and after it go out all the same. */
  acknowledgementSilences: boolean;
}

const BOTH = [AlertChannel.MAIL, AlertChannel.INBOX];
const FIRST: Audience = { recipients: [AlertRecipient.ASSIGNEE], channels: BOTH };
const ESCALATED: Audience = {
  recipients: [AlertRecipient.ASSIGNEE, AlertRecipient.CONTROLLER_REPRESENTATIVE],
  channels: BOTH,
};
const END: LadderRung[] = [
  { moment: AlertMoment.AT_DUE, hours: 0, ...ESCALATED },
  { moment: AlertMoment.OVERDUE, hours: 24, ...ESCALATED },
];

/** Whom the opening of a waiting period is told, and a put-off clock that was due to tell nobody meanwhile. */
export const FIRST_LINE: Readonly<Audience> = FIRST;

const NEVER_QUIET: QuietHours = { from: null, until: null, weekends: false };
const COMMON = { quiet: NEVER_QUIET, officeFrom: null, acknowledgementSilences: false };

const daysBefore = (days: number): LadderRung => ({
  moment: AlertMoment.BEFORE_DUE,
  hours: 24 * days,
  ...FIRST,
});
const DAYS: LadderRung[] = [14, 7, 2].map(daysBefore);
const HOURS: LadderRung[] = [
  { moment: AlertMoment.AT_START, hours: 0, ...FIRST },
  ...[24, 48, 66].map((hours) => ({ moment: AlertMoment.AFTER_START, hours, ...FIRST })),
  { moment: AlertMoment.BEFORE_DUE, hours: 6, isStandIn: true, ...FIRST },
];

/** What holds where an organisation has set nothing else. Product defaults, not law. */
export const STANDARD_POLICIES: Readonly<Record<ClockFamily, LadderPolicy>> = {
  [ClockFamily.HOURS]: { family: ClockFamily.HOURS, rungs: [...HOURS, ...END], ...COMMON },
  [ClockFamily.REQUESTS]: { family: ClockFamily.REQUESTS, rungs: [...DAYS, ...END], ...COMMON },
  [ClockFamily.OTHER]: { family: ClockFamily.OTHER, rungs: [...DAYS, ...END], ...COMMON },
};

/** What a data subject asked for: the answer, its extension, the notice of it, the patient's file, the access route. */
const REQUEST_RULES = /^(GDPR_12_3(_|$)|GDPR_14_3_|GDPR_19$|FR_CSP_L1111_7_|LIL_51_II$)/;

/** Which ladder fits a clock. One that ends within four days is told in hours, whatever it hangs on. */
export function familyOf(clock: Pick<LadderClock, 'anchorAt' | 'dueAt' | 'rule'>): ClockFamily {
  if (isToldInHours(clock)) return ClockFamily.HOURS;
  return REQUEST_RULES.test(clock.rule ?? '') ? ClockFamily.REQUESTS : ClockFamily.OTHER;
}

/** What holds for a clock where nothing else was set. */
export const standardPolicy = (clock: Pick<LadderClock, 'anchorAt' | 'dueAt' | 'rule'>): LadderPolicy =>
  STANDARD_POLICIES[familyOf(clock)];

/** Where a policy applies: the organisation as a whole, or one legal entity, which goes first. */
export interface PlacedPolicy {
  family: ClockFamily;
  legalEntityId?: string | null;
}

/** The policy that holds for a clock of that legal entity, of those that an organisation has set; null for none. */
export function policyFor<P extends PlacedPolicy>(
  policies: readonly P[],
  family: ClockFamily,
  legalEntityId: string,
): P | null {
  const fitting = policies.filter((policy) => policy.family === family);
  return (
    fitting.find((policy) => policy.legalEntityId === legalEntityId) ??
    fitting.find((policy) => !policy.legalEntityId) ??
    null
  );
}
