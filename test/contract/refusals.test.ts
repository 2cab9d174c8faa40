import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Locale, REFUSALS, refusalText } from '@vigie/schema';

const ROOT = new URL('../../', import.meta.url);

const sources = ['server/src', 'schema/src'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.labels.ts'))
    .map((name) => ({ name, text: readFileSync(new URL(`${folder}/${name}`, ROOT), 'utf8') })),
);

const CODE = /'([A-Z]+(?:_[A-Z]+)*)'/g;
const codesIn = (text: string): string[] => [...text.matchAll(CODE)].map(([, code]) => code as string);

/** Codes that are thrown as RULE_BROKEN, and those that `permission` gives as its reason. */
const used = new Set(
  sources.flatMap(({ name, text }) => [
    ...[...text.matchAll(/ruleBroken\(([^)]*)\)|notInFuture\(([^)]*)\)/g)].flatMap(([call]) => codesIn(call)),
    // What a life cycle, or the law's own condition, gives as the obstacle.
    ...(/lifecycle|request\.deadline/.test(name)
      ? [...text.matchAll(/return [^;]*;/g)].flatMap(([line]) => codesIn(line))
      : []),
    ...(/common\.resolver/.test(name)
      ? [...text.matchAll(/(?:obstacle|reason)\b[^;]*?[?:]\s*'[A-Z_]+'[^;]*/g)].flatMap(([line]) =>
          codesIn(line),
        )
      : []),
  ]),
);

describe('the sentence of a refusal', () => {
  it('is there for every rule that may say no', () => {
    expect([...used].filter((code) => !(code in REFUSALS))).toEqual([]);
    expect(used.size).toBeGreaterThan(25);
  });

  it('is not there for rules that nobody applies', () => {
    const text = sources.map((source) => source.text).join('\n');
    expect(Object.keys(REFUSALS).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  it.each(Object.entries(REFUSALS))('%s is said in French and in English', (code, label) => {
    expect(label.FR).toMatch(/^\p{Lu}.*\.$/u);
    expect(label.EN).toMatch(/^\p{Lu}.*\.$/u);
    expect(label.FR).not.toBe(label.EN);
    expect(refusalText(code, Locale.EN)).toBe(label.EN);
  });
});
