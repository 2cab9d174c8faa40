import { type CodeOf, words } from '../shared/words.ts';

/** A person is found by it exactly, never by a part. */
export const IdentifierScheme = words('IdentifierScheme', 'By what a person is known.', {
  EMAIL: ['An e-mail address.', 'Adresse électronique', 'E-mail address'],
  PHONE: ['A phone number.', 'Téléphone', 'Telephone'],
  CUSTOMER_NUMBER: [
    'The number of the customer, here or in a system that is named.',
    'Numéro de client',
    'Customer number',
  ],
  FULL_NAME: ['The full name, which alone finds nobody.', 'Nom complet', 'Full name'],
});
export type IdentifierScheme = CodeOf<typeof IdentifierScheme>;
