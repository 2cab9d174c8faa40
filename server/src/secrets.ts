import { hkdfSync } from 'node:crypto';

/** What the secret key is used for. Each use has a key of its own, so that none helps against another. */
export type KeyUse =
  | 'organisation-keys'
  | 'staff-keys'
  | 'staff-index'
  | 'audit-mac'
  | 'audit-commitments'
  | 'audit-signature'
  | 'calendar'
  | 'key-check'
  | `role:${string}`;

/** The keys derived from the installation's secret key (HKDF-SHA256, 32 bytes each). */
export class Secrets {
  readonly #master: Buffer;
  readonly #derived = new Map<KeyUse, Buffer>();

  constructor(master: Buffer) {
    if (master.length !== 32) throw new Error('the secret key has 32 bytes');
    this.#master = master;
  }

  key(use: KeyUse): Buffer {
    let key = this.#derived.get(use);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.#master, Buffer.alloc(0), `vigie/${use}`, 32));
      this.#derived.set(use, key);
    }
    return key;
  }

  /** The password of a login role that this installation made itself. */
  rolePassword(role: string): string {
    return this.key(`role:${role}`).toString('base64url');
  }
}
