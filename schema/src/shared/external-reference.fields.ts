import { groupOf, text } from './verb.fields.ts';

export const EXTERNAL_REFERENCE = groupOf(
  'ExternalReferenceInput',
  'What a case is called in another system: in a legal entity, one case a system and name. No e-mail address, no phone number, nobody’s name.',
  {
    system: text('Which system: letters, digits, `.`, `_` and `-`, up to 60; kept in small letters.', {
      max: 60,
    }),
    id: text('Its name there: letters, digits, `.`, `_`, `:`, `/`, `#` and `-`, up to 120; case counts.', {
      max: 120,
    }),
  },
);
