import {
  type ASTNode,
  type DocumentNode,
  Kind,
  type SourceLocation,
  type VariableDefinitionNode,
  visit,
} from 'graphql';

type Path = (string | number)[];

/** Where a line and a column lie in a text. */
function offsetOf(text: string, { line, column }: SourceLocation): number {
  const ends = /\r\n|[\n\r]/g;
  for (let at = 1; at < line; at += 1) ends.exec(text);
  return ends.lastIndex + column - 1;
}

/** Says which field of which argument a place of the document is: `['input', 'rights', 0]`; null outside arguments. */
export function pathAt(document: DocumentNode, location: SourceLocation): Path | null {
  const { line, column } = location;
  const offset = document.loc ? offsetOf(document.loc.source.body, location) : 0;
  let found: Path | null = null;
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      // Only what holds the place is looked into.
      if (node.loc && (offset < node.loc.start || offset >= node.loc.end)) return false;
      const start = node.loc?.startToken;
      if (!start || start.line !== line || start.column !== column || found) return undefined;
      const path: Path = [];
      const chain = [...ancestors, ...(parent ? [parent] : []), node];
      chain.forEach((each, i) => {
        if (Array.isArray(each)) {
          // The list of an argument's values, and where in it the next one stands.
          const owner = chain[i - 1] as ASTNode | undefined;
          const next = chain[i + 1];
          if (owner?.kind === Kind.LIST) path.push((each as readonly unknown[]).indexOf(next));
        } else {
          const { kind, name } = each as { kind: string; name?: { value: string } };
          if (kind === Kind.ARGUMENT || kind === Kind.OBJECT_FIELD) path.push(name?.value ?? '');
          // What a variable is by default stands where the variable is used.
          if (kind === Kind.VARIABLE_DEFINITION)
            path.push(...placeOf(document, (each as VariableDefinitionNode).variable.name.value));
        }
      });
      if (path.length > 0) found = path;
      return undefined;
    },
  });
  return found;
}

/** Where the value of a variable goes: the argument that it is given to, else its own name. */
export const placeOf = (document: DocumentNode, variable: string): Path =>
  argumentOf(document, variable) ?? [variable];

/** The argument that a variable is given to, so that a path does not depend on what the caller called the variable. */
function argumentOf(document: DocumentNode, variable: string): Path | null {
  let found: Path | null = null;
  visit(document, {
    Variable(node, _key, parent, _path, ancestors) {
      if (node.name.value !== variable || found) return undefined;
      const path = [...ancestors, ...(parent ? [parent] : [])].flatMap((each) => {
        const { kind, name } = each as { kind?: string; name?: { value: string } };
        return kind === Kind.ARGUMENT || kind === Kind.OBJECT_FIELD ? [name?.value ?? ''] : [];
      });
      if (path.length > 0) found = path;
    },
  });
  return found;
}
