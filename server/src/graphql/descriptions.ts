import { type GraphQLSchema, getNamedType, isInterfaceType, isObjectType } from 'graphql';

const ROOTS: Readonly<Record<string, string>> = {
  Query: 'What can be read. One operation reads one snapshot of the database.',
  Mutation: 'What can be done. Each field is one unit of work: all of it happens, or nothing.',
};

/** Arguments that mean the same wherever they stand. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  id: 'Its id. One that is unknown, ill-formed or of another organisation is NOT_FOUND.',
  action: 'The verb alone, as in suspend.',
  locale: 'In which language.',
};

/** Says of every argument what its class could not, so that no element of the schema is without a word. */
export function describeSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    type.description ??= ROOTS[type.name];
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { args } of Object.values(type.getFields())) {
      for (const arg of args) {
        arg.description ??= arg.name === 'input' ? getNamedType(arg.type).description : ARGUMENTS[arg.name];
      }
    }
  }
  return schema;
}
