import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { type Answer, TestApp } from '../harness/app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.make();
});

afterAll(() => app.close());

const many = (count: number, one: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => one(i)).join(' ');
const nested = (count: number, open: string, inner: string, close: string): string =>
  open.repeat(count) + inner + close.repeat(count);
/** Fragments of which each is spread twice in the one before. */
const doubling = (count: number, leaf: string): string =>
  `{ ...F0 } ${many(count, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${count} on Query { ${leaf} }`;

/** The dearest documents that a stranger may think of, each by the limit that it stays under. */
const DOCUMENTS: Record<string, string> = {
  'fragments that double, 847 bytes': doubling(20, 'viewer { now }'),
  'fragments that double, 7 kB': doubling(140, 'viewer { now }'),
  'fragments that double inside fields': `{ viewer { ...F0 } } ${many(100, (i) => `fragment F${i} on Viewer { user { ...G${i} } } fragment G${i} on User { name }`)}`,
  'each fragment in all that come before': `{ ${many(28, (i) => `...F${i}`)} } ${many(28, (i) => `fragment F${i} on Query { viewer { now } ${many(28 - i - 1, (j) => `...F${i + j + 1}`)} }`)}`,
  'a chain of fragments for each of many operations': `${many(100, (i) => `query q${i} { ...F0 }`)} ${many(120, (i) => `fragment F${i} on Query { ...F${i + 1} }`)} fragment F120 on Query { viewer { now } }`,
  'a fragment inside itself, level by level':
    '{ ...F } fragment F on Query { node(id: "a") { ...G } } fragment G on Node { permissions { action } ... on Breach { assignee { ...H } } } fragment H on User { ...H }',
  'one field many times': `{ viewer { ${many(1900, () => 'now')} } }`,
  'one field with a selection many times': `{ ${many(390, () => 'viewer { now }')} }`,
  'as many pairs of fields as are let through': `{ ${many(20, () => 'viewer { now user { id name } organisation { id name } }')} }`,
  'one field with arguments many times': `{ ${many(200, () => 'breach(id: "a") { id }')} }`,
  'as many selections as are let through, in fragments': `{ ${many(8, (i) => `a${i}: node(id: "a") { ...F0 }`)} } ${many(9, (i) => `fragment F${i} on Node { id ...F${i + 1} ... on Breach { reference title status assignee { name } } }`)} fragment F9 on Node { id }`,
  'inline fragments beside each other': `{ ${many(200, () => '... on Query { viewer { now } }')} }`,
  'inline fragments inside each other': nested(490, '{ ... ', '{ viewer { now } }', ' }'),
  'fields that are not there': `{ ${many(1900, (i) => `x${i}`)} }`,
  'fields that are nearly there': `{ viewer { ${many(1900, (i) => `permission${i}`)} } }`,
  'fields inside each other': nested(490, '{ viewer ', '{ now }', ' }'),
  'a list inside a list': `{ breach(id: ${nested(900, '[', '', ']')}) { id } }`,
  'an input inside an input': `{ breaches(filter: ${nested(380, '{ and: ', '1', ' }')}) { nodes { id } } }`,
  'the same input field many times': `{ breaches(filter: { ${many(380, () => 'and: []')} }) { nodes { id } } }`,
  'variables that are declared and not used': `query q(${many(480, (i) => `$v${i}: Int`)}) { viewer { now } }`,
  'variables that are used and not declared': `{ ${many(120, (i) => `breaches(first: $v${i}) { nodes { id } }`)} }`,
  directives: `{ viewer ${many(190, (i) => `@aa${i}(if: true)`)} { now } }`,
  'as many directives as are let through': `{ viewer { ${many(10, () => 'now @include(if: true)')} } }`,
  'fragments on types that are not there': `{ node(id: "a") { ${many(280, (i) => `... on X${i} { id }`)} } }`,
  'fragments on types that are': `{ node(id: "a") { ${many(10, () => '... on Breach { id createdAt version } ... on Deadline { id createdAt version }')} } }`,
  aliases: `{ ${many(15, (i) => `a${i}: viewer { now permissions }`)} }`,
  'a very long name': `{ ${'a'.repeat(90_000)} }`,
  'a very long text': `{ breach(id: "${'a'.repeat(90_000)}") { id } }`,
  'a very long text that is escaped': `{ breach(id: "${'\\u00e9'.repeat(15_000)}") { id } }`,
  'a very long number': `{ breaches(first: ${'9'.repeat(90_000)}) { nodes { id } } }`,
  'a text of many lines': `{ breach(id: """${'\n '.repeat(40_000)}""") { id } }`,
  'commas and spaces': `{ viewer { now${' ,'.repeat(45_000)} } }`,
  'a comment': `{ viewer { now } } #${'a'.repeat(90_000)}`,
  'what the schema is made of': `{ __schema { types { ${nested(3, 'fields { type ', '{ name }', ' }')} } } }`,
  'no document at all': '{'.repeat(90_000),
};

/** What variables may hold. */
const VARIABLES: Record<string, [string, string]> = {
  'nested very deep': ['{ viewer { now } }', `{ "a": ${nested(45_000, '[', '', ']')} }`],
  'objects nested very deep': ['{ viewer { now } }', `{ "a": ${nested(15_000, '{"a":', '1', '}')} }`],
  'a list for what needs a sign-in': [
    'query ($in: [DateTime!]) { breaches(filter: { awareAt: { in: $in } }) { nodes { id } } }',
    `{ "in": [${Array.from({ length: 3900 }, () => '"2026-01-31T09:00:00Z"').join()}] }`,
  ],
  'short names that are not there': [
    'mutation ($input: SignInInput!) { signIn(input: $input) { now } }',
    `{ "input": { ${Array.from({ length: 10_500 }, (_, i) => `"${i.toString(36)}":1`).join()} } }`,
  ],
  'short names that no operation declares': [
    '{ viewer { now } }',
    `{ ${Array.from({ length: 10_500 }, (_, i) => `"${i.toString(36)}":1`).join()} }`,
  ],
  'many empty lists': ['{ viewer { now } }', `{ "a": [${Array(30_000).fill('[]').join()}] }`],
  'names that are not there': [
    'mutation ($input: SignInInput!) { signIn(input: $input) { now } }',
    `{ "input": { ${Array.from({ length: 6000 }, (_, i) => `"emai${i}": 1`).join()} } }`,
  ],
};

let count = 0;
const ask = (query: string, variables = '{}'): Promise<Answer> => {
  count += 1;
  // Each time another document: what is kept of the one before is no help.
  return app.as(null).send(`{"query": ${JSON.stringify(`${query} #${count}`)}, "variables": ${variables}}`);
};

/** Milliseconds of processor that the cheapest of some rounds takes. */
async function cheapest(rounds: number, work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i += 1) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** A plain document of that many bytes. */
const plain = (bytes: number): string => `{ viewer { ${'now '.repeat(bytes / 4)} } }`;

/** The most bytes that a stranger sends. */
const LARGEST = 90_000;
/** How many times the parsing of a plain document of that many bytes any request may cost: 50 ms of an idle core. */
const TIMES = 16;

describe('a stranger', () => {
  let parsing = 0;
  beforeAll(async () => {
    for (let i = 0; i < 20; i += 1) await ask('{ viewer { now } }');
    // The first rounds are those of the compiler: the cheapest of many is the unit.
    parsing = await cheapest(60, () => parse(plain(LARGEST)));
  });

  const bodies = [
    ...Object.entries(DOCUMENTS).map(([name, query]) => [name, query, '{}'] as const),
    ...Object.entries(VARIABLES).map(([name, [query, json]]) => [`variables: ${name}`, query, json] as const),
  ];

  it.each(bodies)('costs little with %s', async (_, query, variables) => {
    const bytes = query.length + variables.length;
    expect(bytes).toBeLessThan(99_000);
    const cost = await cheapest(6, () => ask(query, variables));
    expect(cost).toBeLessThan(TIMES * parsing);
    const { status, error } = await ask(query, variables);
    expect([status, error?.code ?? 'none']).not.toEqual([500, 'INTERNAL']);
    expect(error?.code).not.toBe('INTERNAL');
  });

  it('is answered where it is plain', async () => {
    const { data, errors } = await ask(
      '{ viewer { ...Now user { id } } } fragment Now on Viewer { now permissions }',
    );
    expect([errors, data.viewer]).toEqual([[], { now: expect.any(String), user: null, permissions: [] }]);
  });
});
