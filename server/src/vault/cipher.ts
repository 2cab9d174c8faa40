import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;
/** Bytes that a box adds to its text. */
const BOX_OVERHEAD = 1 + NONCE + TAG;

/** Why a seal does not hold: bytes of no known format, a key that is not there, or one under which they do not open. */
type SealCode = 'SEAL_FORMAT' | 'SEAL_KEY_MISSING' | 'SEAL_NOT_OPENED';

/** Where a value lies that does not open: for the log, which has no value. */
interface SealPlace {
  nodeId: string;
  rowId: string;
  field: string;
}

/** A sealed value, or a wrapped key, that does not belong where it was found, or was changed. It names no value. */
export class SealBroken extends Error {
  readonly code: SealCode;
  readonly place: SealPlace | undefined;
  readonly #what: string;

  constructor(code: SealCode, what: string, place?: SealPlace) {
    super(`The seal does not hold: ${what}.`);
    this.name = 'SealBroken';
    this.code = code;
    this.place = place;
    this.#what = what;
  }

  /** The same of one value: a key may stand behind several. */
  at(place: SealPlace): SealBroken {
    return new SealBroken(this.code, this.#what, place);
  }
}

/** The broken seal behind whatever was thrown, if that is what it was. */
export function brokenSealOf(error: unknown): SealBroken | null {
  for (let cause = error, depth = 0; cause && depth < 6; depth += 1) {
    if (cause instanceof SealBroken) return cause;
    const wrapper = cause as { originalError?: unknown; cause?: unknown };
    cause = wrapper.originalError ?? wrapper.cause;
  }
  return null;
}

/** Parts as bytes, each behind its length: no two lists of parts give the same bytes. */
export function bound(...parts: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** A key of its own for one use of a key (HKDF-SHA256, 32 bytes). */
export const derive = (key: Buffer, ...use: string[]): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), bound(...use), 32));

/** AES-256-GCM under a fresh nonce: version, `prefix`, nonce, ciphertext, tag. It opens only with the same binding. */
export function box(
  key: Buffer,
  text: Uint8Array,
  binding: Uint8Array,
  prefix: Uint8Array = Buffer.alloc(0),
): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(bound(Buffer.of(VERSION), prefix, binding));
  return Buffer.concat([
    Buffer.of(VERSION),
    prefix,
    nonce,
    cipher.update(text),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** The prefix of a box of this version; throws on bytes that are none. */
export function prefixOf(sealed: Uint8Array, length: number, what: string): Buffer {
  if (sealed.length < BOX_OVERHEAD + length || sealed[0] !== VERSION)
    throw new SealBroken('SEAL_FORMAT', `${what} has no known format`);
  return Buffer.from(sealed.subarray(1, 1 + length));
}

/** The text of a box; throws when the key, the binding or one bit is another. */
export function unbox(
  key: Buffer,
  sealed: Uint8Array,
  binding: Uint8Array,
  what: string,
  prefixLength = 0,
): Buffer {
  const prefix = prefixOf(sealed, prefixLength, what);
  const start = 1 + prefixLength;
  const end = sealed.length - TAG;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(start, start + NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(bound(Buffer.of(VERSION), prefix, binding));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(start + NONCE, end)), decipher.final()]);
  } catch {
    // The library's own error says nothing more, and must not carry the bytes along.
    throw new SealBroken('SEAL_NOT_OPENED', `${what} was changed, moved, or sealed under another key`);
  }
}

/** What `work` gives, or the error that it throws: so that one broken value of a batch does not take the others along. */
export function attempt<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    return error as Error;
  }
}
