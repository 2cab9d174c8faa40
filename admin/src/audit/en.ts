export const en = {
  auditEntries: {
    title: 'Audit trail',
    lead: 'Who did what, and who read what. Nothing in it is ever changed; it holds codes alone, never a value.',
    number: 'no. %{number}',
    waiting: 'Waiting',
    byMe: 'By me',
    status: {
      title: 'Seal of the trail',
      sealedUntil: 'Sealed until %{date}',
      notYet: 'Not sealed yet',
      sealed: '%{smart_count} entry sealed. |||| %{smart_count} entries sealed.',
      unsealed: '%{smart_count} waits for its seal. |||| %{smart_count} wait for their seal.',
      behind: 'The seal is behind: are the background jobs running?',
      verify: 'The chain, the commitments and the signatures are verified on the server:',
    },
    group: {
      requests: 'Requests and letters',
      breaches: 'Breaches',
      clocks: 'Deadlines and alerts',
      erasures: 'Data subjects and erasures',
      access: 'Members, tokens, entities',
      readings: 'Readings of personal data',
    },
    since: { '24h': 'Last 24 hours', '7d': 'Last 7 days', '30d': 'Last 30 days' },
    field: {
      at: 'When',
      action: 'What',
      node: 'On',
      actor: 'Who',
      sequence: 'Seal',
    },
    empty: { title: 'The trail is empty', text: 'Each change and each reading will leave an entry here.' },
  },
  events: {
    request: { archived: 'Request archived', purged: 'Keys of the request destroyed' },
    alert: {
      sent_late: 'Alert delivered too late',
      possibly_sent_twice: 'Alert possibly delivered twice',
    },
    notification: { read: 'Notification read' },
    retention: { run: 'Retention applied' },
  },
};
