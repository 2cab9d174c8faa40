import { describe, expect, it } from '@jest/globals';
import { REFUSALS } from '../shared/refusal.labels.ts';
import {
  type BreachState,
  breachDecisionObstacle,
  breachStatusOf,
  channelObstacle,
  filingObstacle,
  statusAfterReopening,
} from './breach.lifecycle.ts';
import { FilingStage } from './breach.regime.terms.ts';
import { hasGap, registerGaps } from './breach.register.ts';
import {
  BreachRisk,
  BreachRole,
  BreachStatus,
  ExemptionGround,
  SubjectCommunicationChannel,
} from './breach.terms.ts';
import { BREACH_VERBS, type BreachAction, breachObstacle } from './breach.verbs.ts';

const AWARE = '2026-06-16T11:00:00Z';
const TOLD = '2026-06-16T12:00:00Z';

const registered = {
  detectedAt: AWARE,
  cause: 'INTERNAL_ACCIDENTAL',
  description: 'sealed',
  approximateSubjects: 0,
  involvedData: [{ category: 'CONTACT' }],
  likelyConsequences: 'Spam.',
  measuresTaken: 'Recalled.',
};

const detected: BreachState = { status: BreachStatus.DETECTED };
const investigated: BreachState = { status: BreachStatus.UNDER_INVESTIGATION };
const aware: BreachState = { status: BreachStatus.CONFIRMED, awareAt: AWARE };
const assessed: BreachState = { ...aware, status: BreachStatus.ASSESSED, assessmentId: 'a1' };
const decided = (risk: BreachRisk, notifyAuthority: boolean, tellSubjects = false): BreachState => ({
  ...assessed,
  decidedOnId: 'a1',
  risk,
  notifyAuthority,
  tellSubjects,
});
const unlikely = decided(BreachRisk.UNLIKELY, false);
const risk = decided(BreachRisk.RISK, true);
const highRisk = decided(BreachRisk.HIGH_RISK, true, true);
const initial = { status: BreachStatus.NOTIFIED_INITIAL, notifiedAt: TOLD };
const complete = { ...initial, status: BreachStatus.NOTIFIED_COMPLETE, notificationCompletedAt: TOLD };
const processor: BreachState = { ...aware, ...registered, role: BreachRole.PROCESSOR };
const told = { communicatedAt: TOLD };

const CASES: [string, BreachAction, BreachState, string | null][] = [
  ['an investigation of what was detected', 'investigate', detected, null],
  ['a second investigation', 'investigate', investigated, 'INVESTIGATED_ALREADY'],
  ['an investigation of what is certain', 'investigate', aware, 'AWARE_ALREADY'],
  ['awareness at once', 'becomeAware', detected, null],
  ['awareness after an investigation', 'becomeAware', investigated, null],
  ['awareness twice', 'becomeAware', aware, 'AWARE_ALREADY'],
  ['no breach after all', 'markNotABreach', investigated, null],
  ['no breach once aware', 'markNotABreach', aware, 'AWARE_ALREADY'],
  ['an assessment before awareness', 'assess', investigated, 'NOT_AWARE_YET'],
  ['an assessment', 'assess', aware, null],
  ['another version after the notification', 'assess', { ...risk, ...complete }, null],
  ['an assessment by a processor', 'assess', processor, 'FOR_THE_CONTROLLER_ALONE'],
  ['a decision without an assessment', 'decide', aware, 'ASSESSMENT_MISSING'],
  ['a decision', 'decide', assessed, null],
  ['another decision', 'decide', highRisk, null],
  ['a decision by a processor', 'decide', processor, 'FOR_THE_CONTROLLER_ALONE'],
  ['a filing before awareness', 'file', detected, 'NOT_AWARE_YET'],
  ['a filing before the assessment, since 72 hours are short', 'file', aware, null],
  ['a filing against the decision', 'file', unlikely, 'DECIDED_NOT_TO_NOTIFY'],
  ['a filing when the decision stands no more', 'file', { ...unlikely, assessmentId: 'a2' }, null],
  ['the withdrawal of what need not have been told', 'file', { ...unlikely, ...initial }, null],
  ['a filing by a processor', 'file', processor, 'FOR_THE_CONTROLLER_ALONE'],
  ['a communication before awareness', 'communicate', detected, 'NOT_AWARE_YET'],
  ['a communication before any decision', 'communicate', aware, null],
  ['a communication by a processor', 'communicate', processor, 'FOR_THE_CONTROLLER_ALONE'],
  ['an exemption without an assessment', 'exempt', aware, 'ASSESSMENT_MISSING'],
  ['an exemption without a decision', 'exempt', assessed, 'DECISION_MISSING'],
  ['an exemption where no high risk was decided', 'exempt', risk, 'NO_HIGH_RISK'],
  ['an exemption', 'exempt', highRisk, null],
  ['an exemption after the persons were told', 'exempt', { ...highRisk, ...told }, 'COMMUNICATED_ALREADY'],
  ['a measure', 'addMeasure', detected, null],
  ['completing without a measure', 'completeMeasure', aware, 'NO_OPEN_MEASURE'],
  ['completing after the end', 'completeMeasure', { status: BreachStatus.CLOSED, openMeasures: 1 }, null],
  ['a customer of a controller', 'addController', aware, 'FOR_A_PROCESSOR_ALONE'],
  ['a customer of a processor', 'addController', processor, null],
  ['telling no customer', 'notifyController', processor, 'CONTROLLER_MISSING'],
  ['telling a customer', 'notifyController', { ...processor, controllers: 2, controllersWaiting: 1 }, null],
  [
    'telling all twice',
    'notifyController',
    { ...processor, controllers: 2, controllersWaiting: 0 },
    'CONTROLLER_NOTIFIED_ALREADY',
  ],
  [
    'telling a customer before awareness',
    'notifyController',
    { ...processor, awareAt: null },
    'NOT_AWARE_YET',
  ],
  ['documenting without a decision', 'documentOnly', { ...assessed, ...registered }, 'DECISION_MISSING'],
  ['documenting what is to be notified', 'documentOnly', { ...risk, ...registered }, 'DECIDED_TO_NOTIFY'],
  [
    'documenting what was notified',
    'documentOnly',
    { ...unlikely, ...initial, ...registered },
    'NOTIFIED_ALREADY',
  ],
  ['documenting by half', 'documentOnly', unlikely, 'REGISTER_INCOMPLETE'],
  ['documenting only', 'documentOnly', { ...unlikely, ...registered }, null],
  [
    'documenting what the persons were promised',
    'documentOnly',
    { ...decided(BreachRisk.UNLIKELY, false, true), ...registered },
    'COMMUNICATION_MISSING',
  ],
  ['closing before awareness', 'close', detected, 'NOT_AWARE_YET'],
  ['closing without an assessment', 'close', aware, 'ASSESSMENT_MISSING'],
  ['closing on an old decision', 'close', { ...risk, assessmentId: 'a2' }, 'DECISION_MISSING'],
  ['closing without the notification decided', 'close', risk, 'INITIAL_MISSING'],
  ['closing what is not notified', 'close', { ...unlikely, ...registered }, 'CLOSES_BY_DOCUMENTING'],
  ['closing without the complement', 'close', { ...risk, ...initial, ...registered }, 'COMPLEMENT_MISSING'],
  ['closing with an incomplete register', 'close', { ...risk, ...complete }, 'REGISTER_INCOMPLETE'],
  ['closing a risk', 'close', { ...risk, ...complete, ...registered }, null],
  [
    'closing a high risk untold',
    'close',
    { ...highRisk, ...complete, ...registered },
    'COMMUNICATION_MISSING',
  ],
  ['closing a high risk told', 'close', { ...highRisk, ...complete, ...registered, ...told }, null],
  [
    'closing under 34(3)(a)',
    'close',
    { ...highRisk, ...complete, ...registered, exemptionGround: ExemptionGround.UNINTELLIGIBLE },
    null,
  ],
  [
    'closing under 34(3)(c) without a notice',
    'close',
    { ...highRisk, ...complete, ...registered, exemptionGround: ExemptionGround.DISPROPORTIONATE_EFFORT },
    'EXEMPTION_INCOMPLETE',
  ],
  [
    'closing under 34(3)(c) with its notice',
    'close',
    {
      ...highRisk,
      ...complete,
      ...registered,
      exemptionGround: ExemptionGround.DISPROPORTIONATE_EFFORT,
      publicNoticeAt: TOLD,
    },
    null,
  ],
  ['closing as a processor without a customer', 'close', processor, 'CONTROLLER_MISSING'],
  [
    'closing as a processor, one untold',
    'close',
    { ...processor, controllers: 2, controllersWaiting: 1 },
    'CONTROLLERS_NOT_NOTIFIED',
  ],
  ['closing as a processor', 'close', { ...processor, controllers: 2, controllersWaiting: 0 }, null],
  ['reopening what is not over', 'reopen', aware, 'NOT_OVER'],
];

describe('the life cycle of a breach', () => {
  it.each(CASES)('%s', (_name, action, breach, expected) => {
    expect(breachObstacle(action, breach)).toBe(expected);
  });

  it.each([BreachStatus.CLOSED, BreachStatus.NOT_A_BREACH, BreachStatus.DOCUMENTED_ONLY])(
    '%s lets it be reopened, a measure be completed, and nothing else',
    (status) => {
      const state = { ...risk, ...complete, ...registered, status, openMeasures: 1 };
      const obstacles = (Object.keys(BREACH_VERBS) as BreachAction[]).map((action) => [
        action,
        breachObstacle(action, state),
      ]);
      const elsewhere = obstacles.filter(([, obstacle]) => obstacle !== 'BREACH_OVER');
      expect(elsewhere).toEqual([
        ['completeMeasure', null],
        ['openControllerBreach', 'FOR_A_PROCESSOR_ALONE'],
        ['reopen', null],
      ]);
    },
  );

  it('a closed case of a processor still lets a customer take up their own', () => {
    const state = { ...processor, status: BreachStatus.CLOSED, controllers: 1 };
    expect(breachObstacle('openControllerBreach', state)).toBeNull();
    expect(breachObstacle('openControllerBreach', { ...state, controllers: 0 })).toBe('CONTROLLER_MISSING');
  });

  it.each(['markNotABreach', 'documentOnly', 'close'] as const)(
    '%s waits for the other regimes, and for them alone',
    (action) => {
      const ready: Record<typeof action, BreachState> = {
        markNotABreach: investigated,
        documentOnly: { ...unlikely, ...registered },
        close: { ...risk, ...complete, ...registered },
      };
      expect(breachObstacle(action, { ...ready[action], openRegimes: 1 })).toBe('REGIME_OPEN');
      expect(breachObstacle(action, { ...ready[action], openRegimes: 0 })).toBeNull();
    },
  );

  it('has a sentence for each of its refusals', () => {
    const codes = CASES.flatMap(([, , , code]) => code ?? []);
    expect(codes.filter((code) => !(code in REFUSALS))).toEqual([]);
  });
});

describe('the phases of GDPR 33(4)', () => {
  it.each([
    [FilingStage.INITIAL, aware, null],
    [FilingStage.INITIAL, { ...aware, ...initial }, 'FILED_BEFORE'],
    [FilingStage.COMPLEMENTARY, aware, 'INITIAL_MISSING'],
    [FilingStage.COMPLEMENTARY, { ...aware, ...initial }, null],
    [FilingStage.COMPLEMENTARY, { ...aware, ...complete }, null],
    [FilingStage.WITHDRAWAL, aware, 'NOTHING_TO_WITHDRAW'],
    [FilingStage.WITHDRAWAL, { ...aware, ...initial }, null],
  ])('%s', (stage, breach, expected) => {
    expect(filingObstacle(stage, breach)).toBe(expected);
  });
});

it('a public notice needs the exemption of 34(3)(c), any other channel none', () => {
  const { PUBLIC_NOTICE, EMAIL } = SubjectCommunicationChannel;
  const exempt = (exemptionGround: ExemptionGround) => ({ ...highRisk, exemptionGround });
  expect(channelObstacle(PUBLIC_NOTICE, highRisk)).toBe('PUBLIC_NOTICE_NEEDS_EXEMPTION');
  expect(channelObstacle(PUBLIC_NOTICE, exempt(ExemptionGround.SUBSEQUENT_MEASURES))).toBe(
    'PUBLIC_NOTICE_NEEDS_EXEMPTION',
  );
  expect(channelObstacle(PUBLIC_NOTICE, exempt(ExemptionGround.DISPROPORTIONATE_EFFORT))).toBeNull();
  expect(channelObstacle(EMAIL, highRisk)).toBeNull();
});

it.each([
  [BreachRisk.UNLIKELY, false, null],
  [BreachRisk.UNLIKELY, true, null],
  [BreachRisk.RISK, false, 'RISK_NEEDS_NOTIFICATION'],
  [BreachRisk.RISK, true, null],
  [BreachRisk.HIGH_RISK, false, 'RISK_NEEDS_NOTIFICATION'],
  [BreachRisk.HIGH_RISK, true, null],
])('a decision of %s with notification %s', (decidedRisk, notify, expected) => {
  expect(breachDecisionObstacle(decidedRisk, notify)).toBe(expected);
});

it.each([
  [aware, BreachStatus.CONFIRMED],
  [assessed, BreachStatus.ASSESSED],
  [{ ...aware, notifiedAt: TOLD }, BreachStatus.NOTIFIED_INITIAL],
  [{ ...assessed, notifiedAt: TOLD, notificationCompletedAt: TOLD }, BreachStatus.NOTIFIED_COMPLETE],
])('stands where its facts put it: %#', (breach, status) => {
  expect(breachStatusOf(breach)).toBe(status);
});

it('is reopened to a new assessment, or to the investigation that ruled it out', () => {
  expect(statusAfterReopening({ ...aware, status: BreachStatus.CLOSED })).toBe(BreachStatus.CONFIRMED);
  expect(statusAfterReopening({ status: BreachStatus.NOT_A_BREACH })).toBe(BreachStatus.UNDER_INVESTIGATION);
});

describe('the register of GDPR 33(5)', () => {
  it('names what is missing, and nothing when all is there', () => {
    expect(registerGaps({ ...registered, awareAt: AWARE })).toEqual([]);
    expect(registerGaps({})).toEqual(Object.keys(registered));
    expect(registerGaps({ ...registered, involvedData: [], likelyConsequences: '' })).toEqual([
      'involvedData',
      'likelyConsequences',
    ]);
  });

  it('asks why detection and awareness lie apart, where they do', () => {
    expect(hasGap(AWARE, AWARE)).toBe(false);
    expect(hasGap(AWARE, new Date(TOLD))).toBe(true);
    expect(hasGap(null, TOLD)).toBe(false);
    expect(registerGaps({ ...registered, awareAt: TOLD })).toEqual(['gapReason']);
    expect(registerGaps({ ...registered, awareAt: TOLD, gapReason: 'Vérification.' })).toEqual([]);
  });
});
