export const fr = {
  notifications: {
    title: 'Notifications',
    lead: 'Les alertes de vos horloges, telles qu’elles vous ont été remises.',
    unread: 'Non lue',
    unreadOnly: 'Non lues seulement',
    read: 'Marquer comme lue',
    empty: { title: 'Rien à lire', text: 'Les alertes arrivent ici et par courriel, bien avant l’échéance.' },
  },
};
