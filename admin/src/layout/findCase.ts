const RESOURCES: Record<string, string> = { DR: 'requests', BR: 'breaches', PC: 'dataSubjects' };

export interface Candidate {
  resource: string;
  reference: string;
}

/** What somebody may mean who types `BR-2026-0007`, `br 7` or `7`: each resource with the reference to look for. */
export function candidatesOf(text: string, year: number): Candidate[] {
  const [, prefix, typedYear, number] =
    /^(?:([A-Z]{2})[\s-]*)?(?:(\d{4})[\s-]+)?(\d{1,6})$/.exec(text.trim().toUpperCase()) ?? [];
  if (!number) return [];
  const rest = `${typedYear ?? year}-${number.padStart(4, '0')}`;
  return Object.entries(RESOURCES)
    .filter(([code]) => !prefix || prefix === code)
    .map(([code, resource]) => ({ resource, reference: `${code}-${rest}` }));
}
