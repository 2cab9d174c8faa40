import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const sourcesOf = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(ROOT, folder, name));

/** What a file imports when it runs: a type alone leaves nothing behind. */
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^\s*(?:import|export)(?! type )\b[^;]*?\bfrom '([^']+)'|^\s*import '([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map(([, from, bare, dynamic]) => (from ?? bare ?? dynamic) as string);

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
