import type { AuditNote } from '../audit/audit.ts';

/** Ids that a note names one by one; beyond, it holds their number and a keyed commitment to all of them. */
const NAMED = 200;
/** Characters kept of an operation's name, which the caller chose. */
const LONGEST_NAME = 100;

/** Which values were opened during one operation: for the trail of readings, written before the answer leaves. */
export class ReadingLog {
  readonly #read = new Map<string, Set<string>>();

  /** Notes that a field of a node was opened. */
  note(nodeId: string, field: string): void {
    this.#read.set(nodeId, (this.#read.get(nodeId) ?? new Set()).add(field));
  }

  get isEmpty(): boolean {
    return this.#read.size === 0;
  }

  get nodeIds(): string[] {
    return [...this.#read.keys()].sort();
  }

  /**
   * The entries of these readings, one a legal entity, under the name of the operation that asked, as a code. Their actor
   * is the entry's own.
   */
  toNotes(asked: string, legalEntityOf: (nodeId: string) => string | null = () => null): AuditNote[] {
    const operation = asked.replaceAll(/[^A-Za-z0-9_.:-]+/g, '-').slice(0, LONGEST_NAME);
    const groups = new Map<string | null, string[]>();
    for (const id of this.nodeIds) {
      const legalEntityId = legalEntityOf(id);
      const group = groups.get(legalEntityId);
      if (group) group.push(id);
      else groups.set(legalEntityId, [id]);
    }
    return [...groups].map(([legalEntityId, nodes]) => this.#noteOf(operation, legalEntityId, nodes));
  }

  #noteOf(operation: string, legalEntityId: string | null, nodes: string[]): AuditNote {
    const fields = new Set(nodes.flatMap((id) => [...(this.#read.get(id) ?? [])]));
    const note: AuditNote = {
      action: 'values.read',
      nodeId: nodes.length === 1 ? (nodes[0] as string) : null,
      legalEntityId,
      data: { operation, fields: [...fields].sort(), count: nodes.length, nodes: nodes.slice(0, NAMED) },
    };
    // The commitment is the keyed digest: who has the list can prove that it is this one, nobody can read it from here.
    return nodes.length > NAMED ? { ...note, fields: { nodes } } : note;
  }
}
