export const fr = {
  dashboard: {
    title: 'À traiter',
    unassigned: 'Sans responsable',
    inbox: 'Alertes non lues',
    inboxEmpty: 'Tout est lu.',
    allNotifications: 'Toutes',
    more: 'Et %{smart_count} autre échéance |||| Et %{smart_count} autres échéances',
    count: {
      late: 'échéance dépassée |||| échéances dépassées',
      breaches: 'violation ouverte |||| violations ouvertes',
      requests: 'demande à répondre sous 7 jours |||| demandes à répondre sous 7 jours',
      paused: 'délai suspendu |||| délais suspendus',
    },
    group: {
      late: 'En retard',
      today: 'Aujourd’hui',
      week: 'Dans les 7 jours',
      later: 'Plus tard',
      paused: 'Suspendus : une question est ouverte',
    },
    nothing: { title: 'Rien à traiter', text: 'Aucune horloge ne court.' },
    noClocks: {
      title: 'Rien à suivre ici pour votre rôle',
      text: 'Les échéances, demandes et violations sont réservées à qui les traite. Vos notifications restent accessibles.',
    },
    starter: {
      title: 'Par où commencer',
      text: 'Cette organisation est vide. Enregistrez ce qui est déjà arrivé, même hier : Vigie compte à partir de la date réelle.',
      request: {
        title: 'Une demande reçue',
        text: 'Accès, effacement, opposition… Le mois court depuis sa réception.',
        action: 'Enregistrer une demande',
      },
      breach: {
        title: 'Une violation de données',
        text: 'Mauvais destinataire, perte, intrusion : 72 heures pour notifier.',
        action: 'Déclarer une violation',
      },
      watch: {
        title: 'Le suivi des échéances',
        text: 'Chaque date dit son article et son calcul ; les alertes partent seules.',
        action: 'Voir les échéances',
      },
    },
  },
};
