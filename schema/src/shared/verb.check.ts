import type { FieldProblem } from './errors.ts';
import { isAbsent } from './invalid.ts';
import { plainLine, shownLength } from './plain-line.ts';
import type { PastRule, VerbField, VerbFields } from './verb.fields.ts';

type Path = FieldProblem['path'];
type Values = Readonly<Record<string, unknown>>;

/** What only a server can tell: whether a mail can go to an address. The code of what is wrong, or null. */
export interface ServerChecks {
  mail: (address: string) => string | null;
}

/** What was sent with its lines made plain, or all that is wrong with it, each at its path. */
export interface CheckedFields {
  problems: FieldProblem[];
  values: Record<string, unknown>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LONGEST_TEXT = 2000;
const LONGEST_LINE = 200;

const problem = (path: Path, code: string, params?: FieldProblem['params']): FieldProblem[] => [
  { path, code, ...(params ? { params } : {}) },
];

/** In characters, as people count them: one that takes two units of UTF-16 is one. */
const lengthOf = (text: string): number => [...text].length;

function lengthProblem(
  length: number,
  { min = 1, max = LONGEST_TEXT }: VerbField,
  path: Path,
): FieldProblem[] {
  if (length < min) return problem(path, 'MIN_LENGTH', { min });
  return length > max ? problem(path, 'MAX_LENGTH', { max }) : [];
}

/** What is not in the closed list of a field. */
const otherProblem = (value: string | number, { only }: VerbField, path: Path): FieldProblem[] =>
  only && !only.includes(value) ? problem(path, 'IS_IN', { allowed: only.join(' ') }) : [];

function textProblem(value: string, field: VerbField, path: Path): FieldProblem[] {
  if (field.only) return otherProblem(value, field, path);
  if (field.pattern && !field.pattern.test(value)) return problem(path, 'MATCHES');
  return lengthProblem(lengthOf(value), field, path);
}

function numberProblem(value: number, field: VerbField, path: Path): FieldProblem[] {
  if (field.only) return otherProblem(value, field, path);
  const { min, max } = field;
  if (min !== undefined && value < min) return problem(path, 'MIN', { min });
  return max !== undefined && value > max ? problem(path, 'MAX', { max }) : [];
}

interface CheckedValue {
  problems: FieldProblem[];
  value: unknown;
}

function checkOne(value: unknown, field: VerbField, path: Path, checks: ServerChecks): CheckedValue {
  const fine = { problems: [], value };
  switch (field.kind) {
    case 'TEXT':
      return { ...fine, problems: textProblem(String(value), field, path) };
    case 'LINE': {
      const line = plainLine(String(value));
      // As good as absent, where it may be.
      if (line === '' && !field.required && !field.neverNull) return { problems: [], value: null };
      const tooShort = shownLength(line) < (field.min ?? 1);
      const length = tooShort ? 0 : lengthOf(line);
      return {
        problems: lengthProblem(length, { ...field, max: field.max ?? LONGEST_LINE }, path),
        value: line,
      };
    }
    case 'MAIL': {
      const wrong = checks.mail(String(value));
      const long = lengthProblem(lengthOf(String(value)), field, path);
      return { ...fine, problems: wrong ? problem(path, wrong) : long };
    }
    case 'WHOLE':
      return { ...fine, problems: numberProblem(Number(value), field, path) };
    case 'ID':
    case 'MEMBER':
      return { ...fine, problems: UUID.test(String(value)) ? [] : problem(path, 'IS_UUID') };
    case 'CODE':
      return { ...fine, problems: otherProblem(String(value), field, path) };
    case 'GROUP': {
      const { problems, values } = checkFields(field.group?.fields ?? {}, value as Values, path, checks);
      return { problems, value: values };
    }
    default:
      return fine;
  }
}

function checkList(
  items: readonly unknown[],
  field: VerbField,
  list: NonNullable<VerbField['list']>,
  path: Path,
  checks: ServerChecks,
): CheckedValue {
  if (items.length < list.min)
    return { problems: problem(path, 'ARRAY_MIN_SIZE', { min: list.min }), value: items };
  if (items.length > list.max)
    return { problems: problem(path, 'ARRAY_MAX_SIZE', { max: list.max }), value: items };
  const { unique } = list;
  const keys = typeof unique === 'function' ? items.map((item) => unique(item as never)) : items;
  if (unique && new Set(keys).size < items.length)
    return { problems: problem(path, 'ARRAY_UNIQUE'), value: items };
  const checked = items.map((item, place) => checkOne(item, field, [...path, place], checks));
  return { problems: checked.flatMap(({ problems }) => problems), value: checked.map(({ value }) => value) };
}

/** The clocks of two machines are apart: what is sent as past may be ahead of ours by so much. Milliseconds. */
export const CLOCKS_APART = 5 * 60_000;

/** Why that cannot be when it happened, at `now`: it lies ahead, or before the fact that it followed. The code of a rule, or null. */
export function timeObstacle(
  { future, after }: PastRule,
  at: number,
  now: number,
  timeOf: (fact: string) => number | null,
): string | null {
  if (at - now > CLOCKS_APART) return future;
  if (!after) return null;
  const [fact, rule] = after;
  const before = timeOf(fact);
  return before !== null && Math.min(at, now) < before ? rule : null;
}

/**
 * Looks at what was sent for these fields: null and absent pass where a field is optional, and null is refused where it is
 * never cleared. The schema of the API has refused what is of another type before.
 */
export function checkFields(
  fields: VerbFields,
  sent: Values,
  path: Path,
  checks: ServerChecks,
): CheckedFields {
  const problems: FieldProblem[] = [];
  const values: Record<string, unknown> = { ...sent };
  for (const [name, field] of Object.entries(fields)) {
    const value = sent[name];
    const here = [...path, name];
    if (value === null && field.neverNull) problems.push(...problem(here, 'NOT_NULL'));
    if (isAbsent(value)) continue;
    const checked = field.list
      ? checkList(value as unknown[], field, field.list, here, checks)
      : checkOne(value, field, here, checks);
    problems.push(...checked.problems);
    values[name] = checked.value;
  }
  return { problems, values };
}
