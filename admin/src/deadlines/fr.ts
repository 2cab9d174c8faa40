export const fr = {
  deadlines: {
    title: 'Échéances',
    lead: 'Toutes les horloges légales de l’organisation, avec leur raison.',
    acknowledge: 'J’en ai pris connaissance',
    revisions: 'Dates précédentes',
    empty: {
      title: 'Aucune échéance',
      text: 'Les horloges naissent avec les demandes et les violations. Il n’y a rien à compter pour l’instant.',
    },
    field: {
      label: 'Ce que veut la loi',
      on: 'Dossier',
      due: 'Temps restant',
      state: 'État',
      source: 'Article',
      kind: 'Nature',
      acknowledged: 'Pris en compte',
    },
    reason: {
      SUSPENDED: 'délai suspendu',
      RESUMED: 'délai repris',
      EXTENDED: 'délai prolongé',
      AWARENESS_CORRECTED: 'la prise de connaissance a été corrigée',
    },
  },
  events: {
    deadline: {
      planned: 'Horloge lancée',
      recomputed: 'Date recalculée',
      reassigned: 'Échéance confiée à un autre',
      acknowledged: 'Échéance prise en compte',
      missed: 'Échéance dépassée',
      settled: 'Échéance honorée',
      cancelled: 'Échéance annulée',
    },
    alert: {
      sent: 'Alerte remise',
      failed: 'Alerte en échec',
      superseded: 'Alerte remplacée',
      quarantined: 'Alerte mise à l’écart',
      replayed: 'Alerte relancée',
    },
    values: { read: 'Données personnelles lues' },
  },
};
