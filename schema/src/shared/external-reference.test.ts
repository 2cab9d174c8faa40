import { describe, expect, it } from '@jest/globals';
import { externalReferenceProblem } from './external-reference.ts';

describe('a reference in another system', () => {
  it.each([
    ['system', 'zendesk'],
    ['system', 'crm.lumen-fr_2'],
    ['id', '4711'],
    ['id', '1234567890123'],
    ['id', 'SAV-2026/0042#3'],
    ['id', 'réclamation:7'],
    ['id', '0042'],
    ['id', '01a20990-d0bf-700c-93b2-960803ade596'],
  ] as const)('takes %s %s', (field, value) => {
    expect(externalReferenceProblem(field, value)).toBeNull();
  });

  it.each([
    ['system', '', 'NOT_A_NAME'],
    ['system', 'Zen desk', 'NOT_A_NAME'],
    ['system', 'helpdesk@lumen.example', 'HOLDS_ADDRESS'],
    ['system', 'x'.repeat(61), 'NOT_A_NAME'],
    ['id', '', 'NOT_A_NAME'],
    ['id', 'odile@example.com', 'HOLDS_ADDRESS'],
    ['id', '+33 6 12 34 56 78', 'HOLDS_PHONE_NUMBER'],
    ['id', '06.12.34.56.78', 'HOLDS_PHONE_NUMBER'],
    ['id', '0033612345678', 'HOLDS_PHONE_NUMBER'],
    ['id', 'Odile Martin', 'NOT_A_NAME'],
    ['id', 'a\u200bb', 'NOT_A_NAME'],
    ['id', 'x'.repeat(121), 'NOT_A_NAME'],
  ] as const)('refuses %s %j as %s', (field, value, problem) => {
    expect(externalReferenceProblem(field, value)).toBe(problem);
  });
});
