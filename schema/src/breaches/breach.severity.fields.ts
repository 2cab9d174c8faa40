import { group, groupOf, list, optional, text, whole, yesNo } from '../shared/verb.fields.ts';

const codeText = (says: string) => text(says, { min: 0, max: 60 });

const BREACH_DATA = groupOf('BreachDataInput', 'A category of data concerned.', {
  category: codeText('Code of the category, as in FINANCIAL.'),
  adjustment: optional(whole('Whole points up or down, for the context.', { initial: 0 })),
  justification: optional(
    text('Why; required where the adjustment is not 0. Sealed where it is kept.', { min: 0 }),
  ),
});

/** What a severity is computed from: in an assessment that is kept, and in the calculator that keeps nothing. */
export const BREACH_SEVERITY = groupOf(
  'BreachSeverityInput',
  "The circumstances of a breach, in ENISA's terms.",
  {
    data: list(group(BREACH_DATA, 'At least one.'), { unique: false }),
    identification: codeText('How easily persons are identified, as in LIMITED.'),
    confidentiality: optional(codeText('Loss of confidentiality; absent counts 0.')),
    integrity: optional(codeText('Loss of integrity; absent counts 0.')),
    availability: optional(codeText('Loss of availability; absent counts 0.')),
    malicious: optional(yesNo('Whether someone meant harm.', { initial: false })),
    individuals: optional(whole('How many persons are concerned.')),
    unintelligible: optional(yesNo('Encrypted, and the key safe.', { initial: false })),
  },
);
