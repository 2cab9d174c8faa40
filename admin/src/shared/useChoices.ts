import { useTranslate } from 'react-admin';
import type { Choice } from './ChoicesInput.tsx';

/** The codes of an enum with the law's word for each. */
export function useChoices(name: string, codes: readonly string[]): Choice[] {
  const translate = useTranslate();
  return codes.map((id) => ({
    id,
    name: translate(`law.${name}.${id}`, { _: id }),
    hint: translate(`lawHint.${name}.${id}`, { _: '' }),
  }));
}
