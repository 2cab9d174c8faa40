import { GraphQLScalarType, Kind } from 'graphql';
import { Temporal } from 'temporal-polyfill';

// Messages never repeat the value: it may be personal data, and errors are logged and shown.
const refuse = (): never => {
  throw new TypeError('The value does not have the form that its type asks for.');
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

function readInstant(value: unknown): Date {
  if (typeof value !== 'string' || !INSTANT.test(value)) return refuse();
  try {
    const instant = new Date(Temporal.Instant.from(value).epochMilliseconds);
    // An offset may lead beyond the years of four digits, which neither ISO 8601 nor a database writes alike.
    return instant.getUTCFullYear() > 0 && instant.getUTCFullYear() < 10_000 ? instant : refuse();
  } catch {
    return refuse();
  }
}

function readDay(value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return refuse();
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString();
  } catch {
    return refuse();
  }
}

/** In: ISO 8601 with an offset. Out: UTC with milliseconds. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant. In: ISO 8601 with its offset from UTC. Out: UTC, with milliseconds.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : readInstant(value).toISOString()),
  parseValue: readInstant,
  parseLiteral: (node) => (node.kind === Kind.STRING ? readInstant(node.value) : refuse()),
});

/** A local calendar day, `2026-11-23`, in the zone of the place that it is about. */
export const Day = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A local calendar day, as in 2026-11-23, in the time zone of the place it is about.',
  serialize: readDay,
  parseValue: readDay,
  parseLiteral: (node) => (node.kind === Kind.STRING ? readDay(node.value) : refuse()),
});
