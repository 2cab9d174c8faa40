import type { Label } from '@vigie/schema/rules';
import { useLocale } from 'react-admin';
import type { Choice } from './ChoicesInput.tsx';
import { capitalised } from './capitalised.ts';

type Labels = Readonly<Record<string, Label>>;

/** The law's word of a table of the schema, in the console's language; the code itself where it has none. */
export function useLaw(): (labels: Labels, code: string | null | undefined) => string {
  const language = useLocale() === 'en' ? 'EN' : 'FR';
  return (labels, code) => (code ? (labels[code]?.[language] ?? code) : '');
}

/** A whole table as choices, its first letters in capitals. */
export function useLawChoices(labels: Labels, codes: readonly string[] = Object.keys(labels)): Choice[] {
  const word = useLaw();
  return codes.map((id) => ({ id, name: capitalised(word(labels, id)) }));
}
