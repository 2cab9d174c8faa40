import { describe, expect, it } from '@jest/globals';
import {
  AlertChannel,
  AlertMoment,
  AlertRecipient,
  ClockFamily,
  STANDARD_POLICIES,
} from '@vigie/schema/rules';
import { fromForm, inOrder, toForm, toInput } from './policyForm.ts';

describe('the form of a ladder', () => {
  it.each(Object.values(ClockFamily))('gives the ladder of %s back as it was', (family) => {
    const policy = STANDARD_POLICIES[family];
    const rungs = policy.rungs.map((rung) => ({ ...rung, isStandIn: rung.isStandIn ?? false }));
    expect(fromForm(toForm(policy))).toEqual({ ...policy, rungs });
  });

  it.each([
    [AlertMoment.BEFORE_DUE, 336, '14', 'DAYS'],
    [AlertMoment.BEFORE_DUE, 6, '6', 'HOURS'],
    [AlertMoment.BEFORE_DUE, 30, '30', 'HOURS'],
    [AlertMoment.AFTER_START, 48, '48', 'HOURS'],
    [AlertMoment.OVERDUE, 24, '24', 'HOURS'],
  ])('%s %i hours reads as %s %s', (moment, hours, amount, unit) => {
    const rung = {
      moment,
      hours,
      recipients: [AlertRecipient.DPO],
      channels: [AlertChannel.MAIL],
    };
    const [shown] = toForm({ ...STANDARD_POLICIES.OTHER, rungs: [rung] }).rungs;
    expect(shown).toMatchObject({ amount, unit });
  });

  it.each(['', 'x', '0'])('takes %j as no hours at all, which the rules refuse', (amount) => {
    const form = toForm(STANDARD_POLICIES.OTHER);
    const [first, ...rest] = form.rungs;
    const policy = fromForm({ ...form, rungs: [{ ...(first as (typeof form.rungs)[0]), amount }, ...rest] });
    expect(policy.rungs[0]?.hours).toBe(0);
  });

  it('sends no quiet hours where none are wanted, nor any on clocks of hours', () => {
    const form = { ...toForm(STANDARD_POLICIES.OTHER), quietWeekends: true };
    expect(toInput(fromForm(form))).toMatchObject({ quietFrom: null, quietUntil: null, quietWeekends: true });
    const hours = { ...toForm(STANDARD_POLICIES.HOURS), quietWeekends: true };
    expect(toInput(fromForm(hours)).quietWeekends).toBe(false);
  });

  it('is shown in order of time', () => {
    const rungs = [...STANDARD_POLICIES.HOURS.rungs].reverse();
    expect(inOrder(rungs).map(({ moment, hours }) => `${moment} ${hours}`)).toEqual([
      'AT_START 0',
      'AFTER_START 24',
      'AFTER_START 48',
      'AFTER_START 66',
      'BEFORE_DUE 6',
      'AT_DUE 0',
      'OVERDUE 24',
    ]);
  });
});
