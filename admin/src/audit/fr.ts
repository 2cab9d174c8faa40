export const fr = {
  auditEntries: {
    title: 'Journal d’audit',
    lead: 'Qui a fait quoi, et qui a lu quoi. Rien ne s’y modifie ; il ne contient que des codes, jamais une donnée.',
    number: 'nº %{number}',
    waiting: 'En attente',
    byMe: 'Par moi',
    status: {
      title: 'Sceau du journal',
      sealedUntil: 'Scellé jusqu’au %{date}',
      notYet: 'Pas encore scellé',
      sealed: '%{smart_count} entrée scellée. |||| %{smart_count} entrées scellées.',
      unsealed: '%{smart_count} en attente de son sceau. |||| %{smart_count} en attente de leur sceau.',
      behind: 'Le sceau a pris du retard : les tâches de fond tournent-elles ?',
      verify: 'La chaîne, les empreintes et les signatures se vérifient sur le serveur :',
    },
    group: {
      requests: 'Demandes et lettres',
      breaches: 'Violations',
      clocks: 'Échéances et alertes',
      erasures: 'Personnes et effacements',
      access: 'Membres, jetons, entités',
      readings: 'Lectures de données personnelles',
    },
    since: { '24h': 'Depuis 24 heures', '7d': 'Depuis 7 jours', '30d': 'Depuis 30 jours' },
    field: {
      at: 'Quand',
      action: 'Quoi',
      node: 'Sur',
      actor: 'Qui',
      sequence: 'Sceau',
    },
    empty: { title: 'Journal vide', text: 'Chaque changement et chaque lecture y laissera une entrée.' },
  },
  events: {
    request: { archived: 'Demande archivée', purged: 'Clés de la demande détruites' },
    alert: {
      sent_late: 'Alerte remise trop tard',
      possibly_sent_twice: 'Alerte peut-être remise deux fois',
    },
    notification: { read: 'Notification lue' },
    retention: { run: 'Conservation appliquée' },
  },
};
