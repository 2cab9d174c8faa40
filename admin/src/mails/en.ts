export const en = {
  mails: {
    title: 'Mails',
    lead: 'Alerts and letters, gone or to go. Recipient and text are sealed: reading them leaves a trace.',
    content: 'Content',
    delivery: 'Delivery',
    field: {
      subject: 'Subject',
      to: 'Recipient',
      text: 'Text',
      createdAt: 'Written on',
      sentAt: 'Delivered on',
      serverAnswer: 'Answer of the server',
      attempts: 'Attempts',
      messageId: 'Message-ID, the same at every attempt',
    },
    empty: { title: 'No mail', text: 'Alerts and letters that are sent appear here.' },
  },
  law: { MailStanding: { PENDING: 'To be sent', SENT: 'Delivered', FAILED: 'Failed' } },
};
