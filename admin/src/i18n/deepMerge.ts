export interface Messages {
  [key: string]: string | Messages;
}

/** One catalogue of several; the later word wins. */
export function deepMerge(...catalogues: object[]): Messages {
  const merged: Messages = {};
  for (const catalogue of catalogues as Messages[]) {
    for (const [key, value] of Object.entries(catalogue)) {
      const existing = merged[key];
      merged[key] =
        typeof value === 'object' && typeof existing === 'object' ? deepMerge(existing, value) : value;
    }
  }
  return merged;
}
