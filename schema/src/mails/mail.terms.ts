import { type CodeOf, words } from '../shared/words.ts';

export const MailState = words('MailState', 'Where a mail stands.', {
  PENDING: ['It is to go out.', 'À l’envoi', 'Being sent'],
  SENT: ['The server took it.', 'Remise', 'Delivered'],
  FAILED: ['It will not be tried again.', 'En échec', 'Failed'],
});
export type MailState = CodeOf<typeof MailState>;
