import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../secrets.ts';

const SALT = 16;

const tagOf = (secrets: Secrets, salt: Buffer): Buffer =>
  createHmac('sha256', secrets.key('key-check')).update(salt).digest();

/**
 * A value by which the secret key is recognised: a salt and its HMAC under a key derived for this alone. It helps nobody to
 * find 256 random bits, nor does it tell which installations share a key.
 */
export function keyCheckOf(secrets: Secrets): Buffer {
  const salt = randomBytes(SALT);
  return Buffer.concat([salt, tagOf(secrets, salt)]);
}

/** Whether that value was made under this key. */
export function fitsKeyCheck(secrets: Secrets, check: Buffer): boolean {
  const [salt, tag] = [check.subarray(0, SALT), check.subarray(SALT)];
  const own = tagOf(secrets, salt);
  return tag.length === own.length && timingSafeEqual(tag, own);
}
