import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { before, HOUR } from '../harness/clock.ts';
import { footprint } from '../harness/footprint.ts';
import { counting } from '../harness/statements.ts';
import {
  aBreach,
  act as actAs,
  BREACH,
  FILE,
  HIGH_RISK,
  REGISTERED,
  type Step,
  UNLIKELY,
  VERBS,
  type VerbName,
  walk,
} from './breach.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

const NOW = '2026-06-19T16:30:00.000Z';
const AWARE = before(NOW, HOUR);

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

beforeEach(() => {
  app.at(NOW);
});

type Steps = Step[];

const FACTS = { ...REGISTERED, detectedAt: AWARE };
const AWARE_FACTS = { ...FACTS, awareAt: AWARE };
const PROCESSOR = { ...AWARE_FACTS, role: 'PROCESSOR' };
const DECIDED_HIGH: Steps = ['assess', ['decide', HIGH_RISK]];

/** Where each verb is open: how the breach was recorded, what was done to it, and what the verb is given. */
const OPEN: Record<VerbName, [object, Steps, ((breach: Json) => object)?]> = {
  update: [{}, [], () => ({ title: 'Autre titre' })],
  investigate: [{}, []],
  becomeAware: [{}, [], () => ({ awareAt: AWARE })],
  markNotABreach: [{}, ['investigate']],
  assess: [AWARE_FACTS, []],
  decide: [AWARE_FACTS, ['assess']],
  file: [AWARE_FACTS, []],
  applyRegime: [AWARE_FACTS, []],
  correctRegime: [AWARE_FACTS, ['applyRegime']],
  ruleOutRegime: [AWARE_FACTS, ['applyRegime']],
  fileRegime: [AWARE_FACTS, ['applyRegime']],
  communicate: [AWARE_FACTS, []],
  exempt: [AWARE_FACTS, DECIDED_HIGH],
  addMeasure: [{}, []],
  completeMeasure: [{}, ['addMeasure'], ({ measures }) => ({ measureId: measures[0].id })],
  addController: [PROCESSOR, []],
  notifyController: [
    PROCESSOR,
    ['addController'],
    ({ controllerNotices }) => ({ noticeId: controllerNotices[0].id }),
  ],
  openControllerBreach: [
    PROCESSOR,
    [
      ['addController', () => ({ controllerEntityId: lumen.otherEntityId })],
      ['notifyController', ({ controllerNotices }) => ({ noticeId: controllerNotices[0].id })],
    ],
    ({ controllerNotices }) => ({ noticeId: controllerNotices[0].id }),
  ],
  documentOnly: [AWARE_FACTS, ['assess', ['decide', UNLIKELY]]],
  close: [AWARE_FACTS, ['assess', 'decide', ['file', { isComplete: true }]]],
  reopen: [{}, ['markNotABreach']],
};
const NAMES = Object.keys(OPEN) as VerbName[];

const make = async (name: VerbName): Promise<[Json, object]> => {
  const [more, steps, given] = OPEN[name];
  const breach = await walk(app, lumen.dpo, await app.given(aBreach(lumen, more)), ...steps);
  return [breach, given?.(breach) ?? {}];
};

const PERMISSION =
  'query ($id: ID!, $action: String!) { breach(id: $id) { permission(action: $action) { allowed reason text } } }';
const permission = async (role: Role, id: string, action: VerbName) =>
  (await app.as(lumen.role(role)).ask(PERMISSION, { id, action })).breach.permission;

/** Verbs out of order, each with the rule that stands in the way. */
const CLOSED: Steps = ['assess', 'decide', ['file', { isComplete: true }], 'close'];
const CLOSED_TO: [VerbName, string, object, Steps][] = [
  ['investigate', 'INVESTIGATED_ALREADY', {}, ['investigate']],
  ['investigate', 'AWARE_ALREADY', AWARE_FACTS, []],
  ['becomeAware', 'AWARE_ALREADY', AWARE_FACTS, []],
  ['markNotABreach', 'AWARE_ALREADY', AWARE_FACTS, []],
  ['assess', 'NOT_AWARE_YET', {}, ['investigate']],
  ['decide', 'NOT_AWARE_YET', {}, []],
  ['decide', 'ASSESSMENT_MISSING', AWARE_FACTS, []],
  ['file', 'NOT_AWARE_YET', {}, []],
  ['communicate', 'NOT_AWARE_YET', {}, []],
  ['correctRegime', 'REGIME_NOT_APPLIED', AWARE_FACTS, []],
  ['ruleOutRegime', 'REGIME_NOT_APPLIED', AWARE_FACTS, []],
  ['fileRegime', 'REGIME_NOT_APPLIED', AWARE_FACTS, []],
  ['markNotABreach', 'REGIME_OPEN', FACTS, ['applyRegime']],
  ['documentOnly', 'REGIME_OPEN', AWARE_FACTS, ['assess', ['decide', UNLIKELY], 'applyRegime']],
  ['close', 'REGIME_OPEN', AWARE_FACTS, ['assess', 'decide', ['file', { isComplete: true }], 'applyRegime']],
  ['openControllerBreach', 'FOR_A_PROCESSOR_ALONE', AWARE_FACTS, []],
  ['openControllerBreach', 'CONTROLLER_MISSING', PROCESSOR, []],
  ['exempt', 'DECISION_MISSING', AWARE_FACTS, ['assess']],
  ['exempt', 'NO_HIGH_RISK', AWARE_FACTS, ['assess', 'decide']],
  ['completeMeasure', 'NO_OPEN_MEASURE', {}, []],
  ['notifyController', 'CONTROLLER_MISSING', PROCESSOR, []],
  ['documentOnly', 'DECISION_MISSING', AWARE_FACTS, ['assess', ['decide', UNLIKELY], 'assess']],
  ['documentOnly', 'DECIDED_TO_NOTIFY', AWARE_FACTS, ['assess', 'decide']],
  ['documentOnly', 'REGISTER_INCOMPLETE', { awareAt: AWARE }, ['assess', ['decide', UNLIKELY]]],
  ['close', 'INITIAL_MISSING', AWARE_FACTS, ['assess', 'decide']],
  ['close', 'COMPLEMENT_MISSING', AWARE_FACTS, ['assess', 'decide', 'file']],
  ['close', 'COMMUNICATION_MISSING', AWARE_FACTS, [...DECIDED_HIGH, ['file', { isComplete: true }]]],
  ['close', 'REGISTER_INCOMPLETE', { awareAt: AWARE }, ['assess', 'decide', ['file', { isComplete: true }]]],
  ['reopen', 'NOT_OVER', AWARE_FACTS, []],
  ...NAMES.filter(
    (name) =>
      !['completeMeasure', 'reopen', 'addController', 'notifyController', 'openControllerBreach'].includes(
        name,
      ),
  ).map((name): [VerbName, string, object, Steps] => [name, 'BREACH_OVER', AWARE_FACTS, CLOSED]),
];

describe('out of order', () => {
  it.each(CLOSED_TO)(
    '%s answers %s, and so does permission, with its sentence',
    async (name, rule, more, steps) => {
      const breach = await walk(app, lumen.dpo, await app.given(aBreach(lumen, more)), ...steps);
      expect(await permission(Role.DPO, breach.id, name)).toEqual({
        allowed: false,
        reason: rule,
        text: expect.stringMatching(/\.$/),
      });
      if (['completeMeasure', 'notifyController', 'openControllerBreach'].includes(name)) return;
      const untouched = await footprint(app, lumen.id);
      const { error } = await actAs(
        app,
        lumen.dpo,
        name,
        breach,
        name === 'becomeAware' ? { awareAt: AWARE } : {},
      );
      expect(error).toMatchObject({ code: 'RULE_BROKEN', rule });
      expect(await footprint(app, lumen.id)).toEqual(untouched);
    },
  );

  it('permission allows what is open, and says FORBIDDEN to who may not', async () => {
    for (const name of NAMES) {
      const [{ id }] = await make(name);
      expect([name, await permission(Role.DPO, id, name)]).toEqual([
        name,
        { allowed: true, reason: null, text: null },
      ]);
      expect([name, (await permission(Role.AUDITOR, id, name)).reason]).toEqual([name, 'FORBIDDEN']);
    }
  });
});

describe('twice and together', () => {
  it('the same mutation with one key is done once', async () => {
    const { id, version } = await app.given(aBreach(lumen, AWARE_FACTS));
    const [key, variables] = [randomUUID(), { input: { id, version, stage: 'INITIAL' } }];
    const send = () => app.as(lumen.dpo).run(FILE, variables, { 'idempotency-key': key });
    const [first, second] = [await send(), await send()];
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.data).toEqual(first.data);
    expect(second.data.fileBreach.parent.filings).toEqual([
      expect.objectContaining({ id: first.data.fileBreach.id }),
    ]);
  });

  it('of two people who decide at once, one decides and one is told', async () => {
    const { id, version } = await walk(
      app,
      lumen.dpo,
      await app.given(aBreach(lumen, AWARE_FACTS)),
      'assess',
    );
    const answers = await Promise.all([
      actAs(app, lumen.dpo, 'decide', { id, version }),
      actAs(app, lumen.role('PRIVACY_OFFICER'), 'decide', { id, version }, HIGH_RISK),
    ]);
    expect(answers.map(({ error }) => error?.code ?? null).sort()).toEqual(['CONFLICT', null]);
    const { breach } = await app.as(lumen.dpo).ask(BREACH, { id });
    expect(breach.decisions).toHaveLength(1);
  });
});

describe('the register of 33(5)', () => {
  const REGISTER = `query ($filter: BreachFilter) { breachRegister(first: 200, filter: $filter) {
    totalCount
    nodes { id register { isComplete missing effects remedialAction reasonNotNotified reasonNotTold reasonsForDelay } }
  } }`;
  const entries = async (): Promise<Map<string, Json>> => {
    const { breachRegister } = await app.as(lumen.role('AUDITOR')).ask(REGISTER);
    return new Map(breachRegister.nodes.map((node: Json) => [node.id, node.register]));
  };

  it('has every breach, whatever became of it, archived ones too', async () => {
    const [documented] = await make('documentOnly');
    const ids = [(await walk(app, lumen.dpo, documented, 'documentOnly')).id, (await make('reopen'))[0].id];
    await app.database.rows('update breach set archived_at = now() where id = $1', [documented.id]);
    const all = await app.database.count('breach where organisation_id = $1', [lumen.id]);
    const { breachRegister } = await app.as(lumen.role('AUDITOR')).ask(REGISTER);
    expect(breachRegister.totalCount).toBe(all);
    const newest = await entries();
    for (const id of ids) expect(newest.has(id)).toBe(true);
  });

  it('says why nobody was notified, what was done, and what is missing', async () => {
    const [documented] = await make('documentOnly');
    const [bare] = [await app.given(aBreach(lumen))];
    await walk(app, lumen.dpo, documented, 'addMeasure');
    const found = await entries();
    expect(found.get(documented.id)).toEqual({
      isComplete: true,
      missing: [],
      effects: REGISTERED.likelyConsequences,
      remedialAction: [REGISTERED.measuresTaken, 'Chiffrer les exports'],
      reasonNotNotified: UNLIKELY.reasons,
      reasonNotTold: UNLIKELY.reasons,
      reasonsForDelay: [REGISTERED.gapReason],
    });
    expect(found.get(bare.id)).toMatchObject({
      isComplete: false,
      missing: expect.arrayContaining(['detectedAt', 'cause']),
    });
  });

  it('is read by a number of statements that does not grow with it', async () => {
    const before = await counting(() => app.as(lumen.role('AUDITOR')).ask(REGISTER));
    await make('close');
    const later = await counting(() => app.as(lumen.role('AUDITOR')).ask(REGISTER));
    expect(later.length).toBe(before.length);
  });
});

it('every verb of the life cycle has a mutation here', () => {
  expect(NAMES.sort()).toEqual(Object.keys(VERBS).sort());
});
