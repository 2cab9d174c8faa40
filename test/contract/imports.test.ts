import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const sourcesOf = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(ROOT, folder, name));

/** What a file imports as it is loaded: a type alone leaves nothing behind. */
const loadedBy = (file: string): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^\s*(?:import|export)(?! type )\b[^;]*?\bfrom '([^']+)'|^\s*import '([^']+)'/gm,
    ),
  ].map(([, from, bare]) => (from ?? bare) as string);

/** The same with what it imports later. */
const importsOf = (file: string): string[] => [
  ...loadedBy(file),
  ...[...readFileSync(file, 'utf8').matchAll(/\bimport\('([^']+)'\)/g)].map(([, later]) => later as string),
];

/** The files that one needs, and the packages. */
function graphOf(entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const target of importsOf(file)) {
      if (target.startsWith('.')) {
        const path = join(dirname(file), target);
        if (!existsSync(path)) throw new Error(`${file} imports ${target}, which is not there`);
        visit(path);
      } else packages.add(target);
    }
  };
  visit(entry);
  return { files, packages };
}

describe('who imports whom', () => {
  const foreign = (folder: string, forbidden: RegExp): string[] =>
    sourcesOf(folder).flatMap((file) =>
      importsOf(file)
        .filter((target) => forbidden.test(target))
        .map((target) => `${relative(ROOT, file)}: ${target}`),
    );

  it.each([
    ['schema/src', /^@vigie\/|\/(server|jobs|admin|test)\/(src|dist)\//],
    ['server/src', /^@vigie\/(jobs|admin|test)|\/(jobs|admin|test)\/(src|dist)\//],
    ['jobs/src', /^@vigie\/(admin|test)|\/(server|admin|test)\/(src|dist)\//],
    ['admin/src', /^@vigie\/(?!schema\/rules$)|\/(schema|server|jobs|test)\/(src|dist)\//],
  ])('%s keeps to its neighbours', (folder, forbidden) => {
    expect(foreign(folder, forbidden)).toEqual([]);
  });

  it('is seen by this test', () => {
    expect(foreign('server/src', /^@vigie\/schema$/).length).toBeGreaterThan(10);
    expect(foreign('admin/src', /^@vigie\/schema\/rules$/).length).toBeGreaterThan(3);
  });
});

/** Files that need each other as they are loaded, each group in the order in which it goes round. */
function circlesIn(folder: string): string[][] {
  const seen = new Set<string>();
  const circles: string[][] = [];
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file]);
    if (seen.has(file)) return;
    seen.add(file);
    for (const target of loadedBy(file).filter((each) => each.startsWith('.')))
      visit(join(dirname(file), target), [...path, file]);
  };
  for (const file of sourcesOf(folder)) visit(file, []);
  return circles.map((circle) => circle.map((file) => relative(ROOT, file)));
}

describe('what runs', () => {
  it.each(['schema/src', 'server/src', 'jobs/src', 'admin/src'])(
    'goes round in no circle in %s',
    (folder) => {
      expect(circlesIn(folder)).toEqual([]);
    },
  );
});

describe('the rules', () => {
  const { files, packages } = graphOf(join(ROOT, 'schema/src/rules.ts'));

  it('run in a browser: their only package is temporal-polyfill', () => {
    expect([...packages]).toEqual(['temporal-polyfill']);
    expect(files.size).toBeGreaterThan(15);
  });

  it('use nothing that Node alone has', () => {
    const uses = [...files].filter((file) =>
      /\b(process|Buffer|__dirname|require)\b[.(]/.test(readFileSync(file, 'utf8')),
    );
    expect(uses.map((file) => relative(ROOT, file))).toEqual([]);
  });
});
