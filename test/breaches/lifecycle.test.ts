import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { before, DAY, HOUR, MINUTE } from '../harness/clock.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import {
  aBreach,
  act as actAs,
  GIVEN,
  HIGH_RISK,
  REGISTERED,
  UNLIKELY,
  type VerbName,
  walk as walkAs,
} from './breach.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

/** A Friday evening without a holiday near. */
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

const aware = (more: object = {}) => app.given(aBreach(lumen, { awareAt: AWARE, ...more }));
const act = (name: VerbName, breach: Json, more: object = {}) => actAs(app, lumen.dpo, name, breach, more);
const walk = (breach: Json, ...steps: (VerbName | [VerbName, object])[]) =>
  walkAs(app, lumen.dpo, breach, ...steps);
const clockOf = (breach: Json, rule = 'GDPR_33_1'): Json =>
  breach.deadlines.find((clock: Json) => clock.rule === rule);
const ruleOf = async (name: VerbName, breach: Json, more: object = {}) => {
  const untouched = await footprint(app, lumen.id);
  const { error } = await act(name, breach, more);
  expect(await footprint(app, lumen.id)).toEqual(untouched);
  return error?.rule ?? error?.fields?.[0];
};

it('is worked from the first suspicion to the closing, and leaves each step in the trail and the outbox', async () => {
  const detected = await app.given(aBreach(lumen, { ...REGISTERED, detectedAt: before(NOW, 5 * HOUR) }));
  const closed = await walk(
    detected,
    ['investigate', { startedAt: before(NOW, 4 * HOUR) }],
    ['becomeAware', { awareAt: AWARE }],
    'assess',
    ['decide', { ...HIGH_RISK, dpoOpinion: 'Notifier et informer.' }],
    'file',
    'communicate',
    'addMeasure',
    ['file', { stage: 'COMPLEMENTARY' }],
    'close',
  );
  expect(closed).toMatchObject({ status: 'CLOSED', dueAt: null, endedAt: expect.any(String) });
  expect(closed.deadlines.map(({ rule, state }: Json) => [rule, state]).sort()).toEqual([
    ['GDPR_33_1', 'MET'],
    ['GDPR_33_4_CNIL_72H', 'MET'],
    ['GDPR_34_1', 'MET'],
  ]);
  const done = await walk(closed, ['completeMeasure', { measureId: closed.measures[0].id }]);
  expect(done).toMatchObject({ status: 'CLOSED', openMeasures: 0 });
  const reopened = await walk(done, 'reopen');
  expect(reopened).toMatchObject({ status: 'CONFIRMED', currentAssessment: null, endedAt: null });
  expect(await ruleOf('close', reopened)).toBe('ASSESSMENT_MISSING');
  const again = await walk(reopened, 'assess');
  expect(again.assessments.map(({ number }: Json) => number)).toEqual([1, 2]);
  expect(again.status).toBe('NOTIFIED_COMPLETE');
  const story = [
    ...['created', 'investigated', 'becameAware', 'assessed', 'decided', 'filed', 'communicated'],
    ...['measureAdded', 'filed', 'closed', 'measureCompleted', 'reopened', 'assessed'],
  ].map((each) => `breach.${each}`);
  expect(await storyOf(app, closed.id)).toEqual({
    // Each answer shows texts that are sealed: that they were read is one entry an answer.
    audit: story.flatMap((each) => [each, 'values.read']),
    events: story,
  });
});

describe('becoming aware', () => {
  it('keeps three instants, the evidence and the reason for the gap, and runs 72 hours over the weekend', async () => {
    const detected = await app.given(aBreach(lumen, { detectedAt: before(NOW, 5 * HOUR) }));
    const breach = await walk(
      detected,
      ['investigate', { startedAt: before(NOW, 4 * HOUR) }],
      ['becomeAware', { awareAt: NOW }],
    );
    const { gapReason } = REGISTERED;
    expect(breach).toMatchObject({ gapReason, awarenessEvidence: 'Journal d’accès.' });
    expect(breach).toMatchObject({ investigationStartedAt: before(NOW, 4 * HOUR), awareAt: NOW });
    expect(breach.dueAt).toBe('2026-06-22T16:30:00.000Z');
  });

  it('asks for the reason of a gap, and for instants in their order', async () => {
    const detected = await app.given(aBreach(lumen, { detectedAt: before(NOW, 5 * HOUR) }));
    expect(await ruleOf('becomeAware', detected, { awareAt: AWARE, gapReason: null })).toBe(
      'GAP_REASON_MISSING',
    );
    expect(await ruleOf('becomeAware', detected, { awareAt: after(NOW, 6 * MINUTE) })).toBe(
      'AWARENESS_IN_FUTURE',
    );
    expect(await ruleOf('becomeAware', detected, { awareAt: before(NOW, 6 * HOUR) })).toBe(
      'AWARE_BEFORE_DETECTION',
    );
    const early = { awareAt: before(NOW, 4 * HOUR), investigationStartedAt: AWARE };
    expect(await ruleOf('becomeAware', detected, early)).toBe('AWARE_BEFORE_INVESTIGATION');
    expect(await ruleOf('investigate', detected, { startedAt: before(NOW, 6 * HOUR) })).toBe(
      'INVESTIGATION_BEFORE_DETECTION',
    );
    expect(await ruleOf('investigate', detected, { startedAt: after(NOW, 6 * MINUTE) })).toBe(
      'INVESTIGATION_IN_FUTURE',
    );
  });
});

describe('assessing', () => {
  it('scores by ENISA, proposes a risk and adds versions', async () => {
    const severity = { data: [{ category: 'FINANCIAL' }], identification: 'MAXIMUM', individuals: 240 };
    const breach = await walk(await aware(), 'assess', [
      'assess',
      { severity, factors: { consequences: 'Usurpation.' } },
    ]);
    expect(breach).toMatchObject({ status: 'ASSESSED', currentAssessment: { number: 2 } });
    expect(breach.assessments).toMatchObject([
      { number: 1, score: 0.5, band: 'LOW', proposedRisk: 'UNLIKELY' },
      { number: 2, score: 3, band: 'HIGH', flags: ['MANY_INDIVIDUALS'], proposedRisk: 'HIGH_RISK' },
    ]);
  });

  it('keeps what was written of it sealed, each reason with its data', async () => {
    const severity = {
      data: [
        { category: 'SIMPLE' },
        { category: 'FINANCIAL', adjustment: -1, justification: 'Canari du motif.' },
        { category: 'BEHAVIOURAL' },
      ],
      identification: 'LIMITED',
    };
    const factors = { consequences: 'Canari des suites.', specialPersons: null };
    const { id, assessments } = await walk(await aware(), ['assess', { severity, factors }]);
    const WORDS = `query ($id: ID!) { breach(id: $id) { assessments { factors { consequences specialPersons }
      inputs { data { category adjustment justification } identification } } } }`;
    const { breach } = await app.as(lumen.dpo).ask(WORDS, { id });
    expect(breach.assessments[0]).toEqual({
      factors,
      inputs: {
        data: [
          { category: 'SIMPLE', adjustment: 0, justification: null },
          { category: 'FINANCIAL', adjustment: -1, justification: 'Canari du motif.' },
          { category: 'BEHAVIOURAL', adjustment: 0, justification: null },
        ],
        identification: 'LIMITED',
      },
    });
    const [row] = await app.database.rows<{ text: string }>(
      `select to_jsonb(a)::text as text from severity_assessment a where id = $1`,
      [assessments[0].id],
    );
    expect(row?.text).not.toMatch(/canari|63616e617269|43616e617269/i);
    await app.database.owner.query(
      'update protection_key set wrapped = null, destroyed_at = now() where owner_id = $1',
      [id],
    );
    expect((await app.as(lumen.dpo).ask(WORDS, { id })).breach.assessments[0]).toMatchObject({
      factors: null,
      inputs: { data: [{}, { justification: null }, {}] },
    });
  });

  it('is refused with the field where the input cannot be judged', async () => {
    const breach = await aware();
    const severity = { data: [{ category: 'SIMPLE', adjustment: 1 }], identification: 'LIMITED' };
    expect(await ruleOf('assess', breach, { severity })).toMatchObject({
      path: ['input', 'severity', 'data', 0, 'justification'],
      code: 'REQUIRED',
    });
    expect(await ruleOf('assess', breach, { assessedAt: before(AWARE, MINUTE) })).toBe(
      'ASSESSED_BEFORE_AWARENESS',
    );
    expect(await ruleOf('assess', breach, { assessedAt: after(NOW, 6 * MINUTE) })).toBe(
      'ASSESSMENT_IN_FUTURE',
    );
  });

  it('cannot be rewritten by the application, nor can what was decided', async () => {
    await walk(await aware(), 'assess', 'decide');
    const asApp = app.database.pool('vigie_app');
    for (const table of [
      'severity_assessment',
      'breach_decision',
      'subject_communication',
      'communication_exemption',
    ]) {
      await expect(asApp.query(`update ${table} set version = 2`)).rejects.toMatchObject({ code: '42501' });
      await expect(asApp.query(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('deciding', () => {
  it('no risk cancels the 72 hours with the reason; the breach is then documented only', async () => {
    const breach = await walk(await aware({ ...REGISTERED, detectedAt: AWARE }), 'assess', [
      'decide',
      UNLIKELY,
    ]);
    expect(clockOf(breach)).toMatchObject({ state: 'CANCELLED', cancelReason: 'DECIDED_NOT_TO_NOTIFY' });
    expect(breach.dueAt).toBeNull();
    expect(await ruleOf('file', breach)).toBe('DECIDED_NOT_TO_NOTIFY');
    expect(await ruleOf('close', breach)).toBe('CLOSES_BY_DOCUMENTING');
    const documented = await walk(breach, 'documentOnly');
    expect(documented.status).toBe('DOCUMENTED_ONLY');
    // The decision stands no more once it is reopened: the hours run again, from the same awareness.
    const reopened = await walk(documented, 'reopen');
    expect(clockOf(reopened)).toMatchObject({ state: 'RUNNING', anchorAt: AWARE });
  });

  it('a later decision supersedes an earlier one, and the clocks follow', async () => {
    const first = await walk(await aware(), 'assess', ['decide', UNLIKELY]);
    const second = await walk(first, ['decide', HIGH_RISK]);
    expect(second.decisions).toMatchObject([
      { risk: 'UNLIKELY', supersedes: null, departsFromProposal: false },
      { risk: 'HIGH_RISK', supersedes: { id: first.decisions[0].id }, departsFromProposal: true },
    ]);
    expect(clockOf(second)).toMatchObject({ state: 'RUNNING', anchorAt: AWARE });
    expect(clockOf(second, 'GDPR_34_1')).toMatchObject({ state: 'RUNNING' });
    const third = await walk(second, 'decide');
    expect(clockOf(third, 'GDPR_34_1')).toMatchObject({
      state: 'CANCELLED',
      cancelReason: 'HIGH_RISK_NOT_DECIDED',
    });
    expect(clockOf(third).state).toBe('RUNNING');
  });

  it('a risk has to be notified; times are true; an opinion was asked for', async () => {
    const breach = await walk(await aware(), 'assess');
    expect(await ruleOf('decide', breach, { notifyAuthority: false })).toBe('RISK_NEEDS_NOTIFICATION');
    expect(await ruleOf('decide', breach, { decidedAt: after(NOW, 6 * MINUTE) })).toBe('DECISION_IN_FUTURE');
    expect(await ruleOf('decide', breach, { decidedAt: before(AWARE, MINUTE) })).toBe(
      'DECIDED_BEFORE_AWARENESS',
    );
    expect(await ruleOf('decide', breach, { dpoOpinion: 'Non.', dpoConsulted: false })).toMatchObject({
      path: ['input', 'dpoConsulted'],
    });
  });

  it("seals the DPO's opinion: it opens for who may reveal, and for nobody else", async () => {
    const { id } = await walk(await aware(), 'assess', ['decide', { dpoOpinion: 'Notifier sans délai.' }]);
    const ASK = 'query ($id: ID!) { breach(id: $id) { currentDecision { dpoConsulted dpoOpinion } } }';
    const { breach } = await app.as(lumen.dpo).ask(ASK, { id });
    expect(breach.currentDecision).toEqual({ dpoConsulted: true, dpoOpinion: 'Notifier sans délai.' });
    expect((await app.as(lumen.role('AUDITOR')).run(ASK, { id })).error?.code).toBe('FORBIDDEN');
  });
});

describe('telling the authority', () => {
  it('keeps the true time of a filing that is entered two days later', async () => {
    const breach = await aware();
    app.at(after(NOW, 2 * DAY));
    const filed = await walk(breach, ['file', { submittedAt: after(NOW, HOUR) }]);
    expect(filed.filings).toMatchObject([{ submittedAt: after(NOW, HOUR), isLate: false }]);
    expect(clockOf(filed)).toMatchObject({ state: 'MET', settledAt: after(NOW, HOUR) });
    expect(clockOf(filed, 'GDPR_33_4_CNIL_72H').anchorAt).toBe(after(NOW, HOUR));
  });

  it('takes as many complements as there are; the one that completes settles their clock', async () => {
    const filed = await walk(await aware(), 'file', ['file', { stage: 'COMPLEMENTARY', isComplete: false }]);
    expect(filed.status).toBe('NOTIFIED_INITIAL');
    expect(clockOf(filed, 'GDPR_33_4_CNIL_72H').state).toBe('RUNNING');
    app.at(after(NOW, HOUR));
    const complete = await walk(filed, ['file', { stage: 'COMPLEMENTARY' }]);
    expect(complete.status).toBe('NOTIFIED_COMPLETE');
    expect(clockOf(complete, 'GDPR_33_4_CNIL_72H').state).toBe('MET');
    app.at(after(NOW, 2 * HOUR));
    const more = await walk(complete, ['file', { stage: 'COMPLEMENTARY' }]);
    expect(more.filings).toHaveLength(4);
  });

  it('needs no complement when the initial notification told all', async () => {
    const filed = await walk(await aware(), ['file', { isComplete: true }]);
    expect(filed).toMatchObject({ status: 'NOTIFIED_COMPLETE', dueAt: null });
    expect(clockOf(filed, 'GDPR_33_4_CNIL_72H')).toBeUndefined();
  });

  it('is withdrawn with its reason, and can be told anew', async () => {
    const breach = await aware();
    expect(await ruleOf('file', breach, { stage: 'WITHDRAWAL', withdrawalReason: 'Doublon.' })).toBe(
      'NOTHING_TO_WITHDRAW',
    );
    const filed = await walk(breach, 'file');
    expect(await ruleOf('file', filed, { stage: 'WITHDRAWAL' })).toBe('WITHDRAWAL_REASON_MISSING');
    const withdrawn = await walk(filed, [
      'file',
      { stage: 'WITHDRAWAL', withdrawalReason: 'Aucune donnée lue.' },
    ]);
    expect(withdrawn).toMatchObject({ status: 'CONFIRMED', notifiedAt: null });
    expect(withdrawn.filings[1]).toMatchObject({
      stage: 'WITHDRAWAL',
      withdrawalReason: 'Aucune donnée lue.',
    });
    expect(clockOf(withdrawn, 'GDPR_33_4_CNIL_72H')).toMatchObject({
      state: 'CANCELLED',
      cancelReason: 'NOTIFICATION_WITHDRAWN',
    });
    app.at(after(NOW, HOUR));
    expect((await walk(withdrawn, 'file')).status).toBe('NOTIFIED_INITIAL');
  });
});

describe('telling the persons', () => {
  const decided = async () => walk(await aware(), 'assess', ['decide', HIGH_RISK]);

  it('directly settles the clock of 34(1), and keeps the words sealed beside their hash', async () => {
    const breach = await walk(await decided(), 'communicate');
    const { content } = GIVEN.communicate as { content: string };
    const contentHash = createHash('sha256').update(content).digest('hex');
    expect(breach.communications).toMatchObject([{ channel: 'EMAIL', personsInformed: 12, contentHash }]);
    expect(clockOf(breach, 'GDPR_34_1').state).toBe('MET');
    const ASK = 'query ($id: ID!) { breach(id: $id) { communications { content } } }';
    expect((await app.as(lumen.dpo).ask(ASK, { id: breach.id })).breach.communications).toEqual([
      { content },
    ]);
    expect(await ruleOf('exempt', breach)).toBe('COMMUNICATED_ALREADY');
  });

  it.each(['UNINTELLIGIBLE', 'SUBSEQUENT_MEASURES'])(
    '%s ends the duty, with its justification',
    async (ground) => {
      const breach = await walk(await decided(), ['exempt', { ground }]);
      expect(breach.exemptions).toMatchObject([{ ground, justification: expect.any(String) }]);
      expect(clockOf(breach, 'GDPR_34_1')).toMatchObject({
        state: 'CANCELLED',
        cancelReason: `EXEMPT_${ground}`,
      });
    },
  );

  it('an exemption has to be relied on anew after reopening', async () => {
    const steps = [
      ['exempt', {}],
      ['file', { isComplete: true }],
    ] as [VerbName, object][];
    const facts = { ...REGISTERED, detectedAt: AWARE };
    const closed = await walk(await decided(), ...steps, ['update', facts], 'close');
    const again = await walk(closed, 'reopen', 'assess', ['decide', HIGH_RISK]);
    expect(again).toMatchObject({ exemptionGround: null, exemptions: [{ ground: 'UNINTELLIGIBLE' }] });
    expect(await ruleOf('close', again)).toBe('COMMUNICATION_MISSING');
    expect(clockOf(again, 'GDPR_34_1').state).toBe('RUNNING');
    expect((await walk(again, 'exempt', 'close')).status).toBe('CLOSED');
  });

  it('a disproportionate effort is no end without the public notice, which settles the clock', async () => {
    const breach = await decided();
    const notice = {
      channel: 'PUBLIC_NOTICE',
      publishedWhere: 'https://lumen.example/avis',
      personsInformed: null,
    };
    expect(await ruleOf('communicate', breach, notice)).toBe('PUBLIC_NOTICE_NEEDS_EXEMPTION');
    const exempt = await walk(breach, ['exempt', { ground: 'DISPROPORTIONATE_EFFORT' }]);
    expect(clockOf(exempt, 'GDPR_34_1').state).toBe('RUNNING');
    const complete = await walk(
      exempt,
      ['file', { isComplete: true }],
      ['update', { ...REGISTERED, detectedAt: AWARE }],
    );
    expect(await ruleOf('close', complete)).toBe('EXEMPTION_INCOMPLETE');
    const published = await walk(complete, ['communicate', notice]);
    expect(clockOf(published, 'GDPR_34_1').state).toBe('MET');
    expect((await walk(published, 'close')).status).toBe('CLOSED');
  });

  it('asks how many were told, or where the notice stands, at a time that can be', async () => {
    const breach = await walk(await decided(), ['exempt', { ground: 'DISPROPORTIONATE_EFFORT' }]);
    expect(await ruleOf('communicate', breach, { personsInformed: null })).toMatchObject({
      path: ['input', 'personsInformed'],
    });
    expect(await ruleOf('communicate', breach, { channel: 'PUBLIC_NOTICE' })).toMatchObject({
      path: ['input', 'publishedWhere'],
    });
    expect(await ruleOf('communicate', breach, { communicatedAt: before(AWARE, MINUTE) })).toBe(
      'COMMUNICATED_BEFORE_AWARENESS',
    );
    expect(await ruleOf('communicate', breach, { communicatedAt: after(NOW, 6 * MINUTE) })).toBe(
      'COMMUNICATION_IN_FUTURE',
    );
  });
});
