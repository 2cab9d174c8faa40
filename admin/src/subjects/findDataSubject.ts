import { execute } from '../graphql.ts';
import type { Identifier } from '../shared/IdentifierInputs.tsx';

const DOCUMENT = `query FindDataSubject($input: FindDataSubjectInput!) {
  findDataSubject(input: $input) { id }
}`;

/** By what a person is looked for, and which legal entity is to know them; any, where none is named. */
export interface Asked {
  identifiers: [Identifier];
  legalEntityId?: string | undefined;
}

/** Who is known by exactly that; null where nobody is. Nobody is recorded by looking. */
export async function findDataSubject(input: Asked): Promise<string | null> {
  const { findDataSubject: found } = await execute<{ findDataSubject: { id: string } | null }>(DOCUMENT, {
    input,
  });
  return found?.id ?? null;
}
