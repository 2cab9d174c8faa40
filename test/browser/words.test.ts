import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { allWords } from '@vigie/schema/rules';

const ASSETS = new URL('../../admin/dist/assets/', import.meta.url);

// The bundler leaves out what nothing imports by name; `sideEffects` in schema/package.json keeps the files of terms.
it('the built console has every word that people read', () => {
  const scripts = readdirSync(ASSETS).filter((name) => name.endsWith('.js'));
  const built = scripts.map((name) => readFileSync(new URL(name, ASSETS), 'utf8')).join('\n');
  const read = allWords().flatMap(([, { name, labels, hints }]) =>
    [...Object.values(labels), ...Object.values(hints)].flatMap(({ FR, EN }) => [
      [name, FR],
      [name, EN],
    ]),
  ) as [string, string][];
  expect(read.length).toBeGreaterThan(400);
  expect(read.filter(([, text]) => !built.includes(text))).toEqual([]);
});
