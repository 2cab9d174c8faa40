import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LegalEntity, Role } from '@vigie/schema';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { before, HOUR, MINUTE } from '../harness/clock.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import {
  aBreach,
  act as actAs,
  BREACH,
  type Step,
  SWITCH,
  type VerbName,
  walk as walkAs,
} from './breach.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;
/** A legal entity of its own for each test: a switch reaches whatever is open there. */
let entityId: string;

/** A Friday evening. */
const NOW = '2026-06-19T16:30:00.000Z';
const AWARE = before(NOW, HOUR);
const after = (instant: string, milliseconds: number): string => before(instant, -milliseconds);

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

beforeEach(async () => {
  app.at(NOW);
  entityId = await app.work(lumen.id, async (ctx) => ctx.make(LegalEntity, { name: 'Lumen Énergie SA' }).id);
});

afterAll(() => app.close());

const act = (name: VerbName, breach: Json, more: object = {}) => actAs(app, lumen.dpo, name, breach, more);
const walk = (breach: Json, ...steps: Step[]) => walkAs(app, lumen.dpo, breach, ...steps);
const recorded = (more: object = {}) => app.given(aBreach(lumen, { legalEntityId: entityId, ...more }));
const made = (more: object = {}) => recorded({ awareAt: AWARE, ...more });
const clockOf = ({ deadlines }: Json, rule: string): Json =>
  deadlines.find((clock: Json) => clock.rule === rule);
const states = ({ deadlines }: Json): Record<string, string> =>
  Object.fromEntries(deadlines.map(({ rule, state }: Json) => [rule, state]));
const ruleOf = async (name: VerbName, breach: Json, more: object = {}) =>
  (await act(name, breach, more)).error?.rule;

const entityOf = async (id = entityId): Promise<Json> =>
  (await app.as(lumen.role('OWNER')).ask('query ($id: ID!) { legalEntity(id: $id) { id version } }', { id }))
    .legalEntity;
const toggle = async (more: object, role: Role = Role.OWNER) => {
  const { id, version } = await entityOf();
  return app.as(lumen.role(role)).run(SWITCH, { input: { id, version, on: true, ...more } });
};
const NIS2 = { regime: 'NIS2', nis2Class: 'IMPORTANT', day: '2026-01-01' };
const DORA = { regime: 'DORA', day: '2026-01-01' };

describe('the switch of a legal entity', () => {
  it('is off until somebody turns it on: a breach has the clock of the GDPR alone', async () => {
    const breach = await made();
    expect(breach.regimes).toEqual([]);
    expect(Object.keys(states(breach))).toEqual(['GDPR_33_1']);
  });

  it('proposes the regime to each breach from its day on, and its clocks run beside the GDPR’s', async () => {
    const { data } = await toggle(NIS2);
    expect(data.switchRegimeOfLegalEntity.parent.regimes).toEqual([
      expect.objectContaining({
        regime: 'NIS2',
        validFrom: '2026-01-01',
        validTo: null,
        isBeforeTheLaw: false,
      }),
    ]);
    expect(await storyOf(app, entityId)).toEqual({
      audit: ['legalEntity.regimeSwitched'],
      events: ['legalEntity.regimeSwitched'],
    });
    const breach = await made();
    expect(breach).toMatchObject({
      openRegimes: 1,
      regimes: [
        { regime: 'NIS2', status: 'PROPOSED', nis2Class: 'IMPORTANT', decidedAt: null, decider: null },
      ],
      dueAt: after(AWARE, 24 * HOUR),
    });
    expect(states(breach)).toEqual({ GDPR_33_1: 'RUNNING', NIS2_23_4_A: 'RUNNING', NIS2_23_4_B: 'RUNNING' });
    expect(clockOf(breach, 'NIS2_23_4_A').dueAt).toBe(after(AWARE, 24 * HOUR));
    expect(clockOf(breach, 'NIS2_23_4_B').dueAt).toBe(after(AWARE, 72 * HOUR));
    expect((await storyOf(app, breach.id)).events).toEqual(['breach.created', 'breach.regimeProposed']);
  });

  it('proposes to what is open already, and to nothing before its day, nor of another entity', async () => {
    const open = await made();
    const earlier = await made({ awareAt: before(AWARE, 48 * HOUR) });
    const other = await made({ legalEntityId: lumen.otherEntityId });
    await toggle({ ...NIS2, day: '2026-06-19' });
    const seen = async ({ id }: Json) => (await app.as(lumen.dpo).ask(BREACH, { id })).breach.regimes.length;
    expect([await seen(open), await seen(earlier), await seen(other)]).toEqual([1, 0, 0]);
  });

  it('is over after its last day, and on record', async () => {
    await toggle(NIS2);
    const { data } = await toggle({ regime: 'NIS2', on: false, day: '2026-06-18' });
    expect(data.switchRegimeOfLegalEntity.parent.regimes).toMatchObject([{ validTo: '2026-06-18' }]);
    expect((await made()).regimes).toEqual([]);
    expect((await made({ awareAt: before(AWARE, 24 * HOUR) })).regimes).toHaveLength(1);
  });

  it('begins anew with another class', async () => {
    await toggle(NIS2);
    const { data } = await toggle({ ...NIS2, nis2Class: 'TRUST_SERVICE_PROVIDER', day: '2026-06-01' });
    expect(data.switchRegimeOfLegalEntity.parent.regimes).toMatchObject([
      { nis2Class: 'IMPORTANT', validTo: '2026-05-31' },
      { nis2Class: 'TRUST_SERVICE_PROVIDER', validFrom: '2026-06-01', validTo: null },
    ]);
    expect(states(await made())).toMatchObject({ NIS2_23_4_B_TSP: 'RUNNING' });
  });

  it('says when it comes before the law itself, and so does each clock', async () => {
    const { data } = await toggle({ regime: 'AI_ACT_73' });
    expect(data.switchRegimeOfLegalEntity.parent.regimes).toMatchObject([
      { validFrom: '2026-06-19', isBeforeTheLaw: true },
    ]);
    expect(clockOf(await made(), 'AIA_73_2').warnings).toContain('RULE_NOT_IN_FORCE');
  });

  it.each([
    ['the GDPR', { regime: 'GDPR_33' }, { rule: 'REGIME_ALWAYS_ON' }],
    ['off what is off', { regime: 'DORA', on: false }, { rule: 'REGIME_OFF_ALREADY' }],
    [
      'NIS2 without a class',
      { regime: 'NIS2' },
      { fields: [{ path: ['input', 'nis2Class'], code: 'REQUIRED' }] },
    ],
    [
      'DORA with the class of NIS2',
      { ...DORA, nis2Class: 'ESSENTIAL' },
      { fields: [{ path: ['input', 'nis2Class'], code: 'NOT_FOR_REGIME' }] },
    ],
    [
      'NIS2 with the class of DORA',
      { ...NIS2, entityClass: 'CCP' },
      { fields: [{ path: ['input', 'entityClass'], code: 'NOT_FOR_REGIME' }] },
    ],
  ])('refuses %s', async (_, more, expected) => {
    const untouched = await footprint(app, lumen.id);
    expect((await toggle(more)).error).toMatchObject(expected);
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });

  it('is turned by who runs the organisation, and by nobody else', async () => {
    for (const role of Object.values(Role).filter((each) => each !== Role.OWNER)) {
      expect([role, (await toggle(NIS2, role)).error?.code]).toEqual([role, 'FORBIDDEN']);
    }
    expect((await toggle(NIS2)).error).toBeUndefined();
    const { id } = await entityOf();
    const stale = await app
      .as(lumen.role('OWNER'))
      .run(SWITCH, { input: { id, version: 1, on: true, ...DORA } });
    expect(stale.error?.code).toBe('CONFLICT');
  });
});

describe('a person decides', () => {
  it('that a proposed regime applies: the clocks go on as they were', async () => {
    await toggle(NIS2);
    const breach = await walk(await made(), ['applyRegime', { reason: 'Service essentiel interrompu.' }]);
    expect(breach.regimes).toMatchObject([
      {
        status: 'APPLIES',
        reason: 'Service essentiel interrompu.',
        decidedAt: expect.stringMatching(/^2026-06-19T16:30/),
        decider: { id: lumen.dpo.userId },
      },
    ]);
    expect(clockOf(breach, 'NIS2_23_4_A')).toMatchObject({ state: 'RUNNING', round: 1 });
    const story = await storyOf(app, breach.id);
    // The answer shows the reason, which is sealed.
    expect(story.audit.slice(-2)).toEqual(['breach.regimeApplied', 'values.read']);
    expect(story.events.at(-1)).toBe('breach.regimeApplied');
    expect(await ruleOf('applyRegime', breach)).toBe('REGIME_APPLIED_ALREADY');
  });

  it('that one applies which no switch proposed', async () => {
    const breach = await walk(await made(), ['applyRegime', { regime: 'AI_ACT_73', nis2Class: undefined }]);
    expect(breach.regimes).toMatchObject([
      { regime: 'AI_ACT_73', aiIncidentKind: 'SERIOUS', status: 'APPLIES' },
    ]);
    expect(clockOf(breach, 'AIA_73_2')).toMatchObject({ state: 'RUNNING', dueOn: '2026-07-06' });
  });

  it('that one does not reach it: its clocks are cancelled with the reason, the GDPR’s runs on', async () => {
    await toggle(NIS2);
    const breach = await walk(await made(), 'ruleOutRegime');
    expect(breach).toMatchObject({ openRegimes: 0, regimes: [{ status: 'RULED_OUT' }] });
    expect(breach.dueAt).toBe(after(AWARE, 72 * HOUR));
    for (const rule of ['NIS2_23_4_A', 'NIS2_23_4_B']) {
      expect(clockOf(breach, rule)).toMatchObject({ state: 'CANCELLED', cancelReason: 'REGIME_RULED_OUT' });
    }
    expect(clockOf(breach, 'GDPR_33_1').state).toBe('RUNNING');
    const story = await storyOf(app, breach.id);
    // The answer shows the reason, which is sealed.
    expect(story.audit.slice(-2)).toEqual(['breach.regimeRuledOut', 'values.read']);
    expect(story.events.at(-1)).toBe('breach.regimeRuledOut');
    expect(await ruleOf('ruleOutRegime', breach)).toBe('REGIME_RULED_OUT_ALREADY');
    expect(await ruleOf('correctRegime', await walk(breach, ['addMeasure', {}]))).toBe('REGIME_NOT_APPLIED');
    const again = await walk(await act('addMeasure', breach).then(() => reread(breach)), 'applyRegime');
    expect(clockOf(again, 'NIS2_23_4_A')).toMatchObject({ state: 'RUNNING', cancelReason: null });
  });

  it('and a decision stands when the facts are corrected', async () => {
    await toggle(NIS2);
    const ruledOut = await walk(await made(), 'ruleOutRegime', ['update', { awareAt: before(AWARE, HOUR) }]);
    expect(ruledOut.regimes).toMatchObject([{ status: 'RULED_OUT' }]);
    expect(clockOf(ruledOut, 'NIS2_23_4_A').state).toBe('CANCELLED');
  });

  it.each([
    ['the GDPR', 'applyRegime', { regime: 'GDPR_33', nis2Class: undefined }, { rule: 'REGIME_ALWAYS_ON' }],
    [
      'NIS2 of an entity of which nobody said what it is',
      'applyRegime',
      { nis2Class: undefined },
      { fields: [{ path: ['input', 'nis2Class'], code: 'REQUIRED' }] },
    ],
    [
      'a fact of another regime',
      'applyRegime',
      { regime: 'DORA' },
      { fields: [{ path: ['input', 'nis2Class'], code: 'NOT_FOR_REGIME' }] },
    ],
    [
      'a classification in the future',
      'applyRegime',
      { regime: 'DORA', nis2Class: undefined, classifiedAt: after(NOW, 6 * MINUTE) },
      { rule: 'REGIME_FACT_IN_FUTURE' },
    ],
    [
      'a classification before the awareness',
      'applyRegime',
      { regime: 'DORA', nis2Class: undefined, classifiedAt: before(AWARE, MINUTE) },
      { rule: 'CLASSIFIED_BEFORE_AWARENESS' },
    ],
    [
      'a handling before the awareness',
      'applyRegime',
      { handledAt: before(AWARE, MINUTE) },
      { rule: 'HANDLED_BEFORE_AWARENESS' },
    ],
  ] as const)('is refused %s', async (_, name, more, expected) => {
    const breach = await made();
    const untouched = await footprint(app, lumen.id);
    expect((await act(name, breach, more)).error).toMatchObject(expected);
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });
});

const reread = async ({ id }: Json): Promise<Json> => (await app.as(lumen.dpo).ask(BREACH, { id })).breach;

describe('NIS2', () => {
  const applied = async () => walk(await made(), 'applyRegime');
  const told = (stage: string, more: object = {}): Step => ['fileRegime', { stage, ...more }];

  it('is told in its stages, each meeting its own clock and the GDPR’s none', async () => {
    const warned = await walk(await applied(), told('EARLY_WARNING', { authorityReference: 'CSIRT-7' }));
    expect(states(warned)).toEqual({ GDPR_33_1: 'RUNNING', NIS2_23_4_A: 'MET', NIS2_23_4_B: 'RUNNING' });
    expect(warned).toMatchObject({
      status: 'CONFIRMED',
      notifiedAt: null,
      filings: [{ regime: 'NIS2', stage: 'EARLY_WARNING', isLate: false, authorityReference: 'CSIRT-7' }],
    });
    app.at(after(NOW, 48 * HOUR));
    const notified = await walk(warned, told('NOTIFICATION'));
    // 21 June is a Sunday; its number in July is a Tuesday.
    expect(clockOf(notified, 'NIS2_23_4_D')).toMatchObject({ state: 'RUNNING', dueOn: '2026-07-21' });
    const final = await walk(notified, told('FINAL'));
    expect(final).toMatchObject({
      openRegimes: 0,
      regimes: [{ filings: [{ stage: 'EARLY_WARNING' }, { stage: 'NOTIFICATION' }, { stage: 'FINAL' }] }],
      filings: [{ isComplete: false }, { isComplete: false }, { isComplete: true }],
    });
    expect(states(final)).toMatchObject({ NIS2_23_4_D: 'MET', GDPR_33_1: 'RUNNING' });
    const story = await storyOf(app, final.id);
    const begun = ['breach.created', 'breach.regimeApplied'];
    expect(story).toEqual({
      // Each answer shows the reference of the authority, which is sealed.
      audit: [...begun, ...Array(3).fill(['breach.filed', 'values.read']).flat()],
      events: [...begun, ...Array(3).fill('breach.filed')],
    });
    expect(await ruleOf('fileRegime', final, { stage: 'PROGRESS' })).toBe('REGIME_COMPLETE');
  });

  it('is late after its 24 hours: refused without a reason, met late with it, though the GDPR is in time', async () => {
    const breach = await applied();
    app.at(after(AWARE, 25 * HOUR));
    expect(await ruleOf('fileRegime', breach)).toBe('LATE_REASON_MISSING');
    const filed = await walk(breach, told('EARLY_WARNING', { lateReason: 'Astreinte injoignable.' }));
    expect(filed.filings).toMatchObject([{ isLate: true, lateReason: 'Astreinte injoignable.' }]);
    expect(clockOf(filed, 'NIS2_23_4_A').state).toBe('MET_LATE');
  });

  it('is in time at the last instant, entered two days after', async () => {
    const breach = await applied();
    app.at(after(AWARE, 72 * HOUR));
    const filed = await walk(breach, told('EARLY_WARNING', { submittedAt: after(AWARE, 24 * HOUR) }));
    expect(filed.filings).toMatchObject([{ isLate: false }]);
    expect(clockOf(filed, 'NIS2_23_4_A').state).toBe('MET');
  });

  it('goes on after a progress report until a month from its handling', async () => {
    const ongoing = await walk(await applied(), told('NOTIFICATION'), told('PROGRESS'));
    expect(clockOf(ongoing, 'NIS2_23_4_D').state).toBe('MET');
    expect(ongoing.openRegimes).toBe(1);
    expect(await ruleOf('fileRegime', ongoing, { stage: 'FINAL' })).toBe('HANDLING_MISSING');
    app.at('2026-08-03T08:00:00.000Z');
    const handled = await walk(ongoing, ['correctRegime', { handledAt: '2026-08-03T07:00:00.000Z' }]);
    expect(clockOf(handled, 'NIS2_23_4_D')).toMatchObject({ state: 'RUNNING', dueOn: '2026-09-03' });
    const { revisions } = clockOf(handled, 'NIS2_23_4_D');
    expect(revisions).toHaveLength(1);
    const story = await storyOf(app, handled.id);
    expect([story.audit.at(-1), story.events.at(-1)]).toEqual([
      'breach.regimeCorrected',
      'breach.regimeCorrected',
    ]);
    expect(clockOf(await walk(handled, told('FINAL')), 'NIS2_23_4_D').state).toBe('MET');
  });

  it('follows a corrected class: another rule runs, the former one is cancelled', async () => {
    const breach = await walk(await applied(), ['correctRegime', { nis2Class: 'TRUST_SERVICE_PROVIDER' }]);
    expect(clockOf(breach, 'NIS2_23_4_B')).toMatchObject({
      state: 'CANCELLED',
      cancelReason: 'REGIME_FACT_CORRECTED',
    });
    expect(clockOf(breach, 'NIS2_23_4_B_TSP').dueAt).toBe(after(AWARE, 24 * HOUR));
  });

  it('follows a corrected awareness, and keeps the date that it had', async () => {
    const earlier = before(AWARE, 5 * HOUR);
    const breach = await walk(await applied(), ['update', { awareAt: earlier }]);
    expect(clockOf(breach, 'NIS2_23_4_A')).toMatchObject({
      anchorAt: earlier,
      dueAt: after(earlier, 24 * HOUR),
      round: 2,
      revisions: [{ dueAt: after(AWARE, 24 * HOUR), reason: 'REGIME_FACT_CORRECTED' }],
    });
  });

  it('waits for the awareness, and starts with it', async () => {
    await toggle(NIS2);
    const detected = await recorded({ detectedAt: AWARE });
    expect(detected).toMatchObject({ regimes: [{ status: 'PROPOSED' }], deadlines: [] });
    const applied = await walk(detected, 'applyRegime');
    expect(await ruleOf('fileRegime', applied)).toBe('NOT_AWARE_YET');
    const aware = await walk(applied, ['becomeAware', { awareAt: AWARE }]);
    expect(clockOf(aware, 'NIS2_23_4_A').state).toBe('RUNNING');
  });

  it('reaches a processor too, whose customers are told beside it', async () => {
    const breach = await walk(await made({ role: 'PROCESSOR' }), 'applyRegime', 'addController');
    expect(states(breach)).toMatchObject({ NIS2_23_4_A: 'RUNNING', GDPR_33_2_CONTRACT: 'RUNNING' });
    expect(states(breach)).not.toHaveProperty('GDPR_33_1');
  });

  it('stays open to nobody before a decision, nor twice at one instant', async () => {
    await toggle(NIS2);
    const proposed = await made();
    expect(await ruleOf('fileRegime', proposed)).toBe('REGIME_UNDECIDED');
    const progress = await walk(
      await walk(proposed, 'applyRegime'),
      told('NOTIFICATION', { submittedAt: NOW }),
      told('PROGRESS', { submittedAt: NOW }),
    );
    expect(await ruleOf('fileRegime', progress, { stage: 'PROGRESS', submittedAt: NOW })).toBe(
      'STAGE_FILED_BEFORE',
    );
    expect(await ruleOf('fileRegime', progress, { regime: 'DORA', stage: 'INITIAL' })).toBe(
      'REGIME_NOT_APPLIED',
    );
    expect(
      await ruleOf('fileRegime', progress, { stage: 'PROGRESS', submittedAt: after(NOW, 6 * MINUTE) }),
    ).toBe('FILING_IN_FUTURE');
    expect(await ruleOf('update', progress, { awareAt: NOW })).toBeUndefined();
  });
});

describe('DORA', () => {
  const classified = (more: object = {}): Step => [
    'applyRegime',
    { regime: 'DORA', nis2Class: undefined, classifiedAt: NOW, ...more },
  ];
  const told = (stage: string, more: object = {}): Step => ['fileRegime', { regime: 'DORA', stage, ...more }];

  it('starts with the classification as major: 4 hours, and at most 24 from the awareness', async () => {
    const waiting = await walk(await made(), ['applyRegime', { regime: 'DORA', nis2Class: undefined }]);
    expect(states(waiting)).toEqual({ GDPR_33_1: 'RUNNING' });
    expect(await ruleOf('fileRegime', waiting, { regime: 'DORA', stage: 'INITIAL' })).toBe(
      'CLASSIFICATION_MISSING',
    );
    const fact = { regime: 'DORA', nis2Class: undefined, classifiedAt: NOW };
    const running = await walk(waiting, ['correctRegime', fact]);
    expect(clockOf(running, 'DORA_INITIAL')).toMatchObject({ state: 'RUNNING', dueAt: after(NOW, 4 * HOUR) });
    app.at(after(AWARE, 22 * HOUR));
    const later = await walk(running, ['correctRegime', { ...fact, classifiedAt: after(AWARE, 22 * HOUR) }]);
    // 24 hours after the awareness of Friday 15:30Z is a Saturday: noon of Monday.
    expect(clockOf(later, 'DORA_INITIAL')).toMatchObject({ dueAt: '2026-06-22T10:00:00.000Z', round: 2 });
  });

  it.each([
    ['OTHER', '2026-06-22T10:00:00.000Z'],
    ['CREDIT_INSTITUTION', '2026-06-20T15:30:00.000Z'],
    ['NIS2_ENTITY', '2026-06-20T15:30:00.000Z'],
  ])('gives %s the weekend, or not', async (entityClass, dueAt) => {
    app.at(after(AWARE, 22 * HOUR));
    const breach = await walk(
      await made(),
      classified({ entityClass, classifiedAt: after(AWARE, 22 * HOUR) }),
    );
    expect(clockOf(breach, 'DORA_INITIAL').dueAt).toBe(dueAt);
  });

  it('holds an entity under NIS2 as well to the stricter class', async () => {
    await toggle(NIS2);
    await toggle(DORA);
    const { regimes } = await made();
    expect(regimes.map(({ regime, entityClass }: Json) => [regime, entityClass])).toEqual([
      ['NIS2', null],
      ['DORA', 'NIS2_ENTITY'],
    ]);
  });

  it('counts the final report from the latest intermediate one', async () => {
    const initial = await walk(await made(), classified(), told('INITIAL'));
    expect(clockOf(initial, 'DORA_INTERMEDIATE').anchorAt).toMatch(/^2026-06-19T16:3/);
    app.at('2026-06-22T09:00:00.000Z');
    const intermediate = await walk(initial, told('INTERMEDIATE'));
    expect(clockOf(intermediate, 'DORA_FINAL')).toMatchObject({ dueOn: '2026-07-22', round: 1 });
    app.at('2026-06-24T09:00:00.000Z');
    const updated = await walk(intermediate, told('INTERMEDIATE'));
    expect(clockOf(updated, 'DORA_FINAL')).toMatchObject({
      dueOn: '2026-07-24',
      round: 2,
      revisions: [{ reason: 'REGIME_FACT_CORRECTED' }],
    });
    expect(clockOf(updated, 'DORA_INTERMEDIATE').settledAt).toMatch(/^2026-06-22T09:00:/);
    expect(await ruleOf('update', updated, { awareAt: after(NOW, MINUTE) })).toBe('FILED_BEFORE_AWARENESS');
  });

  it('keeps the classification after a corrected awareness', async () => {
    const breach = await walk(await made(), classified({ classifiedAt: before(NOW, 30 * MINUTE) }));
    const untouched = await footprint(app, lumen.id);
    expect(await ruleOf('update', breach, { awareAt: before(NOW, 20 * MINUTE) })).toBe(
      'CLASSIFIED_BEFORE_AWARENESS',
    );
    expect(await footprint(app, lumen.id)).toEqual(untouched);
    expect(await ruleOf('update', breach, { awareAt: before(NOW, 40 * MINUTE) })).toBeUndefined();
  });
});

describe('the others', () => {
  it('ePrivacy runs from the detection, before anyone is aware, and ends with all that was to be told', async () => {
    await toggle({ regime: 'EPRIVACY_611', day: '2026-01-01' });
    const detected = await recorded({ detectedAt: AWARE });
    expect(detected.dueAt).toBe(after(AWARE, 24 * HOUR));
    const regime = { regime: 'EPRIVACY_611', nis2Class: undefined };
    const initial = await walk(
      detected,
      ['applyRegime', regime],
      ['fileRegime', { regime: 'EPRIVACY_611', stage: 'INITIAL' }],
    );
    // Three days from Friday: over the weekend, with two working days in them.
    expect(clockOf(initial, 'EPRIV_611_SECOND')).toMatchObject({ state: 'RUNNING', dueOn: '2026-06-23' });
    expect(await ruleOf('update', initial, { detectedAt: after(NOW, -1) })).toBeUndefined();
    app.at(after(NOW, HOUR));
    const again = await reread(initial);
    expect(await ruleOf('update', again, { detectedAt: after(NOW, MINUTE) })).toBe('FILED_BEFORE_DETECTION');
    const aware = await walk(again, ['becomeAware', { awareAt: after(NOW, MINUTE) }]);
    const done = await walk(aware, ['fileRegime', { regime: 'EPRIVACY_611', stage: 'COMPLEMENTARY' }]);
    expect(done).toMatchObject({ openRegimes: 0 });
    expect(states(done)).toMatchObject({ EPRIV_611_SECOND: 'MET', GDPR_33_1: 'RUNNING' });
  });

  it('CRA ends 14 days after the fix of a vulnerability, and a month after the notification of an incident', async () => {
    const regime = { regime: 'CRA_14', nis2Class: undefined };
    const notified = await walk(
      await made(),
      ['applyRegime', regime],
      ['fileRegime', { regime: 'CRA_14', stage: 'NOTIFICATION' }],
    );
    expect(states(notified)).toMatchObject({ CRA_14_EARLY_WARNING: 'MET', CRA_14_NOTIFICATION: 'MET' });
    expect(clockOf(notified, 'CRA_14_NOTIFICATION').warnings).toContain('RULE_NOT_IN_FORCE');
    const fix = { ...regime, craEventKind: 'VULNERABILITY', correctiveAvailableAt: NOW };
    const fixed = await walk(notified, ['correctRegime', fix]);
    expect(clockOf(fixed, 'CRA_14_FINAL_VULN')).toMatchObject({ state: 'RUNNING', dueOn: '2026-07-03' });
    const incident = await walk(fixed, ['correctRegime', { ...regime, craEventKind: 'INCIDENT' }]);
    expect(clockOf(incident, 'CRA_14_FINAL_VULN').state).toBe('CANCELLED');
    expect(clockOf(incident, 'CRA_14_FINAL_INCIDENT')).toMatchObject({
      state: 'RUNNING',
      dueOn: '2026-07-20',
    });
  });

  it('the AI Act counts by what the incident came to', async () => {
    const regime = { regime: 'AI_ACT_73', nis2Class: undefined };
    const serious = await walk(await made(), ['applyRegime', regime]);
    const death = await walk(serious, ['correctRegime', { ...regime, aiIncidentKind: 'DEATH' }]);
    expect(clockOf(death, 'AIA_73_2').state).toBe('CANCELLED');
    expect(clockOf(death, 'AIA_73_4')).toMatchObject({ state: 'RUNNING', dueOn: '2026-06-29' });
    const done = await walk(death, [
      'fileRegime',
      { regime: 'AI_ACT_73', stage: 'INITIAL', isComplete: true },
    ]);
    expect(done.openRegimes).toBe(0);
  });
});
