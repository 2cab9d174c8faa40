import type { IdentifierScheme, RetentionClass, Sealed } from '@vigie/schema';
import type { ReadingLog } from './readings.ts';

/** A sealed value to open: the code of its field and the row are part of what it was bound to. */
export interface ToOpen {
  sealed: Sealed | Buffer;
  /** Stable code of the field, as in `DataSubjectRequest.verbatim`. */
  field: string;
  /** The node that it is about, for the trail of readings. */
  nodeId: string;
  /** The row that it was sealed for, where that is not the node itself. */
  rowId?: string;
  /** It is compared here and goes nowhere: that is no reading. */
  staysInside?: boolean;
}

/** Seals and opens the personal values of one organisation, inside one unit of work or one query. */
export interface Vault {
  /** What was opened so far, for the trail. */
  readonly readings: ReadingLog;
  /**
   * Seals one value under the key of its owner and class, which is made when there is none. It opens only for the same
   * field and row; the row is the owner unless said. Calls of one turn of the loop share their statements. `CONFLICT`
   * when the owner's keys of this class were destroyed: what is erased stays erased.
   */
  seal(
    ownerId: string,
    retention: RetentionClass,
    field: string,
    value: string | Uint8Array,
    rowId?: string,
  ): Promise<Sealed>;
  /** Opens in one batch, and notes the reading. Null where the key is destroyed. In the order asked. */
  open(items: readonly ToOpen[]): Promise<(string | null)[]>;
  /** One value; calls of one turn of the loop are batched. */
  openOne(item: ToOpen): Promise<string | null>;
  /** The same for what is no text: the bytes of a document. */
  openBytes(item: ToOpen): Promise<Buffer | null>;
  /** Whether a sealed value is that text, as `spell` writes both. It is told to nobody, so no reading is noted. */
  holds(item: ToOpen, text: string, spell?: (text: string) => string): Promise<boolean>;
  /** The keyed hash under which an identifier is stored now. */
  index(scheme: IdentifierScheme | 'STAFF', normalised: string): Promise<Buffer>;
  /** Every keyed hash under which it may be stored, newest first: what a look-up compares with. */
  indexes(scheme: IdentifierScheme | 'STAFF', normalised: string): Promise<Buffer[]>;
  /** Destroys the keys of these owners in these classes; gives their ids. */
  destroyKeys(ownerIds: readonly string[], classes: readonly RetentionClass[]): Promise<string[]>;
  /** How many of these keys the vault can no longer use. Asks the database anew, and tries. */
  countRefused(keyIds: readonly string[]): Promise<number>;
}
