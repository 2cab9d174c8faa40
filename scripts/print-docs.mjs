import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

// npm run docs              prints docs/permissions.md anew from the table of permissions
// npm run docs -- --check   writes nothing and fails when the page is not what the table says

export const PAGE = new URL('../docs/permissions.md', import.meta.url);

const HEADER = `# Roles, scopes and permissions

Printed by \`npm run docs\` from \`schema/src/shared/permissions.ts\`: change that file, not this page.

A scope is \`<domain>:<read|write|decide|reveal|export|admin>\`. A person's roles give them scopes, and several roles add
up; a token is given its scopes by name. \`reveal\` opens sealed personal values, and each reading goes into the trail.
`;

const WORDS = {
  PUBLIC: 'nothing',
  SIGNED_IN: 'a valid sign-in or token',
  SELF: "a person's own sign-in",
};

const needs = (requirement) => WORDS[requirement] ?? `\`${requirement}\``;

const line = (cells) => `| ${cells.join(' | ')} |`;

const table = (head, rows) => [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

/** Which scope comes with which role. */
function rolesBy({ SCOPES, ROLE_SCOPES }) {
  const roles = Object.keys(ROLE_SCOPES);
  const marks = (scope) => roles.map((role) => (ROLE_SCOPES[role].includes(scope) ? 'x' : ''));
  return table(
    ['Scope', ...roles],
    SCOPES.map((scope) => [`\`${scope}\``, ...marks(scope)]),
  );
}

const section = (title, heads, entries, strip = '') =>
  `## ${title}\n\n${table(
    heads,
    entries.map(([key, requirement]) => [`\`${key.replace(strip, '')}\``, needs(requirement)]),
  )}\n`;

/**
 * The page, from `SCOPES`, `ROLE_SCOPES` and `PERMISSIONS`.
 *
 * @param rules what `@vigie/schema/rules` exports
 */
export function permissionsPage(rules) {
  const entries = Object.entries(rules.PERMISSIONS);
  const of = (prefix) => entries.filter(([key]) => key.startsWith(prefix));
  const types = entries.filter(([key]) => !key.includes('.'));
  const fields = entries.filter(([key]) => /^(?!Query\.|Mutation\.)\w+\./.test(key));
  return [
    HEADER,
    `## What a role may do\n\n${rolesBy(rules)}\n`,
    section('Queries', ['Query', 'Needs'], of('Query.'), 'Query.'),
    section('Mutations', ['Mutation', 'Needs'], of('Mutation.'), 'Mutation.'),
    `${section('Types', ['Type', 'Needs'], types)}
A field that leads to a type asks what the type asks, wherever it is reached from.
`,
    section('Fields that need more than their type', ['Field', 'Needs'], fields),
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const page = permissionsPage(await import('../schema/dist/rules.js'));
  if (!process.argv.includes('--check')) writeFileSync(PAGE, page);
  else if (readFileSync(PAGE, 'utf8') !== page) {
    console.error('docs/permissions.md is not what the table of permissions says: run `npm run docs`');
    process.exitCode = 1;
  }
}
