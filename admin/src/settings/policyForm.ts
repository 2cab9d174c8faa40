import {
  AlertChannel,
  AlertMoment,
  AlertRecipient,
  ClockFamily,
  type LadderPolicy,
  type LadderRung,
  OFFICE_OPENS,
} from '@vigie/schema/rules';

/** Hours or days: as a person says it. */
export type Unit = 'HOURS' | 'DAYS';

/** A rung while it is being edited. */
export interface FormRung extends Omit<LadderRung, 'hours'> {
  key: string;
  /** As it was typed; may be empty for a while. */
  amount: string;
  unit: Unit;
}

/** A policy while it is being edited. */
export interface PolicyForm {
  family: ClockFamily;
  /** Empty for the organisation as a whole. */
  legalEntityId: string;
  rungs: FormRung[];
  isQuiet: boolean;
  quietFrom: string;
  quietUntil: string;
  quietWeekends: boolean;
  officeFrom: string;
  acknowledgementSilences: boolean;
}

let lastKey = 0;
const newKey = (): string => {
  lastKey += 1;
  return `rung-${lastKey}`;
};

/** Whole days of what comes before the due instant read as days; a breach is told in hours. */
const unitOf = ({ moment, hours }: LadderRung): Unit =>
  moment === AlertMoment.BEFORE_DUE && hours >= 24 && hours % 24 === 0 ? 'DAYS' : 'HOURS';

const toRung = (rung: LadderRung): FormRung => {
  const unit = unitOf(rung);
  const { hours, ...rest } = rung;
  return { ...rest, key: newKey(), unit, amount: String(unit === 'DAYS' ? hours / 24 : hours) };
};

export const toForm = (policy: LadderPolicy, legalEntityId = ''): PolicyForm => ({
  family: policy.family,
  legalEntityId,
  rungs: policy.rungs.map(toRung),
  isQuiet: policy.quiet.from !== null,
  quietFrom: policy.quiet.from ?? '20:00',
  quietUntil: policy.quiet.until ?? '08:00',
  quietWeekends: policy.quiet.weekends,
  officeFrom: policy.officeFrom ?? OFFICE_OPENS,
  acknowledgementSilences: policy.acknowledgementSilences,
});

const hoursOf = ({ moment, amount, unit }: FormRung): number => {
  if (moment === AlertMoment.AT_START || moment === AlertMoment.AT_DUE) return 0;
  const count = Number.parseInt(amount, 10);
  return Number.isFinite(count) ? count * (unit === 'DAYS' ? 24 : 1) : 0;
};

/** What the form says, as the rules and the server take it. */
export const fromForm = (form: PolicyForm): LadderPolicy => ({
  family: form.family,
  rungs: form.rungs.map(({ key: _key, amount: _amount, unit: _unit, ...rung }, index) => ({
    ...rung,
    isStandIn: rung.isStandIn ?? false,
    hours: hoursOf(form.rungs[index] as FormRung),
  })),
  quiet: {
    from: form.isQuiet ? form.quietFrom || null : null,
    until: form.isQuiet ? form.quietUntil || null : null,
    weekends: form.quietWeekends && form.family !== ClockFamily.HOURS,
  },
  officeFrom:
    form.family === ClockFamily.HOURS || form.officeFrom === OFFICE_OPENS ? null : form.officeFrom || null,
  acknowledgementSilences: form.acknowledgementSilences,
});

/** The fields of the mutation. */
export const toInput = (policy: LadderPolicy) => ({
  rungs: policy.rungs,
  quietFrom: policy.quiet.from,
  quietUntil: policy.quiet.until,
  quietWeekends: policy.quiet.weekends,
  officeFrom: policy.officeFrom ?? null,
  acknowledgementSilences: policy.acknowledgementSilences,
});

/** One more alert, before the due instant, which most are. */
export const newRung = (family: ClockFamily): FormRung => ({
  key: newKey(),
  moment: family === ClockFamily.HOURS ? AlertMoment.AFTER_START : AlertMoment.BEFORE_DUE,
  amount: family === ClockFamily.HOURS ? '12' : '5',
  unit: family === ClockFamily.HOURS ? 'HOURS' : 'DAYS',
  isStandIn: false,
  recipients: [AlertRecipient.ASSIGNEE],
  channels: [AlertChannel.MAIL, AlertChannel.INBOX],
});

const ORDER = Object.values(AlertMoment);

/** In order of time, as far as that is the same on every clock. */
export const inOrder = <R extends LadderRung>(rungs: readonly R[]): R[] =>
  [...rungs].sort(
    (a, b) =>
      ORDER.indexOf(a.moment) - ORDER.indexOf(b.moment) ||
      (a.moment === AlertMoment.BEFORE_DUE ? b.hours - a.hours : a.hours - b.hours),
  );
