import { Type } from '@mikro-orm/core';

declare const sealed: unique symbol;

/**
 * A personal value that only the vault can read: version, key id, nonce, ciphertext and tag, bound to its organisation,
 * its key and the code of its field. Entity code, logs and the database see these bytes and nothing else.
 */
export type Sealed = Buffer & { [sealed]: true };

/** Stores a sealed value as it is; it neither seals nor opens. */
export class SealedType extends Type<Sealed, Buffer> {
  override convertToDatabaseValue(value: Sealed): Buffer {
    return value;
  }

  override convertToJSValue(value: Buffer): Sealed {
    return value as Sealed;
  }

  override compareAsType(): string {
    return 'Buffer';
  }

  override getColumnType(): string {
    return 'bytea';
  }
}

/** How long a protection key lives, and why. A sealed value dies with its key. */
export enum RetentionClass {
  /** The person's profile: destroyed by erasure, GDPR 17. */
  PROFILE = 'PROFILE',
  /** The file of a request: proof of the answer given, GDPR 5(2), 12. */
  REQUEST_FILE = 'REQUEST_FILE',
  /** The proof of a consent, GDPR 7(1). */
  CONSENT_PROOF = 'CONSENT_PROOF',
  /** The documentation of a breach, GDPR 33(5). */
  BREACH_FILE = 'BREACH_FILE',
  /** A stored document and what it says. */
  DOCUMENT = 'DOCUMENT',
  /** Names and addresses of the people who work with Vigie, and the mails to them. */
  STAFF = 'STAFF',
}
