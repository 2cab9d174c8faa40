export const fr = {
  documents: {
    title: 'Pièces du dossier',
    empty: 'Aucune pièce. Ajoutez ce qui accompagne la demande, ou la copie à joindre à la réponse.',
    add: 'Ajouter le fichier',
    addPiece: 'Ajouter une pièce',
    addLead: 'La pièce est scellée sous sa propre clé et suit la durée de conservation du dossier.',
    file: 'Choisir un fichier',
    none: 'Aucun fichier choisi',
    choose: 'Choisissez d’abord un fichier.',
    tooLarge: 'Ce fichier dépasse %{size}.',
    help: 'Formats : %{endings}. %{size} au plus. Le contenu est vérifié, pas seulement le nom.',
    added: 'Fichier ajouté',
    read: 'Télécharger',
    delete: 'Supprimer',
    deleted: 'Fichier détruit',
    deleteTitle: 'Supprimer le fichier',
    deleteLead:
      'Sa clé et ses octets sont détruits pour toujours ; son empreinte reste comme preuve : %{name}',
  },
  events: {
    document: { added: 'Fichier ajouté', deleted: 'Fichier détruit' },
  },
};
