export const en = {
  deadlines: {
    title: 'Deadlines',
    lead: 'Every legal clock of the organisation, with its reason.',
    acknowledge: 'I know of it',
    revisions: 'Earlier dates',
    empty: {
      title: 'No deadline',
      text: 'Clocks are born with requests and breaches. There is nothing to count for now.',
    },
    field: {
      label: 'What the law wants',
      on: 'Case',
      due: 'Time left',
      state: 'State',
      source: 'Article',
      kind: 'Kind',
      acknowledged: 'Acknowledged',
    },
    reason: {
      SUSPENDED: 'clock paused',
      RESUMED: 'clock resumed',
      EXTENDED: 'clock extended',
      AWARENESS_CORRECTED: 'the awareness was corrected',
    },
  },
  events: {
    deadline: {
      planned: 'Clock started',
      recomputed: 'Date computed anew',
      reassigned: 'Deadline reassigned',
      acknowledged: 'Deadline acknowledged',
      missed: 'Deadline missed',
      settled: 'Deadline settled',
      cancelled: 'Deadline cancelled',
    },
    alert: {
      sent: 'Alert delivered',
      failed: 'Alert failed',
      superseded: 'Alert superseded',
      quarantined: 'Alert set aside',
      replayed: 'Alert replayed',
    },
    values: { read: 'Personal data read' },
  },
};
