import { EXTERNAL_REFERENCE } from '../shared/external-reference.fields.ts';
import { Locale } from '../shared/locale.ts';
import {
  code,
  day,
  group,
  groupOf,
  id,
  instant,
  line,
  list,
  mail,
  member,
  optional,
  text,
  yesNo,
} from '../shared/verb.fields.ts';
import { creationOf } from '../shared/verb.ts';
import { SUBJECT_IDENTIFIER } from '../subjects/subject.fields.ts';
import { channel, LETTER } from './request.letters.fields.ts';
import { RequesterType, Right } from './request.terms.ts';

const REQUESTER = groupOf('RequesterInput', 'Who wrote, so that they can be answered.', {
  name: optional(line('Their name.')),
  email: optional(mail('Their e-mail address.', { max: 254 })),
  type: optional(code(RequesterType, 'The person, or someone for them. SELF when absent.')),
});

export const RECEIVE_REQUEST = creationOf({
  mutation: 'receiveRequest',
  scope: 'requests:write',
  says: 'Records a message by which rights are exercised. Its month starts at the receipt.',
  input: 'A message by which rights are exercised, however it came in. No form may be imposed.',
  label: ['Enregistrer une demande', 'Record a request'],
  lead: [
    'Le délai court dès la réception, par quelque canal que ce soit, lue ou non.',
    'The clock starts at receipt, whatever the channel, read or not.',
  ],
  event: 'request.received',
  fields: {
    legalEntityId: id('The controller that it was sent to.'),
    channel: channel('How it came in.', { label: ['Canal de réception', 'Channel of receipt'] }),
    receivedAt: optional(
      instant(
        'When it reached the controller, whether anyone read it or not. Now, when neither this nor the day is given.',
        { label: ['Reçue le', 'Received on'] },
      ),
    ),
    receivedOn: optional(
      day('Its day, where the hour is not known: not both.', {
        label: ['Jour de réception', 'Day of receipt'],
      }),
    ),
    rights: list(
      code(Right, 'The rights exercised, as far as they are understood: one item each.', {
        label: ['Droits exercés', 'Rights exercised'],
      }),
      {
        min: 1,
        max: 9,
      },
    ),
    verbatim: optional(
      text('The message in its own words. Sealed.', {
        min: 0,
        max: LETTER,
        label: ['La demande, mot pour mot', 'The request, word for word'],
        help: [
          'Scellé : lisible seulement avec le droit de révéler, et chaque lecture est tracée.',
          'Sealed: readable only with the right to reveal, and every reading is recorded.',
        ],
      }),
    ),
    locale: optional(
      code(Locale, "The language to answer in; the organisation's when absent.", {
        label: ['Langue de la réponse', 'Language of the answer'],
      }),
    ),
    requester: optional(group(REQUESTER, 'Who wrote.')),
    subjectIdentifiers: optional(
      list(
        group(
          SUBJECT_IDENTIFIER,
          'By what the person says that they are known. Claims on the request: they find candidates, and nobody is recorded.',
          {
            label: ['Par quoi la personne se dit connue', 'By what the person says they are known'],
            help: [
              'Ce que le message en dit, comme un numéro de client. C’est à vérifier : rien n’est encore à personne. L’adresse de qui écrit pour soi en est déjà.',
              'What the message says of it, such as a customer number. It is to be checked: nothing is anybody’s yet. The address of somebody who writes for themselves is one already.',
            ],
          },
        ),
        { max: 10, unique: false },
      ),
    ),
    isVouchedFor: optional(
      yesNo(
        'That the caller knows who asks, since they are signed in there: no check is needed (GDPR 12(6)), and the person is found by the identifiers or recorded anew, unless these are in doubt. The address of a requester who is the person is one of them. Needs subjects:write.',
      ),
    ),
    assigneeId: optional(member('Who works it: a member of the organisation.')),
    externalReference: optional(group(EXTERNAL_REFERENCE, 'What it is called in the system that sends it.')),
  },
});
