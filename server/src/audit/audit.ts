/** What goes into one entry of the trail. Fields are committed to, never written down. */
export interface AuditNote {
  /** `<noun>.<past>`, as in `breach.created`. */
  action: string;
  nodeId: string | null;
  legalEntityId?: string | null;
  /** Codes and ids only: enum values, rule codes, counts, instants. */
  data?: Record<string, unknown>;
  /** Values that changed, by field code: a keyed commitment of each is kept. */
  fields?: Record<string, unknown>;
}
