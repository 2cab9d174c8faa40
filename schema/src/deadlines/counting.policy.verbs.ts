import { day, group, groupOf, id, list, optional, text, whole, yesNo } from '../shared/verb.fields.ts';
import { type ActionTable, creationOf, type Guard, verbsOf } from '../shared/verb.ts';
import { DEFAULT_AMOUNT_RULES, MOST_DEFAULT_AMOUNT } from './deadline.rules.ts';

/** The version of what is set anew, where there is one: two who set it at once do not undo one another. */
export const versionBefore = () =>
  optional(
    whole('The version as last read, where there is one; a stale one is refused as CONFLICT.', { min: 1 }),
  );

const DEFAULT_PERIOD = groupOf(
  'DefaultPeriodInput',
  'How long a clock is to run for which the law gives no figure.',
  {
    rule: text('Code of a rule whose figure the law leaves open, as in GDPR_34_1.', { min: 0, max: 60 }),
    amount: whole('Hours, or days for a rule that counts in days.', { min: 1, max: MOST_DEFAULT_AMOUNT }),
  },
);

export const SET_COUNTING_POLICY = creationOf({
  mutation: 'setCountingPolicy',
  scope: 'deadlines:admin',
  says: 'Sets how is counted where the law leaves a choice. Open clocks follow, with their history.',
  input: 'How is to be counted where the law leaves a choice: it replaces what was set.',
  event: 'countingPolicy.set',
  fields: {
    legalEntityId: optional(id('In which legal entity; in the whole organisation when absent.')),
    version: versionBefore(),
    periods: list(
      group(DEFAULT_PERIOD, 'Own figures, one a rule; the defaults hold for rules that are not named.'),
      { max: DEFAULT_AMOUNT_RULES.length, unique: ({ rule }) => rule },
    ),
    disputedDays: optional(
      yesNo('Whether days of disputed rank count as public holidays; what holds beyond it when absent.'),
    ),
  },
});

export const COUNTING_POLICY_ACCESS = {
  set: { scope: SET_COUNTING_POLICY.scope, guards: [] },
} as const satisfies ActionTable;

/** What the verbs of such a day look at. */
export interface HolidayChangeState {
  archivedAt?: Date | null;
}

const stillHolds: Guard<HolidayChangeState> = ({ archivedAt }) =>
  archivedAt ? 'HOLIDAY_CHANGE_ARCHIVED' : null;

export const CREATE_HOLIDAY_CHANGE = creationOf({
  mutation: 'createHolidayChange',
  scope: 'deadlines:admin',
  says: 'Adds a public holiday to a place, or takes one away. Open clocks follow, with their history.',
  input: 'A day that is to count as a public holiday of a place, or no longer is to.',
  event: 'holidayChange.created',
  fields: {
    place: text('Country or region, as in LV or FR-974.', {
      max: 30,
      pattern: /^[A-Z]{2}(-[A-Z0-9]+)*$/,
    }),
    on: day('Which day.'),
    isHoliday: yesNo('Whether it counts as a public holiday; false: it no longer does.'),
    source: text('On whose word: the act that says so.', { min: 3, max: 200 }),
  },
});

/** What can be done to a one-off day of a place. */
export const HOLIDAY_CHANGE_VERBS = verbsOf<HolidayChangeState>()({
  archive: {
    scope: 'deadlines:admin',
    guards: [stillHolds],
    event: 'holidayChange.archived',
    says: 'Takes such a day back: the shipped calendar holds again. Open clocks follow, with their history.',
    input: 'A day that counts again as the shipped calendar has it.',
    fields: {},
  },
});
