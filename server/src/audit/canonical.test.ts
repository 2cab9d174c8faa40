import { describe, expect, it } from '@jest/globals';
import { canonicalJson, NotCanonical } from './canonical.ts';

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: undefined, b: [undefined, null] }, '{"b":[null,null]}'],
    [{ '€': 1, '\r': 2, 1: 3, é: 4 }, '{"\\r":2,"1":3,"é":4,"€":1}'],
    [[1e21, 0.000001, -0, 1e-7], '[1e+21,0.000001,0,1e-7]'],
    ['\u2028"\\\u000f', '"\u2028\\"\\\\\\u000f"'],
    [new Date('2026-03-29T01:00:00.5Z'), '"2026-03-29T01:00:00.500Z"'],
    [Buffer.of(255, 254), '"__4"'],
    [JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
  ])('writes %j with one spelling', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  it('takes the instance of a class for the record that it is', () => {
    class Input {
      b = 1;
      a = 2;
    }
    expect(canonicalJson(new Input())).toBe('{"a":2,"b":1}');
  });

  it('reads back as it was written', () => {
    const text = canonicalJson({ z: [{ y: 1, x: 'é' }], a: null });
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n,
    () => 1,
    new Map(),
    'half \ud800',
    new Date(Number.NaN),
  ])('refuses what JSON cannot say: %p', (value) => {
    expect(() => canonicalJson({ inside: [value] })).toThrow(NotCanonical);
  });

  it('names the place of what it refuses, and not the value', () => {
    expect(() => canonicalJson({ person: [{ name: 'Dupont-Canari \ud800' }] })).toThrow(
      /^\.person\[0\]\.name holds/,
    );
  });
});
