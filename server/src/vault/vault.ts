import type { IdentifierScheme, RetentionClass, Sealed } from '@vigie/schema';

/** A sealed value to open: the code of its field is part of what it was bound to. */
export interface ToOpen {
  sealed: Sealed | Buffer;
  /** Stable code of the field, as in `RequestCase.verbatim`. */
  field: string;
  /** The node that it is about, for the trail of readings. */
  nodeId: string;
}

/** Seals and opens the personal values of one organisation, inside one unit of work or one query. */
export interface Vault {
  /** Seals one value under the key of its owner and class, which is made when there is none. */
  seal(ownerId: string, retention: RetentionClass, field: string, text: string): Promise<Sealed>;
  /** Opens in one batch, and notes the reading. Null where the key is destroyed. In the order asked. */
  open(items: readonly ToOpen[]): Promise<(string | null)[]>;
  /** One value; calls of one turn of the loop are batched. */
  openOne(item: ToOpen): Promise<string | null>;
  /** The keyed hash under which an identifier is stored now. */
  index(scheme: IdentifierScheme | 'STAFF', normalised: string): Promise<Buffer>;
  /** Destroys the keys of these owners in these classes; gives their ids. */
  destroyKeys(ownerIds: readonly string[], classes: readonly RetentionClass[]): Promise<string[]>;
  /** How many of these keys the vault can no longer use. Asks the database anew, and tries. */
  countRefused(keyIds: readonly string[]): Promise<number>;
}
