import { code, groupOf, optional, type Sent, text } from '../shared/verb.fields.ts';
import { IdentifierScheme } from './subject.terms.ts';

export const SUBJECT_IDENTIFIER = groupOf('SubjectIdentifierInput', 'One thing by which a person is known.', {
  scheme: code(IdentifierScheme, 'What kind of thing.'),
  value: text('The thing itself. Sealed; found again by an exact match alone.', { max: 254 }),
  system: optional(
    text(
      'Which system a CUSTOMER_NUMBER is of, as in `crm`, since two of them may give the same number to two people: letters, digits, `.`, `_` and `-`, up to 60, kept in small letters. Absent: it is a number of the organisation itself, which is none of any system. It stands in clear.',
      { max: 60 },
    ),
  ),
});

/** One thing by which a caller says that a person is known. */
export type SaidIdentifier = Sent<typeof SUBJECT_IDENTIFIER.fields>;
