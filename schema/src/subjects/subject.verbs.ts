import { Locale } from '../shared/locale.ts';
import { code, group, groupOf, id, list, optional, type Sent, text, yesNo } from '../shared/verb.fields.ts';
import { type ActionTable, creationOf, type Guard, verbsOf } from '../shared/verb.ts';
import { SUBJECT_IDENTIFIER } from './subject.fields.ts';

/** What the verbs of a person look at. */
export interface SubjectState {
  erasedAt?: Date | null;
}

const isThere: Guard<SubjectState> = ({ erasedAt }) => (erasedAt ? 'ALREADY_ERASED' : null);

const identifiers = (says: string) =>
  list(group(SUBJECT_IDENTIFIER, says), { min: 1, max: 10, unique: false });

/** By what a person is looked for; nobody is recorded. */
export const FIND_SUBJECT = groupOf('FindDataSubjectInput', 'By what a person may be known here.', {
  identifiers: identifiers("At least one; any of them may be the person's."),
  legalEntityId: optional(
    id(
      'The legal entity that knows them, and whose country a national phone number belongs to. Absent: any that the caller reaches; the country is that of all of them, where it is one, else such a number is compared with no other.',
    ),
  ),
});

export type SubjectQuestion = Sent<typeof FIND_SUBJECT.fields>;

export const IDENTIFY_SUBJECT = creationOf({
  mutation: 'identifyDataSubject',
  scope: 'subjects:write',
  says: 'The person known by these identifiers: found, or recorded anew.',
  input: 'A person, by what they are known: found, or recorded anew.',
  fields: {
    identifiers: identifiers("At least one; all have to be the same person's."),
    locale: optional(code(Locale, 'The language to write to them in.')),
    dataSubjectId: optional(
      id('Whose they are, where somebody decided it: what differs (a second address) is added.'),
    ),
    isSomebodyNew: optional(
      yesNo('That it is nobody who is known, where somebody decided it: a shared phone stays shared.'),
    ),
    legalEntityId: optional(
      id(
        'The legal entity that knows them, and whose country a national phone number belongs to. Absent: the one that the caller is confined to, else the organisation as a whole; the country is that of all legal entities, where it is one, else such a number is compared with no other.',
      ),
    ),
  },
});

/** Why a profile is erased, GDPR 17(1). */
export const ERASURE_GROUNDS = [
  'REQUEST',
  'NO_LONGER_NECESSARY',
  'CONSENT_WITHDRAWN',
  'OBJECTION',
  'UNLAWFUL',
  'LEGAL_OBLIGATION',
] as const;

/** What can be done to a person's record. */
export const SUBJECT_VERBS = verbsOf<SubjectState>()({
  erase: {
    scope: 'subjects:decide',
    guards: [isThere],
    event: 'subject.erased',
    says: 'Erases the profile of a person (GDPR 17), with the proof.',
    input: 'That the profile of a person is to be erased (GDPR 17).',
    fields: {
      ground: text(`On which ground: ${ERASURE_GROUNDS.join(', ')}.`, { only: ERASURE_GROUNDS }),
      keepObjection: optional(
        yesNo(
          'Whether an objection has to stay effective: the keyed hash of the identifiers is kept, and nothing else.',
        ),
      ),
    },
  },
});

/** What is done to it without a mutation: a sealed value is read. */
export const SUBJECT_ACCESS = {
  reveal: { scope: 'subjects:reveal', guards: [] },
} as const satisfies ActionTable<SubjectState>;
