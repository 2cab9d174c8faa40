import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { en } from './en.ts';
import { fr } from './fr.ts';

const ROOT = new URL('../../../', import.meta.url);
const sources = ['server/src', 'schema/src'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.labels.ts'))
    .map((name) => readFileSync(new URL(`${folder}/${name}`, ROOT), 'utf8')),
);

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name as string);

/** Unicode's own names stand between quotes too. */
const quoted = (text: string): string[] => found(text, /'(?!NFK?[CD]')([A-Z]+(?:_[A-Z]+)*)'/g);
const constraintCode = (name: string): string =>
  name
    .replace('UUID', 'Uuid')
    .replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`)
    .toUpperCase();

/** The places in which a field's code is written. */
const PLACES = [
  /(?:invalidField|refuseArgument|refusedKey|\.add\((?=path|\[))([^;]*?)\);/g,
  /path(?:: [^{};]*?)?, code: ('[^']*')/g,
  /function (?:\w+Problem|addressObstacle)(\([\s\S]*?)\n\}/g,
];

/** What refuses nothing by itself. */
const NO_CONSTRAINT = ['IsOptional', 'ValidateNested', 'ValidateBy', 'ValidateIf', 'ValidationArguments'];

const written = sources.flatMap((text) => PLACES.flatMap((place) => found(text, place).flatMap(quoted)));
const checked = sources.flatMap((text) =>
  found(text, /import \{([^}]*)\} from 'class-validator'/g)
    .flatMap((names) => found(names, /\b([A-Z]\w+)\b/g))
    .filter((name) => !NO_CONSTRAINT.includes(name))
    .map(constraintCode),
);
const own = sources.flatMap((text) =>
  text.includes("from 'class-validator'")
    ? found(text, /(?:rule\(|name: )'([a-z]\w+)'/g).map(constraintCode)
    : [],
);
const CODES = [...new Set([...written, ...checked, ...own])].sort();

describe('what a field may be refused with', () => {
  it('is found in the sources', () => {
    expect(CODES).toEqual(
      expect.arrayContaining(['PHONE_NUMBER', 'NOBODY_NAMED', 'IN_THE_PAST', 'IS_MAILABLE', 'MAX_LENGTH']),
    );
    expect(CODES.length).toBeGreaterThan(50);
  });

  it('is said in both languages', () => {
    expect(CODES.filter((code) => !(code in fr.constraints && code in en.constraints))).toEqual([]);
  });
});
