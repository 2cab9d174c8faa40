export const en = {
  notifications: {
    title: 'Notifications',
    lead: 'The alerts of your clocks, as they were delivered to you.',
    unread: 'Unread',
    unreadOnly: 'Unread only',
    read: 'Mark as read',
    empty: { title: 'Nothing to read', text: 'Alerts come here and by e-mail, well before the due date.' },
  },
};
