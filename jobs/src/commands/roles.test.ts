import { describe, expect, it } from '@jest/globals';
import { rolesOf } from './roles.ts';

describe('the words of --role', () => {
  it('are roles, each once', () => {
    expect(rolesOf(['DPO', 'OWNER', 'DPO'])).toEqual(['OWNER', 'DPO']);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'dpo', ''])('are not %p', (word) => {
    expect(() => rolesOf(['DPO', word])).toThrow(`--role ${word} is unknown`);
  });

  it('are at least one', () => {
    expect(() => rolesOf([])).toThrow(/^--role has to be given: it is one of /);
  });
});
