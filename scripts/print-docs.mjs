import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

// npm run docs              prints docs/permissions.md and docs/refusals.md anew from the tables of schema
// npm run docs -- --check   writes nothing; fails when these pages, or the names in docs/events.md, are not the code's

const ROOT = new URL('../', import.meta.url);

const WORDS = {
  PUBLIC: 'nothing',
  SIGNED_IN: 'a valid sign-in or token',
  SELF: "a person's own sign-in",
};

const needs = (requirement) => WORDS[requirement] ?? `\`${requirement}\``;

const line = (cells) => `| ${cells.join(' | ')} |`;

const table = (head, rows) => [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

const section = (title, head, entries, strip = '') =>
  `## ${title}\n\n${table(
    [head, 'Needs'],
    entries.map(([key, requirement]) => [`\`${key.replace(strip, '')}\``, needs(requirement)]),
  )}\n`;

function rolesAndScopes({ SCOPES, ROLE_SCOPES }) {
  const roles = Object.keys(ROLE_SCOPES);
  const marks = (scope) => roles.map((role) => (ROLE_SCOPES[role].includes(scope) ? 'x' : ''));
  return table(
    ['Scope', ...roles],
    SCOPES.map((scope) => [`\`${scope}\``, ...marks(scope)]),
  );
}

function permissionsPage(rules) {
  const entries = Object.entries(rules.PERMISSIONS);
  const of = (prefix) => entries.filter(([key]) => key.startsWith(prefix));
  const types = entries.filter(([key]) => !key.includes('.'));
  const fields = entries.filter(([key]) => /^(?!Query\.|Mutation\.)\w+\./.test(key));
  return [
    `# Roles, scopes and permissions

Printed by \`npm run docs\` from \`schema/src/shared/permissions.ts\`: change that file, not this page.

A scope is \`<domain>:<read|write|decide|reveal|export|admin>\`. A person's roles give them scopes, and several roles add
up; a token is given its scopes by name. \`reveal\` opens sealed personal values, and each reading goes into the trail.
`,
    `## What a role may do\n\n${rolesAndScopes(rules)}\n`,
    section('Queries', 'Query', of('Query.'), 'Query.'),
    section('Mutations', 'Mutation', of('Mutation.'), 'Mutation.'),
    section('Types', 'Type', types),
    'A field that leads to a type asks what the type asks, wherever it is reached from.\n',
    section('Fields that need more than their type', 'Field', fields),
  ].join('\n');
}

const refusalsPage = ({ REFUSALS }) =>
  `# Refusals

Printed by \`npm run docs\` from \`schema/src/shared/refusal.labels.ts\`: change that file, not this page.

What \`extensions.rule\` of a \`RULE_BROKEN\` may say, and \`reason\` of \`permission(action:)\`. The console shows the sentence.

${table(
  ['Code', 'English', 'Français'],
  Object.entries(REFUSALS).map(([code, { EN, FR }]) => [`\`${code}\``, EN, FR]),
)}
`;

/** The pages that are printed, by path; from what `@vigie/schema/rules` exports. */
export const pagesOf = (rules) => ({
  'docs/permissions.md': permissionsPage(rules),
  'docs/refusals.md': refusalsPage(rules),
});

const namesIn = (text, pattern) =>
  [...text.matchAll(pattern)].flatMap(([, ...names]) => names.filter(Boolean));

const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');

/** What a verb's table calls its event, and what the code records of its own; either of two where it chooses. */
const RECORDED =
  /(?:\brecord\(\s*|\baction: |\bevent(?:: | = ))(?:\w+ \? '([a-zA-Z]+\.[a-zA-Z_]+)' : )?'([a-zA-Z]+\.[a-zA-Z_]+)'/g;

/** Events that the code records and docs/events.md does not name, or the other way round. */
export function strayEvents() {
  const sources = globSync('{schema,server,jobs}/src/**/*.ts', { cwd: fileURLToPath(ROOT) });
  const code = sources
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => namesIn(read(path), RECORDED));
  const page = namesIn(read('docs/events.md'), /^\| `([a-zA-Z]+\.[a-zA-Z_]+)`/gm);
  return [...new Set(code).symmetricDifference(new Set(page))].sort();
}

/** What is wrong with the documents, a sentence each. */
export function troublesOf(rules) {
  const stale = Object.entries(pagesOf(rules)).filter(([path, text]) => read(path) !== text);
  return [
    ...stale.map(([path]) => `${path} is not what the code says: run \`npm run docs\``),
    ...strayEvents().map((name) => `docs/events.md and the code differ in ${name}`),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rules = await import('../schema/dist/rules.js');
  if (process.argv.includes('--check')) {
    const troubles = troublesOf(rules);
    for (const trouble of troubles) console.error(trouble);
    process.exitCode = troubles.length > 0 ? 1 : 0;
  } else for (const [path, text] of Object.entries(pagesOf(rules))) writeFileSync(new URL(path, ROOT), text);
}
