import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { makeSchema } from '@vigie/server';
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  printSchema,
} from 'graphql';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

const schema = await makeSchema();

const own = (of: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(of.getTypeMap()).filter(
    ({ name, astNode }) =>
      !name.startsWith('__') && (astNode || !/^(String|Int|Float|Boolean|ID)$/.test(name)),
  );

describe('the printed schema', () => {
  it('is what the classes say: `npm run schema` prints it anew', () => {
    expect(`${printSchema(schema)}\n`).toBe(read('../../schema/schema.graphql'));
  });

  it('describes every type, field, argument and value', () => {
    const silent: string[] = [];
    const hear = (name: string, described: { description?: string | null }) => {
      if (!described.description?.trim()) silent.push(name);
    };
    for (const type of own(schema)) {
      hear(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) hear(`${type.name}.${value.name}`, value);
      if (isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) hear(`${type.name}.${field.name}`, field);
      }
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          hear(`${type.name}.${field.name}`, field);
          for (const arg of field.args) hear(`${type.name}.${field.name}(${arg.name})`, arg);
        }
      }
    }
    expect(silent).toEqual([]);
  });

  it('gives instants and days their own types', () => {
    const wrong = own(schema).flatMap((type) =>
      isObjectType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
            .filter(
              ({ name, type: of }) =>
                (/At$/.test(name) && !/^(DateTime|InstantComparison)/.test(String(of))) ||
                (/[a-z]On$/.test(name) && !/^(Date\b|DayComparison)/.test(String(of))),
            )
            .map(({ name }) => `${type.name}.${name}`)
        : [],
    );
    expect(wrong).toEqual([]);
  });
});

describe('a mutation', () => {
  /** What a name says in the place of a type. */
  const NOUNS: Record<string, string> = {
    Request: 'DataSubjectRequest',
    Right: 'ExercisedRight',
    Member: 'Membership',
  };
  /** They are named after no node: the sign-in, and whatever failed. */
  const APART = ['signIn', 'signOut', 'replayAlert', 'replayLetter', 'replayJob'];

  /** The node on which it is done: the last one of its name. */
  const nodeIn = (field: string): GraphQLNamedType | undefined => {
    const types = own(schema).filter((type) => isObjectType(type));
    const nouns = [...types.map(({ name }) => name), ...Object.keys(NOUNS)];
    const ends = (noun: string) => (field.includes(noun) ? field.lastIndexOf(noun) + noun.length : -1);
    const [last] = nouns.toSorted((a, b) => ends(b) - ends(a) || b.length - a.length);
    return last && ends(last) > 0 ? schema.getType(NOUNS[last] ?? last) : undefined;
  };

  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

  it.each(mutations.filter(({ name }) => !APART.includes(name)).map((field) => [field.name, field] as const))(
    '%s answers the node of its name, or a record that leads back to it',
    (name, { type }) => {
      const answer = getNullableType(type);
      const node = nodeIn(name);
      expect(node).toBeDefined();
      if (answer === node) return;
      // Done to several at once: it answers each.
      if (isListType(answer) && getNullableType(answer.ofType) === node) return;
      const ways = isObjectType(answer) ? Object.values(answer.getFields()) : [];
      // One node: where a list leads, nobody knows which.
      expect(ways.map((field) => getNullableType(field.type))).toContain(node);
    },
  );
});

describe('the three calculators', () => {
  const contract = buildSchema(read('calculators.graphql'));

  /** A field with its type, nullability, arguments and defaults. */
  const fieldsOf = (type: GraphQLNamedType): Record<string, unknown> => {
    if (isEnumType(type)) return Object.fromEntries(type.getValues().map(({ name }) => [name, true]));
    if (isInputObjectType(type)) {
      return Object.fromEntries(
        Object.values(type.getFields()).map((field) => [
          field.name,
          [String(field.type), field.defaultValue],
        ]),
      );
    }
    if (isObjectType(type)) {
      return Object.fromEntries(
        Object.values(type.getFields()).map((field) => [
          field.name,
          [String(field.type), ...field.args.map((arg) => [arg.name, String(arg.type), arg.defaultValue])],
        ]),
      );
    }
    return {};
  };

  it.each(own(contract).map((type) => [type.name, type] as [string, GraphQLNamedType]))(
    '%s is exactly as promised',
    (name, type) => {
      const ours = schema.getType(name) as GraphQLNamedType;
      expect(ours?.constructor.name).toBe(type.constructor.name);
      const fields = fieldsOf(ours);
      const promised = fieldsOf(type);
      // Query has more fields; the others have these and no others.
      if (name === 'Query') expect(fields).toMatchObject(promised);
      else expect(fields).toEqual(promised);
    },
  );
});
