import { describe, expect, it } from '@jest/globals';
import { checkFields } from './verb.check.ts';
import { line, list, mayChange, optional, text, type VerbFields } from './verb.fields.ts';

const check = (fields: VerbFields, sent: Readonly<Record<string, unknown>>) =>
  checkFields(fields, sent, ['input'], { mail: () => null });

describe('a field of an update', () => {
  const fields = {
    title: mayChange(line('Its title.')),
    natures: mayChange(list(text('One of them.'), { min: 1 })),
    contact: optional(line('Whom to ask.')),
    note: optional(text('More of it.', { min: 0 })),
  };

  it('stays as it is where it is absent', () => {
    expect(check(fields, {})).toEqual({ problems: [], values: {} });
  });

  it('is cleared by null, unless it is one that is never cleared', () => {
    expect(check(fields, { contact: null, note: null })).toEqual({
      problems: [],
      values: { contact: null, note: null },
    });
    expect(check(fields, { title: null, natures: null }).problems).toEqual([
      { path: ['input', 'title'], code: 'NOT_NULL' },
      { path: ['input', 'natures'], code: 'NOT_NULL' },
    ]);
  });

  it('is cleared by a line that shows nothing, where it may be', () => {
    expect(check(fields, { contact: ' \u200b' })).toEqual({ problems: [], values: { contact: null } });
    expect(check(fields, { title: ' \u200b' }).problems).toEqual([
      { path: ['input', 'title'], code: 'MIN_LENGTH', params: { min: 1 } },
    ]);
  });

  it('is checked like any other once it is sent', () => {
    expect(check(fields, { title: ' Export\n', natures: ['a'] })).toEqual({
      problems: [],
      values: { title: 'Export', natures: ['a'] },
    });
    expect(check(fields, { natures: [] }).problems).toEqual([
      { path: ['input', 'natures'], code: 'ARRAY_MIN_SIZE', params: { min: 1 } },
    ]);
  });
});
