import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, nodeOf, TestApp } from '../harness/app.ts';
import { before, HOUR, MINUTE } from '../harness/clock.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import { aBreach, breachInput, CREATE, FILE, UPDATE, VERBS } from './breach.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

/** A Tuesday without a holiday near. */
const NOW = '2026-06-16T12:00:00.000Z';
const after = (instant: string, milliseconds: number): string => before(instant, -milliseconds);
const AWARE = before(NOW, HOUR);

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

beforeEach(() => {
  app.at(NOW);
});

const act = async (document: string, { id, version }: Json, more: object = {}) => {
  const answer = await app.as(lumen.dpo).run(document, { input: { id, version, ...more } });
  return { ...answer, breach: answer.data && nodeOf(answer.data) };
};
const clockOf = (breach: Json, rule = 'GDPR_33_1'): Json =>
  breach.deadlines.find((clock: Json) => clock.rule === rule);

describe('recording a breach', () => {
  it('runs no clock while nobody is aware', async () => {
    const breach = await app.given(aBreach(lumen, { detectedAt: before(NOW, HOUR) }));
    expect(breach).toMatchObject({ awareAt: null, dueAt: null, deadlines: [], status: 'DETECTED' });
    expect(breach.reference).toMatch(/^BR-2026-\d{4}$/);
    expect(await storyOf(app, breach.id)).toEqual({ audit: ['breach.created'], events: ['breach.created'] });
  });

  it('runs 72 hours from awareness', async () => {
    const breach = await app.given(aBreach(lumen, { awareAt: AWARE }));
    expect(clockOf(breach)).toMatchObject({ state: 'RUNNING', anchorAt: AWARE, round: 1 });
    expect(breach.dueAt).toBe(clockOf(breach).dueAt);
    expect(Date.parse(breach.dueAt)).toBeGreaterThanOrEqual(Date.parse(AWARE) + 72 * HOUR);
    expect(Date.parse(breach.dueAt)).toBeLessThan(Date.parse(AWARE) + 73 * HOUR + MINUTE);
  });

  it('is due within the hour when it is recorded 71 hours after awareness', async () => {
    const breach = await app.given(aBreach(lumen, { awareAt: before(NOW, 71 * HOUR) }));
    expect(Date.parse(breach.dueAt) - Date.parse(NOW)).toBeLessThanOrEqual(2 * HOUR);
    expect(clockOf(breach).state).toBe('RUNNING');
  });

  it.each([
    ['an awareness in the future', 'AWARENESS_IN_FUTURE', { awareAt: after(NOW, 6 * MINUTE) }],
    ['a detection in the future', 'DETECTION_IN_FUTURE', { detectedAt: after(NOW, 6 * MINUTE) }],
    [
      'an awareness before the detection',
      'AWARE_BEFORE_DETECTION',
      { detectedAt: AWARE, awareAt: before(AWARE, MINUTE) },
    ],
  ])('refuses %s', async (_, rule, more) => {
    const untouched = await footprint(app, lumen.id);
    const { error } = await app.as(lumen.dpo).run(CREATE, { input: breachInput(lumen, more) });
    expect(error).toMatchObject({ code: 'RULE_BROKEN', rule });
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });

  it('counts instants that are ahead by no more than clocks are apart as now, when made and when corrected', async () => {
    const ahead = { detectedAt: after(NOW, 200), awareAt: after(NOW, 5 * MINUTE) };
    const breach = await app.given(aBreach(lumen, ahead));
    expect(await app.database.count('breach where id = $1 and aware_at = created_at', [breach.id])).toBe(1);
    const known = await app.given(aBreach(lumen, { awareAt: AWARE }));
    await act(UPDATE, known, { awareAt: after(NOW, 5 * MINUTE) });
    expect(await app.database.count('breach where id = $1 and aware_at <= updated_at', [known.id])).toBe(1);
    expect(await app.database.count('breach where id = $1 and aware_at >= $2', [known.id, NOW])).toBe(1);
  });

  it.each(['awareAt', 'detectedAt'])(
    'refuses %s before the GDPR on it, when made and when corrected',
    async (field) => {
      const fields = [{ path: ['input', field], code: 'OUT_OF_RANGE', params: { min: '2018-05-25' } }];
      const early = { [field]: '2018-05-24T21:59:59Z' };
      const made = await app.as(lumen.dpo).run(CREATE, { input: breachInput(lumen, early) });
      expect(made.error).toMatchObject({ code: 'INVALID_INPUT', fields });
      const breach = await app.given(aBreach(lumen, { [field]: '2018-05-24T22:00:00Z' }));
      expect((await act(UPDATE, breach, early)).error).toMatchObject({ code: 'INVALID_INPUT', fields });
    },
  );

  it('refuses every other instant before the GDPR on its field', async () => {
    const early = '1900-01-01T00:00:00Z';
    const refused = async (document: string, node: Json, field: string, more: object = {}) => {
      const fields = [{ path: ['input', field], code: 'OUT_OF_RANGE', params: { min: '2018-05-25' } }];
      const { error } = await act(document, node, { ...more, [field]: early });
      expect(error).toMatchObject({ code: 'INVALID_INPUT', fields });
    };
    const breach = await app.given(aBreach(lumen));
    await refused(VERBS.investigate, breach, 'startedAt');
    for (const field of ['detectedAt', 'investigationStartedAt'])
      await refused(VERBS.becomeAware, breach, field, { awareAt: AWARE, evidence: 'Rapport du SOC' });
    await refused(VERBS.applyRegime, breach, 'handledAt', { regime: 'NIS2', nis2Class: 'IMPORTANT' });
    const { breach: planned } = await act(VERBS.addMeasure, breach, { title: 'Changer les clés' });
    const [measure] = planned.measures;
    await refused(VERBS.completeMeasure, planned, 'completedAt', { measureId: measure.id });
  });

  it('takes an awareness of this very instant, and one at the detection', async () => {
    await app.given(aBreach(lumen, { awareAt: NOW }));
    await app.given(aBreach(lumen, { detectedAt: AWARE, awareAt: AWARE }));
  });
});

describe('correcting a breach', () => {
  it('starts the clock when awareness comes later than the record', async () => {
    const breach = await app.given(aBreach(lumen));
    const { breach: aware } = await act(UPDATE, breach, { awareAt: AWARE });
    expect(clockOf(aware)).toMatchObject({ state: 'RUNNING', anchorAt: AWARE, round: 1 });
  });

  it('computes the clock anew from a corrected awareness and keeps the date that it had', async () => {
    const breach = await app.given(aBreach(lumen, { awareAt: AWARE }));
    const earlier = before(AWARE, 10 * HOUR);
    const { breach: corrected } = await act(UPDATE, breach, { awareAt: earlier });
    const clock = clockOf(corrected);
    expect(clock).toMatchObject({ anchorAt: earlier, round: 2 });
    expect(Date.parse(breach.dueAt) - Date.parse(clock.dueAt)).toBe(10 * HOUR);
    expect(clock.revisions).toEqual([
      expect.objectContaining({ round: 1, dueAt: breach.dueAt, reason: 'AWARENESS_CORRECTED' }),
    ]);
    expect(
      await app.database.count(`alert_step where deadline_id = $1 and round = 1 and state = 'PLANNED'`, [
        clock.id,
      ]),
    ).toBe(0);
    expect(
      await app.database.count(`alert_step where deadline_id = $1 and round = 2 and state = 'PLANNED'`, [
        clock.id,
      ]),
    ).toBeGreaterThan(0);
    expect(await storyOf(app, breach.id)).toEqual({
      audit: ['breach.created', 'breach.updated'],
      events: ['breach.created', 'breach.updated'],
    });
  });

  it('leaves the clock alone when awareness is sent as it was', async () => {
    const breach = await app.given(aBreach(lumen, { awareAt: AWARE }));
    const { breach: same } = await act(UPDATE, breach, { awareAt: AWARE, title: 'Autre titre' });
    expect(clockOf(same)).toMatchObject({ round: 1, revisions: [] });
  });

  it('corrects awareness and never clears it', async () => {
    const breach = await app.given(aBreach(lumen, { awareAt: AWARE }));
    expect((await act(UPDATE, breach, { awareAt: null })).error?.rule).toBe('AWARENESS_STANDS');
    expect((await act(UPDATE, breach, { awareAt: after(NOW, 6 * MINUTE) })).error?.rule).toBe(
      'AWARENESS_IN_FUTURE',
    );
    expect((await act(UPDATE, breach, { detectedAt: NOW })).error?.rule).toBe('AWARE_BEFORE_DETECTION');
  });

  it('leaves an absent field alone, clears one that is null, and refuses null where there has to be a value', async () => {
    const breach = await app.given(aBreach(lumen, { gapReason: 'Vérification', approximateSubjects: 12 }));
    const { breach: cleared } = await act(UPDATE, breach, { gapReason: null });
    expect(cleared).toMatchObject({ gapReason: null, approximateSubjects: 12, title: breach.title });
    for (const name of ['title', 'natures']) {
      expect((await act(UPDATE, cleared, { [name]: null })).error).toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ path: ['input', name], code: 'NOT_NULL' }],
      });
    }
  });

  it('is refused in a stale version', async () => {
    const breach = await app.given(aBreach(lumen));
    await act(UPDATE, breach, { title: 'Un' });
    expect((await act(UPDATE, breach, { title: 'Deux' })).error?.code).toBe('CONFLICT');
  });
});

describe('telling the authority', () => {
  it('settles the 72 hours and starts the clock of the complement, which the complement settles', async () => {
    const breach = await app.given(aBreach(lumen, { awareAt: AWARE }));
    const told = { stage: 'INITIAL', submittedAt: before(NOW, 30 * MINUTE), authorityReference: 'CNIL-1' };
    const { breach: initial } = await act(FILE, breach, told);
    expect(initial).toMatchObject({
      status: 'NOTIFIED_INITIAL',
      filings: [{ stage: 'INITIAL', isLate: false, authorityReference: 'CNIL-1' }],
    });
    expect(clockOf(initial)).toMatchObject({ state: 'MET', settledAt: told.submittedAt });
    expect(clockOf(initial, 'GDPR_33_4_CNIL_72H')).toMatchObject({
      state: 'RUNNING',
      anchorAt: told.submittedAt,
    });
    const { breach: complete } = await act(FILE, initial, { stage: 'COMPLEMENTARY' });
    expect(complete).toMatchObject({ status: 'NOTIFIED_COMPLETE', dueAt: null });
    expect(clockOf(complete, 'GDPR_33_4_CNIL_72H').state).toBe('MET');
    expect(await storyOf(app, breach.id)).toEqual({
      // Each answer shows the reference of the authority, which is sealed.
      audit: ['breach.created', 'breach.filed', 'values.read', 'breach.filed', 'values.read'],
      events: ['breach.created', 'breach.filed', 'breach.filed'],
    });
  });

  it('is late after the due instant: refused without the reason that 33(1) wants, met late with it', async () => {
    const breach = await app.given(aBreach(lumen, { awareAt: AWARE }));
    const due = breach.dueAt;
    app.at(after(due, 2 * MINUTE));
    const late = { stage: 'INITIAL', submittedAt: after(due, MINUTE) };
    expect((await act(FILE, breach, late)).error?.rule).toBe('LATE_REASON_MISSING');
    const { breach: filed } = await act(FILE, breach, { ...late, lateReason: 'Analyse longue' });
    expect(filed.filings).toEqual([expect.objectContaining({ isLate: true, lateReason: 'Analyse longue' })]);
    expect(clockOf(filed).state).toBe('MET_LATE');
  });

  it.each([0, 999])('is in time %s ms after the due instant, though entered later', async (millis) => {
    const breach = await app.given(aBreach(lumen, { awareAt: AWARE }));
    app.at(after(breach.dueAt, HOUR));
    const submittedAt = after(breach.dueAt, millis);
    const { breach: filed } = await act(FILE, breach, { stage: 'INITIAL', submittedAt });
    expect(filed.filings[0].isLate).toBe(false);
    expect(clockOf(filed).state).toBe('MET');
  });

  it('keeps the order of the law', async () => {
    const unaware = await app.given(aBreach(lumen));
    expect((await act(FILE, unaware, { stage: 'INITIAL' })).error?.rule).toBe('NOT_AWARE_YET');
    const breach = await app.given(aBreach(lumen, { awareAt: AWARE }));
    const told = (more: object) => act(FILE, breach, { stage: 'INITIAL', ...more });
    expect((await told({ stage: 'COMPLEMENTARY' })).error?.rule).toBe('INITIAL_MISSING');
    expect((await told({ submittedAt: before(AWARE, MINUTE) })).error?.rule).toBe('FILED_BEFORE_AWARENESS');
    expect((await told({ submittedAt: after(NOW, 6 * MINUTE) })).error?.rule).toBe('FILING_IN_FUTURE');
    const { breach: initial } = await told({ submittedAt: before(NOW, 10 * MINUTE) });
    expect((await act(FILE, initial, { stage: 'INITIAL' })).error?.rule).toBe('FILED_BEFORE');
    const early = { stage: 'COMPLEMENTARY', submittedAt: before(NOW, 20 * MINUTE) };
    expect((await act(FILE, initial, early)).error?.rule).toBe('COMPLEMENT_BEFORE_INITIAL');
  });

  it('refuses an awareness that would lie after what the authority was told', async () => {
    const breach = await app.given(aBreach(lumen, { awareAt: AWARE }));
    const { breach: filed } = await act(FILE, breach, {
      stage: 'INITIAL',
      submittedAt: before(NOW, 30 * MINUTE),
    });
    const { error } = await act(UPDATE, filed, { awareAt: before(NOW, 10 * MINUTE) });
    expect(error).toMatchObject({ code: 'RULE_BROKEN', rule: 'FILED_BEFORE_AWARENESS' });
  });
});

describe('who may do what to a breach', () => {
  const CASE_WORKERS = ['CONTROLLER_REPRESENTATIVE', 'DPO', 'PRIVACY_OFFICER'];

  it.each(Object.values(Role))('%s', async (role) => {
    const caller = app.as(lumen.role(role));
    const { id, version } = await app.given(aBreach(lumen, { awareAt: AWARE }));
    const untouched = await footprint(app, lumen.id);
    const created = await caller.run(CREATE, { input: breachInput(lumen) });
    const updated = await caller.run(UPDATE, { input: { id, version, title: 'Autre' } });
    const present = updated.data?.updateBreach?.version ?? version;
    const filed = await caller.run(FILE, { input: { id, version: present, stage: 'INITIAL' } });
    const codes = [created, updated, filed].map(({ error }) => error?.code);
    if (CASE_WORKERS.includes(role)) {
      expect(codes).toEqual([undefined, undefined, undefined]);
      expect(await footprint(app, lumen.id)).not.toEqual(untouched);
    } else {
      expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
      expect(await footprint(app, lumen.id)).toEqual(untouched);
    }
  });
});
