const CODE = /^[\p{L}\p{N}_.:+/*#-]{0,200}$/u;

/**
 * Refuses what can only be text about a person: a string with a space, an `@` or a line in it, or a very long one. The
 * trail is kept for years and read by many; it holds ids, enum values, counts and instants. A value that changed goes
 * into `fields`, of which a keyed commitment is kept. The error names the place and not the value.
 */
export function requireCodes(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (!CODE.test(value))
      throw new TypeError(`${path} is text where the trail takes codes: use fields for values`);
  } else if (Array.isArray(value)) {
    for (const [place, item] of value.entries()) requireCodes(item, `${path}[${place}]`);
  } else if (value && typeof value === 'object' && !(value instanceof Date)) {
    if (value instanceof Uint8Array) throw new TypeError(`${path} is bytes where the trail takes codes`);
    for (const [key, member] of Object.entries(value)) {
      if (!CODE.test(key)) throw new TypeError(`${path} has a key that is no code`);
      requireCodes(member, `${path}.${key}`);
    }
  }
}
