export const fr = {
  mails: {
    title: 'Courriels',
    lead: 'Alertes et lettres, parties ou à partir. Le destinataire et le texte sont scellés : les lire laisse une trace.',
    content: 'Contenu',
    delivery: 'Remise',
    field: {
      subject: 'Objet',
      to: 'Destinataire',
      text: 'Texte',
      createdAt: 'Écrit le',
      sentAt: 'Remis le',
      serverAnswer: 'Réponse du serveur',
      attempts: 'Essais',
      messageId: 'Message-ID, le même à chaque essai',
    },
    empty: { title: 'Aucun courriel', text: 'Les alertes et les lettres envoyées paraissent ici.' },
  },
  law: { MailStanding: { PENDING: 'À envoyer', SENT: 'Remis', FAILED: 'En échec' } },
};
