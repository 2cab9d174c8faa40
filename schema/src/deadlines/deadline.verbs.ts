import { id, instant, optional } from '../shared/verb.fields.ts';
import { verbsOf } from '../shared/verb.ts';
import { type ClockState, hasAlertsToCome, isOpenClock } from './deadline.lifecycle.ts';

/** What a person may do with a clock; what ends it is done to the case it hangs on. */
export const DEADLINE_VERBS = verbsOf<ClockState>()({
  acknowledge: {
    scope: 'deadlines:write',
    guards: [isOpenClock],
    event: 'deadline.acknowledged',
    says: 'Says that the caller knows of it. A missed clock repeats all the same until settled.',
    input: 'A clock that the caller knows of.',
    fields: {},
  },
  snooze: {
    scope: 'deadlines:write',
    guards: [isOpenClock, hasAlertsToCome],
    event: 'deadline.snoozed',
    says: 'Puts its alerts off: one comes then, for all that would have come meanwhile. The due instant never waits.',
    input: 'Puts the alerts of a clock off until then, never past its due instant.',
    fields: { until: instant('When to remind again.') },
  },
  reassign: {
    scope: 'deadlines:write',
    guards: [isOpenClock],
    says: 'Gives it to another person, who hears of what is due at once. Its date does not change.',
    input: 'Gives a clock to another person.',
    fields: { assigneeId: optional(id('The person; null for whoever is the DPO.')) },
  },
});

/** What can be done to a line of one's own inbox. */
export const NOTIFICATION_VERBS = verbsOf<object>()({
  read: {
    scope: 'notifications:read',
    guards: [],
    event: 'notification.read',
    says: 'Marks it as read.',
    input: 'A line of the caller’s own inbox that is read.',
    fields: {},
  },
});
