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
      FACT_CHANGED: 'a fact was corrected',
    },
  },
  events: {
    deadline: { acknowledged: 'Deadline acknowledged', missed: 'Deadline missed', met: 'Deadline met' },
  },
};
