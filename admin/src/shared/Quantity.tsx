import { useLocale } from 'react-admin';

/** A number in the console's language. */
export const Quantity = ({ value }: { value: number }) => (
  <>{value.toLocaleString(useLocale() === 'en' ? 'en-GB' : 'fr-FR')}</>
);
