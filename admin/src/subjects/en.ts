export const en = {
  dataSubjects: {
    title: 'Data subjects',
    lead: 'Who wrote, under a reference. Identities are sealed: each reading leaves a trace.',
    requestCount: '%{smart_count} request |||| %{smart_count} requests',
    noRequest: 'This person has made no request.',
    erased: 'The profile is erased: there is nothing left to read.',
    find: {
      anyEntity: 'Any',
      label: 'Find a person',
      lead: 'The search is exact: a part of an address finds nobody. It records nothing.',
      submit: 'Search',
      nobody: 'Nobody is known by this identifier.',
      record: 'Record',
    },
    erase: {
      label: 'Erase the profile',
      lead: 'Art. 17. The keys of the profile are destroyed, then the vault proves that it can no longer open it.',
      warning:
        'This is final: unreadable at once in Vigie, and in backups when they expire. Files that the law makes one keep (requests, breaches, proofs) have keys of their own and stay until their time is over.',
      submit: 'Erase for good',
    },
    proof: {
      title: 'Proof of the erasure',
      text: 'The key was destroyed, and the vault then refused to open it. |||| %{smart_count} keys were destroyed; the vault then refused to open %{refused} of them.',
      keysDestroyed: 'Keys destroyed',
      refusedByVault: 'Refused by the vault afterwards',
      suppressed: 'Hashes kept for the objection',
      provedAt: 'Proved on',
    },
    ground: {
      REQUEST: 'The person asked for it',
      NO_LONGER_NECESSARY: 'The data are no longer necessary: art. 17(1)(a)',
      CONSENT_WITHDRAWN: 'Consent was withdrawn: art. 17(1)(b)',
      OBJECTION: 'The person objected: art. 17(1)(c)',
      UNLAWFUL: 'The processing was unlawful: art. 17(1)(d)',
      LEGAL_OBLIGATION: 'The law requires it: art. 17(1)(e)',
    },
    field: {
      knownBy: 'Known by',
      requests: 'Requests',
      profile: 'Profile',
      ground: 'Ground',
      keepObjection: 'The objection has to stay effective',
      locale: 'Language',
      erasedAt: 'Erased on',
    },
    help: {
      identifier: 'Exactly: an address, a number. A name alone finds nobody.',
      keepObjection:
        'A keyed hash of the identifiers is kept, and nothing else, so that they are never contacted again.',
    },
    empty: {
      title: 'Nobody is on record yet',
      text: 'A person is recorded when linked to a request, or here.',
    },
  },
  events: {
    subject: {
      identified: 'Person recorded',
      identifierAdded: 'Identifier added',
      erased: 'Profile erased',
    },
  },
  law: { SubjectProfile: { SEALED: 'Sealed', ERASED: 'Erased' } },
};
