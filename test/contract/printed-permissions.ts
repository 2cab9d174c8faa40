import { readFileSync } from 'node:fs';
import { Role } from '@vigie/schema';

// Who may do what, as docs/permissions.md says it, which is reviewed as a diff: the server never reads that page, and a test that
// went by the server's own table could not fail.

const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');

const sectionOf = (title: string): string => page.split(/^## /m).find((each) => each.startsWith(title)) ?? '';

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));

const rowsOf = (title: string): string[][] =>
  sectionOf(title)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map(cellsOf);

const [head = [], , ...scopes] = rowsOf('What a role may do');
const needs = new Map(rowsOf('Mutations').map(([mutation = '', need = '']) => [mutation, need]));

/** The roles that may do that mutation; all of them where it asks for no scope. */
export function rolesOf(mutation: string): Role[] {
  const need = needs.get(mutation);
  if (need === undefined) throw new Error(`docs/permissions.md does not say who may do ${mutation}`);
  const row = scopes.find(([scope]) => scope === need);
  return Object.values(Role).filter((role) => !row || row[head.indexOf(role)] === 'x');
}
