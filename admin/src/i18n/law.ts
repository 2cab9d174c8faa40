import { DEADLINE_LAW_LABELS, type LawLabels } from './lawLabels.ts';

type Language = 'FR' | 'EN';

/** The law's words, from the same tables as the server's, as messages: `law.DeadlineState.MISSED`. */
export function lawMessages(language: Language): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(DEADLINE_LAW_LABELS).map(([name, labels]: [string, LawLabels]) => [
      name,
      Object.fromEntries(Object.entries(labels).map(([code, label]) => [code, label[language]])),
    ]),
  );
}
