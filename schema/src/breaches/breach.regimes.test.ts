import { describe, expect, it } from '@jest/globals';
import { DEADLINE_RULES } from '../deadlines/deadline.rules.ts';
import { REFUSALS } from '../shared/refusal.labels.ts';
import {
  AiIncidentKind,
  CraEventKind,
  FilingRegime,
  FilingStage,
  Nis2Class,
  RegimeStatus,
  SWITCHED_REGIMES,
} from './breach.regime.terms.ts';
import {
  isRegimeComplete,
  isRegimeOpen,
  REGIME_RULE_CODES,
  type RegimeFacts,
  regimeFilingObstacle,
  stagesOf,
} from './breach.regimes.ts';

const DETECTED = '2026-06-16T09:00:00.000Z';
const AWARE = '2026-06-16T11:00:00.000Z';
const CLASSIFIED = '2026-06-16T15:00:00.000Z';
const FIRST = '2026-06-16T18:00:00.000Z';
const SECOND = '2026-06-18T18:00:00.000Z';
const THIRD = '2026-06-30T18:00:00.000Z';

const { NIS2, DORA, AI_ACT_73, EPRIVACY_611, CRA_14, GDPR_33 } = FilingRegime;

const facts = (regime: FilingRegime, more: Partial<RegimeFacts> = {}): RegimeFacts => ({
  regime,
  status: RegimeStatus.APPLIES,
  nis2Class: Nis2Class.IMPORTANT,
  detectedAt: DETECTED,
  awareAt: AWARE,
  filings: [],
  ...more,
});
const filed = (regime: FilingRegime, ...stages: [FilingStage, string, boolean?][]) => ({
  filings: stages.map(([stage, submittedAt, isComplete]) => ({ regime, stage, submittedAt, isComplete })),
});

/** The clocks that run: stage, rule, anchor, and when it was met. */
const clocks = (of: RegimeFacts) =>
  stagesOf(of)
    .filter(({ rule }) => rule)
    .map(({ stage, rule, anchorAt, settledAt }) => [stage, rule, anchorAt, settledAt]);

describe('the clocks of a regime', () => {
  it.each<[string, RegimeFacts, unknown[][]]>([
    [
      'NIS2, told nobody yet',
      facts(NIS2),
      [
        ['EARLY_WARNING', 'NIS2_23_4_A', AWARE, null],
        ['NOTIFICATION', 'NIS2_23_4_B', AWARE, null],
        ['FINAL', 'NIS2_23_4_D', null, null],
      ],
    ],
    [
      'a trust service provider notifies in 24 hours',
      facts(NIS2, { nis2Class: Nis2Class.TRUST_SERVICE_PROVIDER }),
      [
        ['EARLY_WARNING', 'NIS2_23_4_A', AWARE, null],
        ['NOTIFICATION', 'NIS2_23_4_B_TSP', AWARE, null],
        ['FINAL', 'NIS2_23_4_D', null, null],
      ],
    ],
    [
      'a notification is the early warning as well, and the final report is counted from it',
      facts(NIS2, filed(NIS2, ['NOTIFICATION' as FilingStage, FIRST])),
      [
        ['EARLY_WARNING', 'NIS2_23_4_A', AWARE, FIRST],
        ['NOTIFICATION', 'NIS2_23_4_B', AWARE, FIRST],
        ['FINAL', 'NIS2_23_4_D', FIRST, null],
      ],
    ],
    [
      'a progress report stands for the final one while the incident goes on',
      facts(NIS2, filed(NIS2, [FilingStage.NOTIFICATION, FIRST], [FilingStage.PROGRESS, SECOND])),
      [
        ['EARLY_WARNING', 'NIS2_23_4_A', AWARE, FIRST],
        ['NOTIFICATION', 'NIS2_23_4_B', AWARE, FIRST],
        ['FINAL', 'NIS2_23_4_D', FIRST, SECOND],
      ],
    ],
    [
      'and once it is handled, a month runs from there',
      facts(NIS2, {
        ...filed(NIS2, [FilingStage.NOTIFICATION, FIRST], [FilingStage.PROGRESS, SECOND]),
        handledAt: THIRD,
      }),
      [
        ['EARLY_WARNING', 'NIS2_23_4_A', AWARE, FIRST],
        ['NOTIFICATION', 'NIS2_23_4_B', AWARE, FIRST],
        ['FINAL', 'NIS2_23_4_D', THIRD, null],
      ],
    ],
    [
      'handling without a progress report moves nothing',
      facts(NIS2, { ...filed(NIS2, [FilingStage.NOTIFICATION, FIRST]), handledAt: THIRD }),
      [
        ['EARLY_WARNING', 'NIS2_23_4_A', AWARE, FIRST],
        ['NOTIFICATION', 'NIS2_23_4_B', AWARE, FIRST],
        ['FINAL', 'NIS2_23_4_D', FIRST, null],
      ],
    ],
    [
      'DORA waits for the classification',
      facts(DORA),
      [
        ['INITIAL', 'DORA_INITIAL', null, null],
        ['INTERMEDIATE', 'DORA_INTERMEDIATE', null, null],
        ['FINAL', 'DORA_FINAL', null, null],
      ],
    ],
    [
      'DORA, each report from the one before and the final one from the latest',
      facts(DORA, {
        classifiedAt: CLASSIFIED,
        ...filed(
          DORA,
          [FilingStage.INTERMEDIATE, THIRD],
          [FilingStage.INITIAL, FIRST],
          [FilingStage.INTERMEDIATE, SECOND],
        ),
      }),
      [
        ['INITIAL', 'DORA_INITIAL', CLASSIFIED, FIRST],
        ['INTERMEDIATE', 'DORA_INTERMEDIATE', FIRST, SECOND],
        ['FINAL', 'DORA_FINAL', THIRD, null],
      ],
    ],
    ['AI Act, a serious incident', facts(AI_ACT_73), [['INITIAL', 'AIA_73_2', AWARE, null]]],
    [
      'AI Act, a widespread one',
      facts(AI_ACT_73, { aiIncidentKind: AiIncidentKind.WIDESPREAD }),
      [['INITIAL', 'AIA_73_3', AWARE, null]],
    ],
    [
      'AI Act, a death',
      facts(AI_ACT_73, { aiIncidentKind: AiIncidentKind.DEATH }),
      [['INITIAL', 'AIA_73_4', AWARE, null]],
    ],
    [
      'ePrivacy from the detection, before anyone is aware',
      facts(EPRIVACY_611, { awareAt: null }),
      [
        ['INITIAL', 'EPRIV_611_INITIAL', DETECTED, null],
        ['COMPLEMENTARY', 'EPRIV_611_SECOND', null, null],
      ],
    ],
    [
      'ePrivacy, a complete first notification needs no second',
      facts(EPRIVACY_611, filed(EPRIVACY_611, [FilingStage.INITIAL, FIRST, true])),
      [['INITIAL', 'EPRIV_611_INITIAL', DETECTED, FIRST]],
    ],
    [
      'ePrivacy, an incomplete one starts three days',
      facts(EPRIVACY_611, filed(EPRIVACY_611, [FilingStage.INITIAL, FIRST, false])),
      [
        ['INITIAL', 'EPRIV_611_INITIAL', DETECTED, FIRST],
        ['COMPLEMENTARY', 'EPRIV_611_SECOND', FIRST, null],
      ],
    ],
    [
      'CRA, whose final report waits to be told what it is about',
      facts(CRA_14),
      [
        ['EARLY_WARNING', 'CRA_14_EARLY_WARNING', AWARE, null],
        ['NOTIFICATION', 'CRA_14_NOTIFICATION', AWARE, null],
      ],
    ],
    [
      'CRA, a vulnerability from its fix',
      facts(CRA_14, { craEventKind: CraEventKind.VULNERABILITY, correctiveAvailableAt: SECOND }),
      [
        ['EARLY_WARNING', 'CRA_14_EARLY_WARNING', AWARE, null],
        ['NOTIFICATION', 'CRA_14_NOTIFICATION', AWARE, null],
        ['FINAL', 'CRA_14_FINAL_VULN', SECOND, null],
      ],
    ],
    [
      'CRA, an incident from its notification',
      facts(CRA_14, {
        craEventKind: CraEventKind.INCIDENT,
        ...filed(CRA_14, [FilingStage.NOTIFICATION, FIRST]),
      }),
      [
        ['EARLY_WARNING', 'CRA_14_EARLY_WARNING', AWARE, FIRST],
        ['NOTIFICATION', 'CRA_14_NOTIFICATION', AWARE, FIRST],
        ['FINAL', 'CRA_14_FINAL_INCIDENT', FIRST, null],
      ],
    ],
    [
      'a filing under another regime changes nothing',
      facts(AI_ACT_73, filed(DORA, [FilingStage.INITIAL, FIRST])),
      [['INITIAL', 'AIA_73_2', AWARE, null]],
    ],
  ])('%s', (_, of, expected) => {
    expect(clocks(of)).toEqual(expected);
  });

  it('are all known to the list by which they are cancelled, and to one regime alone', () => {
    const codes = Object.values(REGIME_RULE_CODES).flat();
    expect(new Set(codes).size).toBe(codes.length);
    const offByDefault = DEADLINE_RULES.filter((rule) => !rule.enabledByDefault && rule.validFrom);
    expect([...codes].sort()).toEqual(offByDefault.map(({ code }) => code).sort());
  });
});

describe('a filing', () => {
  const notified = filed(NIS2, [FilingStage.NOTIFICATION, FIRST]);
  const proposed = facts(NIS2, { status: RegimeStatus.PROPOSED });
  const ongoing = filed(NIS2, [FilingStage.NOTIFICATION, FIRST], [FilingStage.PROGRESS, SECOND]);
  const final = filed(NIS2, [FilingStage.NOTIFICATION, FIRST], [FilingStage.FINAL, SECOND]);
  const dora = facts(DORA, { classifiedAt: CLASSIFIED });

  it.each<[string, RegimeFacts, FilingStage, string, string | null]>([
    ['the early warning', facts(NIS2), FilingStage.EARLY_WARNING, FIRST, null],
    ['at the very awareness', facts(NIS2), FilingStage.EARLY_WARNING, AWARE, null],
    ['before the awareness', facts(NIS2), FilingStage.EARLY_WARNING, DETECTED, 'FILED_BEFORE_AWARENESS'],
    [
      'while nobody is aware',
      facts(NIS2, { awareAt: null }),
      FilingStage.EARLY_WARNING,
      FIRST,
      'NOT_AWARE_YET',
    ],
    ['while it is only proposed', proposed, FilingStage.EARLY_WARNING, FIRST, 'REGIME_UNDECIDED'],
    [
      'once it is ruled out',
      facts(NIS2, { status: RegimeStatus.RULED_OUT }),
      FilingStage.EARLY_WARNING,
      FIRST,
      'REGIME_NOT_APPLIED',
    ],
    ['of another regime’s stage', facts(NIS2), FilingStage.INITIAL, FIRST, 'STAGE_NOT_OF_REGIME'],
    ['of a withdrawal', facts(NIS2), FilingStage.WITHDRAWAL, FIRST, 'STAGE_NOT_OF_REGIME'],
    [
      'an early warning after the notification',
      facts(NIS2, notified),
      FilingStage.EARLY_WARNING,
      SECOND,
      'STAGE_FILED_BEFORE',
    ],
    ['a final report without a notification', facts(NIS2), FilingStage.FINAL, FIRST, 'EARLIER_STAGE_MISSING'],
    ['a final report', facts(NIS2, notified), FilingStage.FINAL, SECOND, null],
    [
      'a final report before the notification',
      facts(NIS2, notified),
      FilingStage.FINAL,
      AWARE,
      'STAGE_OUT_OF_ORDER',
    ],
    [
      'a final report while the incident goes on',
      facts(NIS2, ongoing),
      FilingStage.FINAL,
      THIRD,
      'HANDLING_MISSING',
    ],
    [
      'a final report once it is handled',
      facts(NIS2, { ...ongoing, handledAt: SECOND }),
      FilingStage.FINAL,
      THIRD,
      null,
    ],
    [
      'a final report before the handling',
      facts(NIS2, { ...ongoing, handledAt: THIRD }),
      FilingStage.FINAL,
      SECOND,
      'FILED_BEFORE_ITS_FACT',
    ],
    ['a second progress report', facts(NIS2, ongoing), FilingStage.PROGRESS, THIRD, null],
    ['anything after the final report', facts(NIS2, final), FilingStage.PROGRESS, THIRD, 'REGIME_COMPLETE'],
    ['DORA without a classification', facts(DORA), FilingStage.INITIAL, FIRST, 'CLASSIFICATION_MISSING'],
    ['DORA without awareness', facts(DORA, { awareAt: null }), FilingStage.INITIAL, FIRST, 'NOT_AWARE_YET'],
    ['DORA before the classification', dora, FilingStage.INITIAL, AWARE, 'FILED_BEFORE_ITS_FACT'],
    ['DORA initial', dora, FilingStage.INITIAL, FIRST, null],
    ['DORA intermediate without initial', dora, FilingStage.INTERMEDIATE, FIRST, 'EARLIER_STAGE_MISSING'],
    [
      'ePrivacy before the detection',
      facts(EPRIVACY_611),
      FilingStage.INITIAL,
      '2026-06-16T08:59:59Z',
      'FILED_BEFORE_DETECTION',
    ],
    [
      'ePrivacy without a detection',
      facts(EPRIVACY_611, { detectedAt: null }),
      FilingStage.INITIAL,
      FIRST,
      'DETECTION_MISSING',
    ],
    ['CRA final of what nobody named', facts(CRA_14), FilingStage.FINAL, FIRST, 'EVENT_KIND_MISSING'],
    [
      'CRA final without a fix',
      facts(CRA_14, { craEventKind: CraEventKind.VULNERABILITY }),
      FilingStage.FINAL,
      FIRST,
      'CORRECTIVE_MISSING',
    ],
  ])('%s', (_, of, stage, at, expected) => {
    expect(regimeFilingObstacle(of, stage, at)).toBe(expected);
    if (expected) expect(REFUSALS[expected]).toBeDefined();
  });
});

describe('a regime is open', () => {
  it.each<[string, RegimeFacts, boolean]>([
    ['while it is proposed', facts(NIS2, { status: RegimeStatus.PROPOSED }), true],
    ['until its final report', facts(NIS2, filed(NIS2, [FilingStage.NOTIFICATION, FIRST])), true],
    ['no more after it', facts(NIS2, filed(NIS2, [FilingStage.FINAL, FIRST])), false],
    ['no more once it is ruled out', facts(NIS2, { status: RegimeStatus.RULED_OUT }), false],
    [
      'until an AI Act report is complete',
      facts(AI_ACT_73, filed(AI_ACT_73, [FilingStage.INITIAL, FIRST])),
      true,
    ],
    ['no more once one is', facts(AI_ACT_73, filed(AI_ACT_73, [FilingStage.INITIAL, FIRST, true])), false],
  ])('%s', (_, of, expected) => {
    expect(isRegimeOpen(of)).toBe(expected);
    expect(of.status !== RegimeStatus.APPLIES || isRegimeComplete(of)).toBe(
      !expected || of.status === RegimeStatus.PROPOSED,
    );
  });
});

it('the GDPR has a life cycle of its own', () => {
  expect(stagesOf(facts(GDPR_33))).toEqual([]);
  expect(SWITCHED_REGIMES).not.toContain(GDPR_33);
});
