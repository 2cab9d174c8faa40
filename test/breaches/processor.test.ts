import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { before, HOUR, MINUTE } from '../harness/clock.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import { aBreach, act as actAs, REGISTERED, type VerbName, walk as walkAs } from './breach.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

const NOW = '2026-06-19T16:30:00.000Z';
const AWARE = before(NOW, HOUR);
const after = (instant: string, milliseconds: number): string => before(instant, -milliseconds);

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

beforeEach(() => {
  app.at(NOW);
});

const processed = (more: object = {}) =>
  app.given(aBreach(lumen, { role: 'PROCESSOR', ...REGISTERED, detectedAt: AWARE, awareAt: AWARE, ...more }));
const walk = (breach: Json, ...steps: (VerbName | [VerbName, object])[]) =>
  walkAs(app, lumen.dpo, breach, ...steps);
const ruleOf = async (name: VerbName, breach: Json, more: object = {}) => {
  const untouched = await footprint(app, lumen.id);
  const { error } = await actAs(app, lumen.dpo, name, breach, more);
  expect(await footprint(app, lumen.id)).toEqual(untouched);
  return error?.rule ?? error?.code;
};

describe('a breach at a processor', () => {
  it('runs no 72 hours, and for each customer the hours of their contract', async () => {
    const recorded = await processed({ awareAt: null });
    const named = await walk(recorded, 'addController', [
      'addController',
      { controllerName: 'Autre SA', noticeHours: 48 },
    ]);
    expect(named.deadlines).toEqual([]);
    const breach = await walk(named, ['becomeAware', { awareAt: AWARE }]);
    expect(breach.deadlines.map(({ rule, dueAt }: Json) => [rule, dueAt]).sort()).toEqual([
      ['GDPR_33_2_CONTRACT', after(AWARE, 24 * HOUR)],
      ['GDPR_33_2_CONTRACT', after(AWARE, 48 * HOUR)],
    ]);
    expect(breach.dueAt).toBe(after(AWARE, 24 * HOUR));
    const earlier = before(AWARE, HOUR);
    const corrected = await walk(breach, ['update', { detectedAt: earlier, awareAt: earlier }]);
    expect(corrected.dueAt).toBe(after(earlier, 24 * HOUR));
  });

  it('aims at 24 hours where the contract has no figure', async () => {
    const breach = await walk(await processed(), ['addController', { noticeHours: null }]);
    expect(breach.controllerNotices[0].deadlines).toMatchObject([
      { rule: 'GDPR_33_2_CONTRACT', dueAt: after(AWARE, 24 * HOUR) },
    ]);
  });

  it('tells each customer once, in time or late, and closes when all know', async () => {
    const breach = await walk(await processed(), 'addController', ['addController', { noticeHours: 48 }]);
    const [first, second] = breach.controllerNotices;
    expect(await ruleOf('close', breach)).toBe('CONTROLLERS_NOT_NOTIFIED');
    app.at(after(NOW, 30 * HOUR));
    const told = await walk(breach, [
      'notifyController',
      { noticeId: first.id, content: 'Nous vous informons…' },
    ]);
    expect(told.controllerNotices[0]).toMatchObject({
      isLate: true,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(told.controllerNotices[0].deadlines[0].state).toBe('MET_LATE');
    expect(told.dueAt).toBe(after(AWARE, 48 * HOUR));
    expect(await ruleOf('notifyController', told, { noticeId: first.id })).toBe(
      'CONTROLLER_NOTIFIED_ALREADY',
    );
    const times = { noticeId: second.id, notifiedAt: before(AWARE, MINUTE) };
    expect(await ruleOf('notifyController', told, times)).toBe('CONTROLLER_TOLD_BEFORE_AWARENESS');
    const future = { noticeId: second.id, notifiedAt: after(NOW, 31 * HOUR) };
    expect(await ruleOf('notifyController', told, future)).toBe('CONTROLLER_NOTICE_IN_FUTURE');
    const all = await walk(told, ['notifyController', { noticeId: second.id, notifiedAt: after(NOW, HOUR) }]);
    expect(all.controllerNotices[1]).toMatchObject({ isLate: false, notifiedAt: after(NOW, HOUR) });
    const closed = await walk(all, 'close');
    expect(closed).toMatchObject({ status: 'CLOSED', dueAt: null });
    const story = [
      'created',
      'controllerAdded',
      'controllerAdded',
      'controllerNotified',
      'controllerNotified',
      'closed',
    ].map((each) => `breach.${each}`);
    // Each answer opens the sealed texts that it shows: one reading an answer.
    const audit = story.flatMap((deed) => [deed, 'values.read']);
    expect(await storyOf(app, closed.id)).toEqual({ audit, events: story });
  });

  it('neither assesses nor notifies an authority: that is the controller’s', async () => {
    const breach = await processed();
    for (const name of ['assess', 'decide', 'file', 'communicate', 'exempt', 'documentOnly'] as const) {
      expect([name, await ruleOf(name, breach)]).toEqual([name, 'FOR_THE_CONTROLLER_ALONE']);
    }
    expect(await ruleOf('close', breach)).toBe('CONTROLLER_MISSING');
    const own = await app.given(aBreach(lumen, { awareAt: AWARE }));
    expect(await ruleOf('addController', own)).toBe('FOR_A_PROCESSOR_ALONE');
  });

  it('knows no notice of another breach', async () => {
    const [one, two] = [
      await walk(await processed(), 'addController'),
      await walk(await processed(), 'addController'),
    ];
    expect(await ruleOf('notifyController', one, { noticeId: two.controllerNotices[0].id })).toBe(
      'NOT_FOUND',
    );
  });
});

describe('measures', () => {
  it('say what is to be done in characters that can be seen', async () => {
    const breach = await app.given(aBreach(lumen));
    for (const title of ['a\u200b\u200b', 'a\u3164\u3164', 'a\u2800\u2800\u2800b']) {
      const { error } = await actAs(app, lumen.dpo, 'addMeasure', breach, { title });
      expect(error?.fields).toEqual([{ path: ['input', 'title'], code: 'MIN_LENGTH', params: { min: 3 } }]);
    }
  });

  it('have an owner and a day, and are completed once', async () => {
    const owner = lumen.role('PRIVACY_OFFICER').userId;
    const breach = await walk(await app.given(aBreach(lumen)), ['addMeasure', { ownerId: owner }]);
    const [measure] = breach.measures;
    expect(measure).toMatchObject({ dueOn: '2026-07-01', owner: { id: owner }, completedAt: null });
    const other = await walk(await app.given(aBreach(lumen)), 'addMeasure');
    expect(await ruleOf('completeMeasure', other, { measureId: measure.id })).toBe('NOT_FOUND');
    const future = { measureId: measure.id, completedAt: after(NOW, 6 * MINUTE) };
    expect(await ruleOf('completeMeasure', breach, future)).toBe('COMPLETION_IN_FUTURE');
    const done = await walk(breach, ['completeMeasure', { measureId: measure.id }]);
    expect(done).toMatchObject({ openMeasures: 0, measures: [{ completedAt: expect.any(String) }] });
    expect(await ruleOf('completeMeasure', done, { measureId: measure.id })).toBe(
      'MEASURE_COMPLETED_ALREADY',
    );
    expect(await ruleOf('addMeasure', done, { ownerId: breach.id })).toBe('INVALID_INPUT');
  });
});
