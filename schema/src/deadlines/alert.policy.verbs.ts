import {
  code,
  group,
  groupOf,
  id,
  list,
  mayChange,
  optional,
  type Sent,
  text,
  whole,
  yesNo,
} from '../shared/verb.fields.ts';
import { type ActionTable, creationOf, type Guard, verbsOf } from '../shared/verb.ts';
import { MOST_RUNGS } from './alert.policy.lifecycle.ts';
import { AlertChannel, AlertMoment, AlertRecipient, ClockFamily } from './alert.terms.ts';
import { versionBefore } from './counting.policy.verbs.ts';

/** Ten years: longer than any clock of the table. */
const MOST_HOURS = 87_600;

const timeOfDay = (says: string) => optional(text(says, { max: 5, pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }));

const ESCALATION_RUNG = groupOf('EscalationRungInput', 'One rung of a ladder of alerts.', {
  moment: code(AlertMoment, 'At which moment of the clock.'),
  hours: whole(
    'Hours after the start, before the due instant, or from one repeat to the next, which divide a day; 0 at the start and at the due instant.',
    { min: 0, max: MOST_HOURS },
  ),
  isStandIn: optional(
    yesNo(
      'Counts only on a clock that ends before its last rung after the start: it stands in for that one; false when absent.',
    ),
  ),
  recipients: list(code(AlertRecipient, 'Who is told.')),
  channels: list(code(AlertChannel, 'By what.')),
});

/** A rung as a caller sends it. */
export type SaidRung = Sent<typeof ESCALATION_RUNG.fields>;

const rungs = (says: string) => list(group(ESCALATION_RUNG, says), { max: MOST_RUNGS, unique: false });
const officeFrom = timeOfDay(
  'When in the day clocks of days are told of, as 09:00, which it is when absent.',
);

export const CREATE_ESCALATION_POLICY = creationOf({
  mutation: 'createEscalationPolicy',
  scope: 'deadlines:admin',
  says: 'Sets the ladder of a family of clocks. Open ones are planned anew; no date changes.',
  input: 'How the clocks of one family are to be told of.',
  event: 'escalationPolicy.created',
  fields: {
    family: code(ClockFamily, 'Of which clocks.'),
    legalEntityId: optional(id('In which legal entity; in the whole organisation when absent.')),
    rungs: rungs(
      'Its ladder: an alert at the due instant and a repeat at least daily are always among them.',
    ),
    quietFrom: timeOfDay('From when nobody is disturbed, as 20:00 in the zone of the legal entity.'),
    quietUntil: timeOfDay('Until when, as 08:00.'),
    quietWeekends: optional(
      yesNo('Whether nobody is disturbed on Saturdays and Sundays either; false when absent.'),
    ),
    officeFrom,
    acknowledgementSilences: optional(
      yesNo('Whether an acknowledgement ends the alerts up to the due instant; false when absent.'),
    ),
  },
});

/** What the verbs of a policy look at. */
export interface PolicyState {
  /** Whether the caller reaches all that it holds for. */
  isReached: boolean;
  archivedAt?: Date | null;
}

const isReached: Guard<PolicyState> = (policy) => (policy.isReached ? null : 'FORBIDDEN');
const stillHolds: Guard<PolicyState> = ({ archivedAt }) => (archivedAt ? 'POLICY_ARCHIVED' : null);

/** What can be done to the ladder of a family of clocks. */
export const ESCALATION_POLICY_VERBS = verbsOf<PolicyState>()({
  update: {
    scope: 'deadlines:admin',
    guards: [isReached, stillHolds],
    event: 'escalationPolicy.updated',
    says: 'Changes it. What went out stays; what is to come is planned by the new one.',
    input: 'What changes of a policy. An absent field stays, null clears it.',
    fields: {
      rungs: mayChange(rungs('Its ladder, whole.')),
      quietFrom: timeOfDay('From when nobody is disturbed, as 20:00.'),
      quietUntil: timeOfDay('Until when, as 08:00.'),
      quietWeekends: mayChange(yesNo('Whether weekends are quiet too.')),
      officeFrom,
      acknowledgementSilences: mayChange(
        yesNo('Whether an acknowledgement ends the alerts up to the due instant.'),
      ),
    },
  },
  archive: {
    scope: 'deadlines:admin',
    guards: [isReached, stillHolds],
    event: 'escalationPolicy.archived',
    says: "Ends it: the organisation's ladder, or the product's own, holds again.",
    input: 'A policy that ends.',
    fields: {},
  },
});

export const SET_DIGEST_POLICY = creationOf({
  mutation: 'setDigestPolicy',
  scope: 'deadlines:admin',
  says: 'Sets when the daily digest goes out, or that there is none.',
  input: 'When the daily digest goes out.',
  event: 'digestPolicy.set',
  fields: {
    version: versionBefore(),
    isEnabled: yesNo('Whether it goes out at all.'),
    hour: whole('At which hour, 0 to 23, in the zone of the organisation.', { min: 0, max: 23 }),
    workingDaysOnly: yesNo('Whether weekends and public holidays have none.'),
  },
});

export const DIGEST_POLICY_ACCESS = {
  set: { scope: SET_DIGEST_POLICY.scope, guards: [] },
} as const satisfies ActionTable;
