import { describe, expect, it } from '@jest/globals';
import { DEADLINE_RULES, ruleOf } from '@vigie/schema/rules';
import { askedOf, deadlineInputOf, RULES_BY_REGIME, regimeOf } from './deadlineForm.ts';

const BASE = { anchorAt: '2026-03-10T09:00:00Z', timeZone: 'Europe/Paris' };

describe('the form of the legal deadline', () => {
  it('offers every rule once, those of a regime together', () => {
    expect(RULES_BY_REGIME.map(({ code }) => code).sort()).toEqual(
      DEADLINE_RULES.map(({ code }) => code).sort(),
    );
    const regimes = RULES_BY_REGIME.map(({ code }) => regimeOf(code));
    expect(regimes.filter((regime, i) => regime !== regimes[i - 1]).length).toBe(new Set(regimes).size);
    expect(regimes[0]).toBe('GDPR');
  });

  it('asks of a rule what it needs, and nothing else', () => {
    expect(askedOf(ruleOf('GDPR_12_3'))).toMatchObject({
      hours: false,
      roll: true,
      pauses: true,
      extension: true,
    });
    expect(askedOf(ruleOf('GDPR_33_1'))).toMatchObject({
      hours: true,
      roll: false,
      pauses: false,
      extension: false,
    });
    expect(askedOf(ruleOf('DORA_INITIAL'))).toMatchObject({ facts: ['awareAt'], entityClass: true });
    expect(askedOf(ruleOf('CONTRACT_OBJECTION'))).toMatchObject({ days: true });
    expect(askedOf(ruleOf('RETENTION'))).toMatchObject({ duration: true });
  });

  it.each([
    ['without a rule', { ...BASE }],
    ['without its anchor', { rule: 'GDPR_12_3', timeZone: 'Europe/Paris' }],
    ['without a fact that the rule cannot do without', { ...BASE, rule: 'DORA_INITIAL' }],
  ])('asks nothing of the server %s', (_, values) => {
    expect(deadlineInputOf(values)).toBeNull();
  });

  it('sends what was filled in for this rule, and nothing that was left from another', () => {
    const left = {
      days: 3,
      entityClass: 'CCP',
      policy: { hourStart: 'EXACT', pauseMode: 'RESTART', rollNonWorking: 'NO' },
    };
    expect(
      deadlineInputOf({
        ...BASE,
        ...left,
        rule: 'GDPR_12_3',
        country: 'FR',
        holidayZone: '',
        pauses: [
          { reason: 'IDENTITY_DOUBT', askedAt: '2026-03-12T09:00:00Z', answeredAt: '' },
          { reason: '' },
        ],
        extension: { is: true, notifiedAt: '', months: '1' },
      }),
    ).toEqual({
      ...BASE,
      rule: 'GDPR_12_3',
      country: 'FR',
      policy: { pauseMode: 'RESTART', rollNonWorking: false },
      pauses: [{ reason: 'IDENTITY_DOUBT', askedAt: '2026-03-12T09:00:00Z' }],
      extension: { months: 1 },
    });
  });

  it('knows an extension that is planned from none', () => {
    expect(deadlineInputOf({ ...BASE, rule: 'GDPR_12_3', extension: { is: true } })).toHaveProperty(
      'extension',
      {},
    );
    expect(
      deadlineInputOf({ ...BASE, rule: 'GDPR_12_3', extension: { is: false, months: 2 } }),
    ).not.toHaveProperty('extension');
    expect(deadlineInputOf({ ...BASE, rule: 'GDPR_33_1', extension: { is: true } })).not.toHaveProperty(
      'extension',
    );
  });
});
