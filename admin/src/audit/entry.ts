import { nodeTypeOf } from '@vigie/schema/rules';
import type { RaRecord } from 'react-admin';

export interface AuditRow extends RaRecord {
  id: string;
  at: string;
  action: string;
  actorKind: string;
  actor: { id: string; name: string | null } | null;
  nodeId: string | null;
  /** Codes, as JSON. */
  data: string;
  sequence: number | null;
}

const PAGES: Record<string, string> = {
  DataSubjectRequest: 'requests',
  Breach: 'breaches',
  DataSubject: 'dataSubjects',
  Deadline: 'deadlines',
  MailMessage: 'mails',
};

/** What an entry is about: its kind, and where it is shown, if anywhere. */
export function nodeOf({ nodeId }: Pick<AuditRow, 'nodeId'>): { kind: string; path?: string } | null {
  const kind = nodeId && nodeTypeOf(nodeId);
  if (!kind) return null;
  return { kind, path: PAGES[kind] && `/${PAGES[kind]}/${nodeId}/show` };
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
const SHOWN = 6;

export const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value);

/** The codes of an entry that say something to a person: neither ids nor commitments. */
export function codesOf({ data }: Pick<AuditRow, 'data'>): [name: string, value: string][] {
  const fields = Object.entries(JSON.parse(data) as Record<string, unknown>);
  return fields.flatMap(([name, value]) => {
    const values = (Array.isArray(value) ? value : [value]).filter(
      (each) => ['string', 'number', 'boolean'].includes(typeof each) && !ID.test(String(each)),
    );
    if (!values.length) return [];
    const more = values.length > SHOWN ? ' …' : '';
    return [[name, values.slice(0, SHOWN).join(', ') + more] as [string, string]];
  });
}
