/** What cannot be written canonically. It names the place, never the value. */
export class NotCanonical extends Error {
  constructor(path: string, why: string) {
    super(`${path || 'the value'} ${why}`);
    this.name = 'NotCanonical';
  }
}

/**
 * JSON with one spelling for each value, as RFC 8785 has it: keys sorted by UTF-16 unit, no space, numbers and strings as
 * ECMAScript writes them. Instants become ISO text to the millisecond, bytes base64url, absent members are left out.
 */
export function canonicalJson(value: unknown, path = ''): string {
  if (value === null || value === undefined) return 'null';
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical(path, 'is not a finite number');
      return JSON.stringify(value);
    case 'string':
      if (!value.isWellFormed()) throw new NotCanonical(path, 'holds half a character');
      return JSON.stringify(value);
    case 'object':
      return ofObject(value, path);
    default:
      throw new NotCanonical(path, `is a ${typeof value}`);
  }
}

function ofObject(value: object, path: string): string {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new NotCanonical(path, 'is no instant');
    return JSON.stringify(value.toISOString());
  }
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64url'));
  if (Array.isArray(value))
    return `[${value.map((item, place) => canonicalJson(item, `${path}[${place}]`)).join(',')}]`;
  // An input's class is fine; a Map, a Set or a Promise would come out as if it were empty.
  if (Object.prototype.toString.call(value) !== '[object Object]')
    throw new NotCanonical(path, 'is no record');
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${canonicalJson(key, path)}:${canonicalJson(member, `${path}.${key}`)}`).join(',')}}`;
}
