import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { aBreach, HIGH_RISK, walk } from '../breaches/breach.factory.ts';
import { type Actor, TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { aRequest } from '../requests/request.factory.ts';
import {
  aCountingPolicy,
  aHolidayChange,
  COUNTING_POLICIES,
  HOLIDAY_CHANGES,
  SET_COUNTING,
  SET_HOLIDAY,
  UNSET_HOLIDAY,
} from './counting.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

const NOW = '2027-03-10T08:00:00.000Z';

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

// What one test sets holds for all clocks of the organisation.
beforeEach(async () => {
  app.at(NOW);
  await app.database.rows('delete from counting_policy');
  await app.database.rows('delete from holiday_change');
});

afterAll(() => app.close());

const CLOCK = `query ($on: String!, $rule: String!) {
  deadlines(filter: { onReference: { eq: $on }, rule: { eq: $rule } }) { nodes {
    id dueAt dueOn round state acknowledgedAt revisions { round dueAt reason }
    trace { step source policy fr: text(locale: FR) en: text(locale: EN) } } } }`;
const clockOf = async ({ reference }: Json, rule: string): Promise<Json> =>
  (await app.as(lumen.dpo).ask(CLOCK, { on: reference, rule })).deadlines.nodes[0];
/** The new dates that the history of a case tells of, the latest first, and who brought them. */
const movesOf = async (
  kind: 'request' | 'breach',
  { id }: Json,
  actor: Actor = lumen.dpo,
): Promise<Json[]> => {
  const story = await app
    .as(actor)
    .ask(`query ($id: ID!) { ${kind}(id: $id) { timeline { action data actor { id } } } }`, { id });
  return story[kind].timeline
    .filter(({ action }: Json) => action === 'deadline.recomputed')
    .map(({ data, actor: by }: Json) => ({ ...JSON.parse(data), by: by?.id }));
};
const stepOf = (clock: Json, step: string): Json => clock.trace.find((each: Json) => each.step === step);
const SET_DIGEST =
  'mutation ($input: SetDigestPolicyInput!) { setDigestPolicy(input: $input) { version nextAt } }';
const nextDigest = async (): Promise<string> =>
  (await app.as(lumen.dpo).ask('{ digestPolicy { nextAt } }')).digestPolicy.nextAt;
const MAY_SET: Role[] = [Role.OWNER, Role.CONTROLLER_REPRESENTATIVE, Role.DPO];
const others = Object.values(Role).filter((role) => !MAY_SET.includes(role));

/** A breach of high risk: its persons are to be told, and no law says within how many hours. */
const toTell = async (): Promise<Json> => {
  const breach = await app.given(aBreach(lumen, { awareAt: NOW }));
  return walk(app, lumen.dpo, breach, 'assess', ['decide', HIGH_RISK]);
};

describe('a figure that the law does not give', () => {
  it('is called a default of this organisation in the trace, never a period of the law', async () => {
    const clock = await clockOf(await toTell(), 'GDPR_34_1');
    const period = stepOf(clock, 'PERIOD');
    expect(period).toMatchObject({ source: 'default of this organisation', policy: 'defaultAmount=72' });
    expect(period.en).toContain('The law gives no figure. The default of this organisation (72 hours)');
    expect(period.fr).toContain('La valeur par défaut de cette organisation (72 heures)');
    expect(stepOf(clock, 'DUE').en).toMatch(/^So the target, by default of this organisation,/);
    for (const { en } of clock.trace) expect(en).not.toContain('period laid down');
  });

  it('is set by the organisation, then by a legal entity; open clocks follow with their history, settled ones stay', async () => {
    const breach = await toTell();
    const before = await clockOf(breach, 'GDPR_34_1');
    const house = await app.given(aCountingPolicy(lumen, { periods: [{ rule: 'GDPR_34_1', amount: 24 }] }));
    const day = await clockOf(breach, 'GDPR_34_1');
    expect(Date.parse(before.dueAt) - Date.parse(day.dueAt)).toBe(48 * 3_600_000);
    expect(day.revisions).toEqual([
      { round: before.round, dueAt: before.dueAt, reason: 'COUNTING_POLICY_SET' },
    ]);
    expect(stepOf(day, 'PERIOD').policy).toBe('defaultAmount=24');
    expect(await movesOf('breach', breach)).toMatchObject([
      { rule: 'GDPR_34_1', dueBefore: before.dueAt, dueAt: day.dueAt, reason: 'COUNTING_POLICY_SET' },
    ]);
    const law = await clockOf(breach, 'GDPR_33_1');
    expect(law.revisions).toEqual([]);

    const own = { legalEntityId: lumen.entityId, periods: [{ rule: 'GDPR_34_1', amount: 240 }] };
    await app.given(aCountingPolicy(lumen, own));
    const entity = await clockOf(breach, 'GDPR_34_1');
    expect(Date.parse(entity.dueAt) - Date.parse(before.dueAt)).toBe((240 - 72) * 3_600_000);
    expect(stepOf(await clockOf(await toTell(), 'GDPR_34_1'), 'PERIOD').policy).toBe('defaultAmount=240');

    const stale = await app
      .as(lumen.dpo)
      .run(SET_COUNTING, { input: { version: house.version + 1, periods: [] } });
    expect(stale.error?.code).toBe('CONFLICT');
    const { countingPolicies } = await app.as(lumen.role('AUDITOR')).ask(COUNTING_POLICIES);
    expect(countingPolicies.nodes).toHaveLength(2);
    expect(await app.database.count(`audit_entry where action = 'countingPolicy.set'`)).toBeGreaterThan(1);
  });

  it('is not set where the law gives one', async () => {
    const input = { periods: [{ rule: 'GDPR_33_1', amount: 96 }] };
    const { error } = await app.as(lumen.dpo).run(SET_COUNTING, { input });
    expect(error?.fields).toMatchObject([
      { path: ['input', 'periods', 0, 'rule'], code: 'RULE_HAS_ITS_FIGURE' },
    ]);
  });

  it.each(others)('is not set by %s', async (role) => {
    const actor = app.as(lumen.role(role));
    const day = { place: 'FR', on: '2027-04-12', isHoliday: true, source: 'Décret' };
    expect((await actor.run(SET_COUNTING, { input: { periods: [] } })).error?.code).toBe('FORBIDDEN');
    expect((await actor.run(SET_HOLIDAY, { input: day })).error?.code).toBe('FORBIDDEN');
  });
});

describe('a one-off public holiday', () => {
  // Received on 10 March 2027: the month ends on Saturday 10 April and rolls to Monday 12 April.
  it('moves the clocks that end on it, with their history and its source, and back when it is taken back', async () => {
    const request = await app.given(aRequest(lumen, { receivedAt: NOW }));
    const elsewhere = await app.given(
      aRequest(lumen, { receivedAt: NOW, legalEntityId: lumen.otherEntityId }),
    );
    expect((await clockOf(request, 'GDPR_12_3')).dueOn).toBe('2027-04-12');
    const source = 'Décret 2027-1 du 1er mars 2027';
    const change = await app.given(aHolidayChange(lumen, { place: 'FR', on: '2027-04-12', source }));
    const moved = await clockOf(request, 'GDPR_12_3');
    expect(moved).toMatchObject({ dueOn: '2027-04-13', round: 2 });
    expect(moved.revisions).toMatchObject([{ round: 1, reason: 'HOLIDAY_ADDED' }]);
    expect(stepOf(moved, 'OWN_DAY')).toMatchObject({ source, policy: 'ownDay=ADDED' });
    expect(stepOf(moved, 'OWN_DAY').fr).toContain('lundi 12 avril 2027');
    expect((await clockOf(elsewhere, 'GDPR_12_3')).dueOn).toBe('2027-04-13');
    const { request: shown } = await app
      .as(lumen.dpo)
      .ask('query ($id: ID!) { request(id: $id) { dueAt } }', { id: request.id });
    expect(shown.dueAt).toBe(moved.dueAt);
    const move = { dueBefore: expect.stringMatching(/^2027-04-12/), dueAt: moved.dueAt };
    expect(await movesOf('request', request)).toMatchObject([
      { ...move, rule: 'GDPR_12_3', reason: 'HOLIDAY_ADDED', by: lumen.dpo.userId },
    ]);
    const fresh = await app.given(aRequest(lumen, { receivedAt: NOW }));
    expect((await clockOf(fresh, 'GDPR_12_3')).dueOn).toBe('2027-04-13');

    const twice = await app.as(lumen.dpo).run(SET_HOLIDAY, {
      input: { place: 'FR', on: '2027-04-12', isHoliday: false, source },
    });
    expect(twice.error?.rule).toBe('HOLIDAY_CHANGE_EXISTS');
    await app.as(lumen.dpo).ask(UNSET_HOLIDAY, { input: { id: change.id, version: change.version } });
    const back = await clockOf(request, 'GDPR_12_3');
    expect(back).toMatchObject({ dueOn: '2027-04-12', round: 3 });
    expect(stepOf(back, 'OWN_DAY')).toBeUndefined();
    expect(await movesOf('request', request, lumen.role('AUDITOR'))).toMatchObject([
      { dueBefore: moved.dueAt, dueAt: back.dueAt, reason: 'HOLIDAY_CHANGE_ARCHIVED' },
      move,
    ]);
    // What no longer holds is not listed.
    const { holidayChanges } = await app.as(lumen.dpo).ask(HOLIDAY_CHANGES);
    expect(holidayChanges.nodes).toEqual([]);
    expect(await app.database.count(`audit_entry where action like 'holidayChange.%'`)).toBe(2);
  });

  it('can be a working day, and one of another place moves nothing', async () => {
    // Received on 17 April: the month ends on Whit Monday, 17 May 2027.
    app.at('2027-04-17T08:00:00Z');
    const request = await app.given(aRequest(lumen, { receivedAt: '2027-04-17T08:00:00Z' }));
    expect((await clockOf(request, 'GDPR_12_3')).dueOn).toBe('2027-05-18');
    await app.given(aHolidayChange(lumen, { place: 'LV', on: '2027-05-18' }));
    expect((await clockOf(request, 'GDPR_12_3')).round).toBe(1);
    await app.given(aHolidayChange(lumen, { place: 'FR', on: '2027-05-17', isHoliday: false }));
    const earlier = await clockOf(request, 'GDPR_12_3');
    expect(earlier.dueOn).toBe('2027-05-17');
    expect(stepOf(earlier, 'OWN_DAY')).toMatchObject({ policy: 'ownDay=REMOVED' });
  });

  it.each([
    [{ place: 'XX' }, 'place'],
    [{ place: 'fr' }, 'place'],
    [{ source: '' }, 'source'],
  ])('is refused with %j', async (more, field) => {
    const input = { place: 'FR', on: '2027-04-12', isHoliday: true, source: 'Décret', ...more };
    const { error } = await app.as(lumen.dpo).run(SET_HOLIDAY, { input });
    expect(error?.code).toBe('INVALID_INPUT');
    expect(error?.fields?.[0]?.path).toEqual(['input', field]);
  });

  it('is not of the calculators: they count by the calendars that are shipped', async () => {
    await app.given(aHolidayChange(lumen, { place: 'FR', on: '2027-04-12' }));
    const { legalDeadline } = await app
      .as(lumen.dpo)
      .ask('query ($input: LegalDeadlineInput!) { legalDeadline(input: $input) { dueOn } }', {
        input: { rule: 'GDPR_12_3', anchorAt: NOW, timeZone: 'Europe/Paris' },
      });
    expect(legalDeadline.dueOn).toBe('2027-04-12');
  });
});

describe('alerts of a clock that has ended', () => {
  it('count as read, once it is cancelled or settled, and not before', async () => {
    const breach = await app.given(aBreach(lumen, { awareAt: NOW }));
    const { id } = await clockOf(breach, 'GDPR_33_1');
    await app.database.rows(
      `insert into notification (id, organisation_id, created_at, updated_at, legal_entity_id, recipient_id, step_id, kind, node_id, deadline_id)
       select s.id, s.organisation_id, now(), now(), s.legal_entity_id, s.recipient_id, s.id, k.kind, d.node_id, d.id
       from deadline d join lateral (select * from alert_step where deadline_id = d.id order by id limit 2) s on true
         join unnest(array['AT_START', 'ALERT_MAIL_FAILED']) with ordinality as k (kind, n)
           on k.n = (select count(*) from alert_step p where p.deadline_id = d.id and p.id <= s.id)
       where d.id = $1`,
      [id],
    );
    const unread = () =>
      app.database.rows<{ kind: string }>(
        'select kind from notification where deadline_id = $1 and read_at is null order by kind',
        [id],
      );
    expect((await unread()).map(({ kind }) => kind)).toEqual(['ALERT_MAIL_FAILED', 'AT_START']);
    await walk(app, lumen.dpo, breach, 'assess', 'decide', 'file');
    expect((await unread()).map(({ kind }) => kind)).toEqual(['ALERT_MAIL_FAILED']);
  });
});

describe('the alert of a clock whose date a choice moved', () => {
  it('says that it moved, and not that the clock has started', async () => {
    const told = await toTell();
    const before = await clockOf(told, 'GDPR_34_1');
    await app.given(aCountingPolicy(lumen, { periods: [{ rule: 'GDPR_34_1', amount: 48 }] }));
    const codes = await app.database.rows(
      `select round, array_agg(distinct code order by code) filter (where code like 'AT\\_%') as codes from alert_step
       where deadline_id = $1 group by round order by round`,
      [before.id],
    );
    expect(codes).toEqual([
      { round: 1, codes: ['AT_DUE', 'AT_START'] },
      { round: 2, codes: ['AT_DUE', 'AT_MOVE'] },
    ]);
  });
});

describe('a digest of working days', () => {
  it('goes out on none that the organisation has off, and on one that it works', async () => {
    const settings = { isEnabled: true, hour: 8, workingDaysOnly: true };
    await app.as(lumen.dpo).ask(SET_DIGEST, { input: settings });
    expect(await nextDigest()).toBe('2027-03-11T07:00:00.000Z');
    const off = await app.given(aHolidayChange(lumen, { place: 'FR', on: '2027-03-11' }));
    expect(await nextDigest()).toBe('2027-03-12T07:00:00.000Z');
    await app.as(lumen.dpo).ask(UNSET_HOLIDAY, { input: { id: off.id, version: off.version } });
    expect(await nextDigest()).toBe('2027-03-11T07:00:00.000Z');
    app.at('2027-03-26T12:00:00.000Z'); // the Friday before Easter Monday
    await app.given(aHolidayChange(lumen, { place: 'FR', on: '2027-03-29', isHoliday: false }));
    // One that is due already goes out.
    expect(await nextDigest()).toBe('2027-03-11T07:00:00.000Z');
  });
});

describe('a date that is asked for before a deed', () => {
  const ASK = `query ($entity: ID!, $input: LegalDeadlineInput!) {
    previewDeadline(legalEntityId: $entity, input: $input) { dueAt dueOn } }`;
  const asked = (rule: string) => ({ rule, anchorAt: NOW, timeZone: 'Europe/Paris' });
  const preview = (actor: Actor, rule: string, entity = lumen.entityId) =>
    app.as(actor).run(ASK, { entity, input: asked(rule) });
  const dueOn = async (rule: string): Promise<string> =>
    (await preview(lumen.dpo, rule)).data.previewDeadline.dueOn;

  it('is that of a clock of the legal entity, with its own figure and days', async () => {
    const shipped = await dueOn('GDPR_34_1');
    await app.given(aCountingPolicy(lumen, { periods: [{ rule: 'GDPR_34_1', amount: 24 }] }));
    expect([shipped, await dueOn('GDPR_34_1')]).toEqual(['2027-03-13', '2027-03-11']);
    expect(await dueOn('GDPR_12_3')).toBe('2027-04-12');
    await app.given(aHolidayChange(lumen, { place: 'FR', on: '2027-04-12' }));
    expect(await dueOn('GDPR_12_3')).toBe('2027-04-13');
  });

  it('tells nothing of an entity to whoever does not see it', async () => {
    const elsewhere = await lumen.hire([Role.AUDITOR], [lumen.otherEntityId]);
    expect((await preview(elsewhere, 'GDPR_12_3')).error?.code).toBe('NOT_FOUND');
    expect((await preview(elsewhere, 'GDPR_12_3', lumen.otherEntityId)).errors).toEqual([]);
  });
});
