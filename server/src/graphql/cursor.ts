import { createHash } from 'node:crypto';
import type { Column, Table } from '../tables.ts';

export type Direction = 'ASC' | 'DESC';

/** One key of an order. */
export interface Key {
  column: Column;
  direction: Direction;
}

/** Tells one list and order from another, so that a cursor of another one is not taken for its own. */
export const stampOf = (table: Table, keys: Key[]): string =>
  createHash('sha256')
    .update([table.name, ...keys.map((key) => `${key.column.name}${key.direction}`)].join())
    .digest('base64url')
    .slice(0, 6);

/** What stands in a cursor: which order it belongs to, and the sort values of its node. */
export const writeCursor = (stamp: string, keys: Key[], node: Record<string, unknown>): string =>
  Buffer.from(
    JSON.stringify([stamp, ...keys.map(({ column }) => (node[column.property] as unknown) ?? null)]),
  ).toString('base64url');

const INSTANT = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;
const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether its day is one of the calendar: a 30th of February would be read as the 2nd of March. */
const isDated = (value: string): boolean =>
  !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value.slice(0, 10));

/** Whether the database can read the value as what that column holds. */
function fits({ kind, sqlType }: Column, value: unknown): boolean {
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'number') {
    return Number.isSafeInteger(value) && (sqlType === 'bigint' || Math.abs(value as number) < 2 ** 31);
  }
  if (typeof value !== 'string') return false;
  if (kind === 'instant') return INSTANT.test(value) && isDated(value);
  if (kind === 'day') return DAY.test(value) && isDated(value);
  if (kind === 'uuid') return UUID.test(value);
  return kind === 'text' && !value.includes('\0') && value.isWellFormed();
}

/** The sort values that a cursor stands for; null for what is no cursor of this order. */
export function readCursor(cursor: string, stamp: string, keys: Key[]): unknown[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(parsed) || parsed[0] !== stamp || parsed.length !== keys.length + 1) return null;
  const values = parsed.slice(1) as unknown[];
  const isSound = values.every((value, i) => {
    const { column } = keys[i] as Key;
    return value === null ? column.isNullable : fits(column, value);
  });
  return isSound ? values : null;
}
