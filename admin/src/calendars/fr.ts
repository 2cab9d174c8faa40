export const fr = {
  calendar: {
    title: 'Agenda',
    lead: 'Les échéances du mois, et une adresse pour les lire dans votre propre agenda.',
    previous: 'Mois précédent',
    next: 'Mois suivant',
    today: 'Ce mois-ci',
    caption: 'Échéances de %{month}',
    none: 'Aucune échéance ce mois-ci.',
    more: 'et %{smart_count} autre |||| et %{smart_count} autres',
    feed: {
      title: 'Dans votre agenda',
      text: 'Outlook, Thunderbird, Google ou Apple Calendar peuvent s’abonner à vos échéances : celles des entités que vous suivez, sans aucun nom de personne.',
      none: 'Vous n’avez pas d’adresse d’agenda.',
      live: 'Une adresse est active depuis le',
      read: 'Lue pour la dernière fois le',
      unread: 'Aucun agenda ne l’a encore lue.',
      make: 'Créer mon adresse',
      replace: 'Remplacer l’adresse',
      revoke: 'Révoquer',
      locale: 'Langue des entrées',
      once: 'Copiez-la maintenant : elle n’est pas conservée et ne sera plus affichée.',
      secret:
        'Qui possède cette adresse lit vos échéances. Ne la partagez pas ; en cas de doute, remplacez-la.',
      address: 'Adresse à donner à votre agenda',
      copy: 'Copier l’adresse',
      revoked: 'L’adresse est révoquée : les agendas qui la lisaient ne trouvent plus rien.',
      replaced: 'L’ancienne adresse ne répond plus.',
      noAlarm:
        'L’abonnement ne porte pas d’alarme : ce sont les alertes de Vigie, par courriel et dans la console, qui font foi.',
    },
  },
  events: { calendarFeed: { created: 'Adresse d’agenda créée', revoked: 'Adresse d’agenda révoquée' } },
};
