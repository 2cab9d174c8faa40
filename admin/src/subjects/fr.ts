export const fr = {
  dataSubjects: {
    title: 'Personnes concernées',
    lead: 'Qui a écrit, sous une référence. Les identités sont scellées : chaque lecture laisse une trace.',
    requestCount: '%{smart_count} demande |||| %{smart_count} demandes',
    noRequest: 'Cette personne n’a fait aucune demande.',
    erased: 'Le profil est effacé : il n’y a plus rien à lire.',
    find: {
      anyEntity: 'Toutes',
      label: 'Retrouver une personne',
      lead: 'La recherche est exacte : une partie d’une adresse ne trouve personne. Elle n’enregistre rien.',
      submit: 'Rechercher',
      nobody: 'Personne n’est connu sous cet identifiant.',
      record: 'Enregistrer',
    },
    erase: {
      label: 'Effacer le profil',
      lead: 'Art. 17. Les clés du profil sont détruites, puis le coffre prouve qu’il ne peut plus l’ouvrir.',
      warning:
        'C’est définitif : illisible aussitôt dans Vigie, et dans les sauvegardes quand elles expirent. Les dossiers que la loi impose de garder (demandes, violations, preuves) ont leurs propres clés et restent jusqu’à la fin de leur durée.',
      submit: 'Effacer définitivement',
    },
    proof: {
      title: 'Preuve de l’effacement',
      text: 'La clé a été détruite, et le coffre a ensuite refusé de l’ouvrir. |||| %{smart_count} clés ont été détruites ; le coffre a ensuite refusé d’en ouvrir %{refused}.',
      keysDestroyed: 'Clés détruites',
      refusedByVault: 'Refus du coffre ensuite',
      suppressed: 'Empreintes gardées pour l’opposition',
      provedAt: 'Prouvé le',
    },
    ground: {
      REQUEST: 'La personne l’a demandé',
      NO_LONGER_NECESSARY: 'Les données ne sont plus nécessaires : art. 17(1)(a)',
      CONSENT_WITHDRAWN: 'Le consentement est retiré : art. 17(1)(b)',
      OBJECTION: 'La personne s’est opposée : art. 17(1)(c)',
      UNLAWFUL: 'Le traitement était illicite : art. 17(1)(d)',
      LEGAL_OBLIGATION: 'La loi l’impose : art. 17(1)(e)',
    },
    field: {
      knownBy: 'Connue par',
      requests: 'Demandes',
      profile: 'Profil',
      ground: 'Motif',
      keepObjection: 'L’opposition doit rester efficace',
      locale: 'Langue',
      erasedAt: 'Effacé le',
    },
    help: {
      identifier: 'Exactement : une adresse, un numéro. Un nom seul ne retrouve personne.',
      keepObjection:
        'Une empreinte chiffrée des identifiants est gardée, et rien d’autre, pour ne plus jamais les recontacter.',
    },
    empty: {
      title: 'Aucune personne enregistrée',
      text: 'Une personne est enregistrée quand elle est rattachée à une demande, ou ici.',
    },
  },
  events: {
    subject: {
      identified: 'Personne enregistrée',
      identifierAdded: 'Identifiant ajouté',
      erased: 'Profil effacé',
    },
  },
  law: { SubjectProfile: { SEALED: 'Scellé', ERASED: 'Effacé' } },
};
