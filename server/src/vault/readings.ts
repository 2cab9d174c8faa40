import type { AuditNote } from '../audit/audit.ts';

/** Ids that a note names one by one; beyond, it holds their number and a keyed commitment to all of them. */
const NAMED = 200;
/** Characters kept of an operation's name, which the caller chose. */
const LONGEST_NAME = 100;

/** Which values were opened during one operation: for one entry of the trail, written before the answer leaves. */
export class ReadingLog {
  readonly #nodes = new Set<string>();
  readonly #fields = new Set<string>();

  /** Notes that a field of a node was opened. */
  note(nodeId: string, field: string): void {
    this.#nodes.add(nodeId);
    this.#fields.add(field);
  }

  get isEmpty(): boolean {
    return this.#nodes.size === 0;
  }

  /** The entry of these readings, under the name of the operation that asked, as a code. Its actor is the entry's own. */
  toNote(asked: string): AuditNote {
    const operation = asked.replaceAll(/[^A-Za-z0-9_.:-]+/g, '-').slice(0, LONGEST_NAME);
    const nodes = [...this.#nodes].sort();
    const only = nodes.length === 1 ? (nodes[0] as string) : null;
    const note: AuditNote = {
      action: 'values.read',
      nodeId: only,
      data: {
        operation,
        fields: [...this.#fields].sort(),
        count: nodes.length,
        nodes: nodes.slice(0, NAMED),
      },
    };
    // The commitment is the keyed digest: who has the list can prove that it is this one, nobody can read it from here.
    return nodes.length > NAMED ? { ...note, fields: { nodes } } : note;
  }

  /** Gives the note and forgets the readings, so that none is written twice; null when there was none. */
  take(operation: string): AuditNote | null {
    if (this.isEmpty) return null;
    const note = this.toNote(operation);
    this.#nodes.clear();
    this.#fields.clear();
    return note;
  }
}
