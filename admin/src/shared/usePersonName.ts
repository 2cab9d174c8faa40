import { useTranslate } from 'react-admin';

export interface PersonRecord {
  id: string;
  /** Absent once they have left: their key was destroyed. */
  name: string | null;
}

/** Who: by name, or that they have left, or that it is nobody. */
export function usePersonName(): (person: PersonRecord | null | undefined) => string {
  const translate = useTranslate();
  return (person) => (person ? (person.name ?? translate('value.gone')) : translate('value.nobody'));
}
