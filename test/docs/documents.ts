import { readFileSync } from 'node:fs';

/** One block of commands in a document, and what the document says that they answer, a line each. */
export interface Example {
  line: number;
  commands: string;
  answers: string[];
}

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** The examples of a document, in order, up to the heading named. */
export function examplesOf(name: string, until?: string): Example[] {
  const whole = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
  const end = until ? whole.indexOf(`\n## ${until}`) : whole.length;
  if (end < 0) throw new Error(`${name} has no heading ${until}`);
  const examples: Example[] = [];
  for (const { 1: language, 2: body = '', index } of whole.slice(0, end).matchAll(FENCE)) {
    if (language === 'sh')
      examples.push({ line: whole.slice(0, index).split('\n').length, commands: body, answers: [] });
    else examples.at(-1)?.answers.push(...body.split('\n').filter((each) => each.startsWith('{')));
  }
  return examples;
}

/** Words that a program acts on: they have to be the very ones that the document prints. */
const CONSTANT = new Set(['code', 'rule', 'reason', 'status', 'outcome', 'allowed', 'dueOn', 'path']);

/** What an answer is made of, without what differs from one day to the next. */
export function shapeOf(value: unknown, key = ''): unknown {
  if (CONSTANT.has(key) || value === null) return value;
  if (Array.isArray(value)) return value.slice(0, 1).map((each) => shapeOf(each));
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each, name)]));
  return typeof value;
}
