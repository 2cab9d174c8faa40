export const fr = {
  tasks: {
    title: 'Tâches',
    lead: 'Ce qui reste à faire, sur quoi, par qui et pour quand. L’échéance alerte la personne chargée.',
    none: 'Aucune tâche.',
    noWords: 'Texte réservé, ou effacé avec son dossier',
    noOwner: 'Sans personne chargée',
    by: 'pour le',
    done: 'Faite',
    late: 'En retard',
    open: 'À faire',
    doneOn: 'faite par %{name}',
    showDone: 'Afficher %{smart_count} tâche faite |||| Afficher %{smart_count} tâches faites',
    hideDone: 'Masquer les tâches faites',
    tick: 'Marquer comme faite : %{title}',
    takeUp: 'Rouvrir : %{title}',
    change: 'Modifier : %{title}',
    chooseSome: 'Choisissez des tâches pour les confier ou les terminer ensemble.',
    selected: '%{smart_count} tâche choisie |||| %{smart_count} tâches choisies',
    mine: { title: 'Mes tâches', none: 'Rien à faire pour vous.', all: 'Toutes' },
    filter: { state: 'État', open: 'À faire', done: 'Faites', noOwner: 'Sans personne chargée' },
    field: { on: 'Sur', owner: 'Personne chargée', verbs: 'Actions' },
    empty: {
      title: 'Aucune tâche',
      text: 'Une tâche s’ajoute sur la page d’une demande, d’une violation ou d’une personne.',
    },
  },
  comments: {
    field: { text: 'Commentaire', mentions: 'Mentionner' },
    help: {
      text: 'Scellé avec le dossier. Sans nom de personne concernée s’il n’en faut pas.',
      mentions: 'Ces membres en sont avertis.',
    },
    write: 'Commenter',
    deleted: 'Commentaire supprimé par %{name}',
    noWords: 'Texte réservé, ou effacé avec le dossier',
    to: 'à %{names}',
  },
  events: {
    task: {
      created: 'Tâche ajoutée',
      updated: 'Tâche modifiée',
      completed: 'Tâche faite',
      reopened: 'Tâche rouverte',
      purged: 'Texte d’une tâche effacé',
    },
    comment: {
      created: 'Commentaire',
      deleted: 'Commentaire supprimé',
      purged: 'Texte d’un commentaire effacé',
    },
  },
  scope: {
    tasks: {
      read: 'Voir les tâches et les commentaires',
      write: 'Lire, confier et faire des tâches, commenter',
    },
  },
};
