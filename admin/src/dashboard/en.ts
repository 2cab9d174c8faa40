export const en = {
  dashboard: {
    title: 'What is due',
    unassigned: 'No assignee',
    inbox: 'Unread alerts',
    inboxEmpty: 'All is read.',
    allNotifications: 'All',
    more: 'And %{smart_count} more deadline |||| And %{smart_count} more deadlines',
    count: {
      late: 'deadline missed |||| deadlines missed',
      breaches: 'open breach |||| open breaches',
      requests: 'request to answer within 7 days |||| requests to answer within 7 days',
      paused: 'clock paused |||| clocks paused',
    },
    group: {
      late: 'Late',
      today: 'Today',
      week: 'Within 7 days',
      later: 'Later',
      paused: 'Paused: a question is open',
    },
    nothing: { title: 'Nothing is due', text: 'No clock is running.' },
    noClocks: {
      title: 'Nothing to follow here for your role',
      text: 'Deadlines, requests and breaches are for those who work on them. Your notifications stay within reach.',
    },
    starter: {
      title: 'Where to begin',
      text: 'This organisation is empty. Record what has already come in, even yesterday: Vigie counts from the true date.',
      request: {
        title: 'A request received',
        text: 'Access, erasure, objection… The month runs from its receipt.',
        action: 'Record a request',
      },
      breach: {
        title: 'A personal data breach',
        text: 'Wrong recipient, loss, intrusion: 72 hours to notify.',
        action: 'Record a breach',
      },
      watch: {
        title: 'Watching the deadlines',
        text: 'Each date tells its article and how it was counted; alerts go out by themselves.',
        action: 'See the deadlines',
      },
    },
  },
};
