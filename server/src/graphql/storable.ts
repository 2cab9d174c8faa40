import type { FieldProblem } from '@vigie/schema';
import { type DocumentNode, visit } from 'graphql';
import { refusing } from '../errors.ts';
import { pathAt, placeOf } from './field-path.ts';

/** A NUL, which PostgreSQL stores in no text, and half of a surrogate pair, which UTF-8 has no form for. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

type Path = FieldProblem['path'];

function unstorableIn(value: unknown, path: Path): Path | null {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, each] of Object.entries(value)) {
    const found = unstorableIn(each, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return null;
}

function unstorableLiteral(document: DocumentNode): Path | null {
  let found: Path | null = null;
  visit(document, {
    StringValue: ({ value, loc }) => {
      if (!found && loc && UNSTORABLE.test(value)) found = pathAt(document, loc.startToken) ?? [];
    },
  });
  return found;
}

/**
 * Refuses, on its field, a text that could not be kept as it was sent: left to the database a NUL looks like a broken
 * line, and half a character becomes another one in silence.
 *
 * @throws INVALID_INPUT
 */
export function refuseUnstorable(document: DocumentNode, variables: Record<string, unknown>): void {
  const [variable, ...inside] = unstorableIn(variables, []) ?? [];
  const path =
    variable === undefined
      ? unstorableLiteral(document)
      : [...placeOf(document, String(variable)), ...inside];
  if (!path) return;
  const fields = path.length > 0 ? { fields: [{ path, code: 'NOT_STORABLE' }] } : {};
  throw refusing({ code: 'INVALID_INPUT', message: 'The input is not valid.', ...fields });
}
