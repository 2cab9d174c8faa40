import { useTranslate } from 'react-admin';

/** What an identifier is, with the system that a customer number is of: it is none of any other. */
export function useSchemeName(): (identifier: { scheme: string; system?: string | null }) => string {
  const translate = useTranslate();
  return ({ scheme, system }) => {
    const name = translate(`law.IdentifierScheme.${scheme}`);
    return system ? `${name} (${system})` : name;
  };
}
