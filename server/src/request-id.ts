import { createHash, randomUUID } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const FIT = /^[\x20-\x7e]{1,200}$/;

/**
 * The id of a request, which stands in logs and in the trail. A caller's own is kept where it is a UUID; of any other a UUID is made,
 * always the same one of the same words, because an id that somebody chose may be a name or a phone number.
 */
export function requestIdOf(given: unknown): string {
  if (typeof given !== 'string' || !FIT.test(given)) return randomUUID();
  if (UUID.test(given)) return given.toLowerCase();
  const bytes = createHash('sha256').update(`vigie/request/${given}`).digest().subarray(0, 16);
  // RFC 9562, 5.8: of its maker's own kind.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
