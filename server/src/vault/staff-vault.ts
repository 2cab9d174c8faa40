import { createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from '../secrets.ts';
import { bound, box, unbox } from './cipher.ts';

const WRAP = bound('vigie/staff-key');

/**
 * Names and addresses of the people who work with Vigie: identity rows, which belong to no organisation. Each person has
 * a key, stored wrapped in their own row; without it (null) what it sealed is noise, and they have left.
 */
export class StaffVault {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** A new person's key, wrapped: the column `key_wrapped`. */
  makeKey(): Buffer {
    return box(this.#secrets.key('staff-keys'), randomBytes(32), WRAP);
  }

  #key(wrapped: Buffer): Buffer {
    return unbox(this.#secrets.key('staff-keys'), wrapped, WRAP, 'the key of a person');
  }

  /** Seals one field, as in `User.email`, under the person's key. */
  seal(wrapped: Buffer, field: string, text: string): Buffer {
    return box(this.#key(wrapped), Buffer.from(text, 'utf8'), bound('vigie/staff', field));
  }

  /** The text; null once the key was destroyed. Bytes of another person or field do not open. */
  open(wrapped: Buffer | null, field: string, sealed: Buffer): string | null {
    if (wrapped === null) return null;
    return unbox(this.#key(wrapped), sealed, bound('vigie/staff', field), field).toString('utf8');
  }

  /** The keyed hash under which a person signs in: the address without surrounding space, in lower case. */
  index(email: string): Buffer {
    const normalised = email.trim().normalize('NFC').toLowerCase();
    return createHmac('sha256', this.#secrets.key('staff-index')).update(normalised, 'utf8').digest();
  }
}
