import { code, instant, optional, text, type Words } from '../shared/verb.fields.ts';
import { RequestChannel } from './request.terms.ts';

/** A letter or a message at most, in characters. */
export const LETTER = 20_000;

export const channel = (says: string, about: { label?: Words } = {}) => code(RequestChannel, says, about);

/** By which channel a letter goes out, and when it did: asked alike by every verb that writes to somebody. */
export const SENT_BY = { label: ['Canal d’envoi', 'Channel'] } as const;
export const SENT_ON = { label: ['Envoyée le', 'Sent on'] } as const;

/** How the person is told something: by a mail of Vigie, or as it was done elsewhere. */
export const letterFields = (says: { channel: string; sentAt: string; text: string }) => ({
  channel: channel(says.channel, SENT_BY),
  sentAt: optional(instant(says.sentAt, SENT_ON)),
  text: optional(text(says.text, { max: LETTER })),
});
