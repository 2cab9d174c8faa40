import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { aBreach, FILE } from '../breaches/breach.factory.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { aRequest, SUSPEND } from '../requests/request.factory.ts';
import { aPolicy } from './policy.factory.ts';

const FIELDS = `id version state dueAt round snoozedUntil acknowledgedAt assignee { id }
  steps { code state dueAt channel recipient { id } } revisions { reason dueAt }
  permissions(actions: ["acknowledge", "snooze", "reassign"]) { action allowed reason }`;
const verb = (name: string, input: string) =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { ${FIELDS} } }`;
const ACKNOWLEDGE = verb('acknowledgeDeadline', 'AcknowledgeDeadlineInput');
const SNOOZE = verb('snoozeDeadline', 'SnoozeDeadlineInput');
const REASSIGN = verb('reassignDeadline', 'ReassignDeadlineInput');
const DEADLINE = `query deadline($id: ID!) { deadline(id: $id) { ${FIELDS} } }`;

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

beforeEach(async () => {
  await app.database.rows('update escalation_policy set archived_at = now()');
  app.at('2027-03-10T08:00:00Z');
});

/** The clock of a request of that instant: due on Monday 12 April, 23:59:59 in Paris. */
const aClock = async (): Promise<Json> => {
  const { deadlines } = await app.given(aRequest(lumen, { receivedAt: '2027-03-10T08:00:00Z' }));
  return (await app.as(lumen.dpo).ask(DEADLINE, { id: deadlines[0].id })).deadline;
};
const planned = ({ steps }: Json, channel = 'MAIL') =>
  steps
    .filter((step: Json) => step.state === 'PLANNED' && step.channel === channel)
    .map(({ code, dueAt, recipient }: Json) => `${code} ${dueAt.slice(0, 16)} ${recipient.id}`);
const trail = (action: string, id: string) =>
  app.database.count('audit_entry where action = $1 and node_id = $2', [action, id]);
const events = (type: string, id: string) =>
  app.database.count('outbox_event where type = $1 and node_id = $2', [type, id]);

describe('putting a clock off', () => {
  it('gives one reminder for what would have come meanwhile, and leaves the date and the due instant', async () => {
    const { id, version, dueAt } = await aClock();
    app.at('2027-03-20T08:00:00Z');
    const input = { id, version, until: '2027-04-07T07:00:00Z' };
    const { snoozeDeadline: clock } = await app.as(lumen.dpo).ask(SNOOZE, { input });
    const [dpo, chief] = [lumen.dpo.userId, lumen.role(Role.CONTROLLER_REPRESENTATIVE).userId];
    expect(planned(clock).sort()).toEqual(
      [
        `AFTER_SNOOZE 2027-04-07T07:00 ${dpo}`,
        `BEFORE_P2D 2027-04-10T07:00 ${dpo}`,
        `AT_DUE 2027-04-12T07:00 ${dpo}`,
        `AT_DUE 2027-04-12T07:00 ${chief}`,
      ].sort(),
    );
    expect(clock).toMatchObject({ dueAt, snoozedUntil: '2027-04-07T07:00:00.000Z', state: 'RUNNING' });
    expect(await trail('deadline.snoozed', id)).toBe(1);
    expect(await events('deadline.snoozed', id)).toBe(1);
  });

  it('twice is once more, from then on', async () => {
    const { id, version } = await aClock();
    const dpo = app.as(lumen.dpo);
    const first = { id, version, until: '2027-04-01T07:00:00Z' };
    const { snoozeDeadline: once } = await dpo.ask(SNOOZE, { input: first });
    const second = { id, version: once.version, until: '2027-04-09T07:00:00Z' };
    const { snoozeDeadline: twice } = await dpo.ask(SNOOZE, { input: second });
    expect(planned(twice)[0]).toContain('AFTER_SNOOZE 2027-04-09T07:00');
    expect(planned(twice).filter((step: string) => step.startsWith('AFTER_SNOOZE'))).toHaveLength(1);
  });

  it.each([
    ['2027-03-10T08:00:00Z', 'SNOOZE_IN_PAST'],
    ['2027-04-12T22:00:00Z', 'SNOOZE_PAST_DUE'],
    ['2027-04-12T21:59:59Z', undefined],
  ])('until %s answers %s', async (until, rule) => {
    const { id, version } = await aClock();
    app.at('2027-03-20T08:00:00Z');
    const { error } = await app.as(lumen.dpo).run(SNOOZE, { input: { id, version, until } });
    expect(error?.rule).toBe(rule);
  });

  it('is refused once it is due, while it stands still, and when it is over', async () => {
    const dpo = app.as(lumen.dpo);
    const due = await aClock();
    app.at('2027-04-13T08:00:00Z');
    const late = await dpo.run(SNOOZE, {
      input: { id: due.id, version: due.version, until: '2027-04-14T08:00:00Z' },
    });
    expect(late.error?.rule).toBe('DUE_ALREADY');

    app.at('2027-03-10T08:00:00Z');
    const request = await app.given(aRequest(lumen, { receivedAt: '2027-03-10T08:00:00Z' }));
    const ask = { id: request.id, version: request.version, reason: 'IDENTITY_DOUBT' };
    const { suspendRequest } = await dpo.ask(SUSPEND, { input: ask });
    const [still] = suspendRequest.parent.deadlines;
    const until = '2027-03-12T08:00:00Z';
    const paused = await dpo.run(SNOOZE, { input: { id: still.id, version: still.version, until } });
    expect(paused.error?.rule).toBe('NOTHING_TO_SNOOZE');

    const breach = await app.given(aBreach(lumen, { awareAt: '2027-03-10T07:00:00Z' }));
    const filed = { id: breach.id, version: breach.version, stage: 'INITIAL' };
    const { fileBreach } = await dpo.ask(FILE, { input: filed });
    const over = fileBreach.parent.deadlines.find(({ state }: Json) => state === 'MET');
    for (const [document, more] of [
      [SNOOZE, { until }],
      [ACKNOWLEDGE, {}],
      [REASSIGN, { assigneeId: null }],
    ] as const) {
      const { error } = await dpo.run(document, { input: { id: over.id, version: over.version, ...more } });
      expect(error?.rule).toBe('DEADLINE_OVER');
    }
    const { deadline } = await dpo.ask(DEADLINE, { id: over.id });
    expect(deadline.permissions.map(({ reason }: Json) => reason)).toEqual(Array(3).fill('DEADLINE_OVER'));
  });

  it('is undone by a new date, of which everyone hears', async () => {
    const request = await app.given(aRequest(lumen, { receivedAt: '2027-03-10T08:00:00Z' }));
    const [{ id, version }] = request.deadlines;
    const dpo = app.as(lumen.dpo);
    await dpo.ask(SNOOZE, { input: { id, version, until: '2027-04-01T08:00:00Z' } });
    const ask = { id: request.id, version: request.version, reason: 'IDENTITY_DOUBT' };
    await dpo.ask(SUSPEND, { input: ask });
    expect((await dpo.ask(DEADLINE, { id })).deadline.snoozedUntil).toBeNull();
  });
});

describe('giving a clock to another', () => {
  it('plans its alerts for them, keeps its date, and gives it back to the DPO', async () => {
    const { id, version, dueAt } = await aClock();
    const officer = lumen.role(Role.PRIVACY_OFFICER);
    const dpo = app.as(lumen.dpo);
    const input = { id, version, assigneeId: officer.userId };
    const { reassignDeadline: given } = await dpo.ask(REASSIGN, { input });
    expect(given).toMatchObject({ assignee: { id: officer.userId }, dueAt });
    expect(planned(given)[0]).toContain(officer.userId);
    const back = { id, version: given.version, assigneeId: null };
    const { reassignDeadline: returned } = await dpo.ask(REASSIGN, { input: back });
    expect(returned.assignee).toBeNull();
    expect(planned(returned)[0]).toContain(lumen.dpo.userId);
    expect(await trail('deadline.reassigned', id)).toBe(2);
    expect(await events('deadline.reassigned', id)).toBe(2);
  });

  it.each(['a stranger', 'an integrator', 'who reaches another legal entity alone'])(
    'is refused for %s',
    async (who) => {
      const { id, version } = await aClock();
      const people = {
        'a stranger': async () => (await TestOrganisation.make(app, 'a-twin', [Role.DPO])).dpo,
        'an integrator': async () => lumen.role(Role.INTEGRATOR),
        'who reaches another legal entity alone': () => lumen.hire([Role.DPO], [lumen.otherEntityId]),
      };
      const { userId: assigneeId } = await people[who as keyof typeof people]();
      const { error } = await app.as(lumen.dpo).run(REASSIGN, { input: { id, version, assigneeId } });
      expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: [{ code: 'NOT_A_MEMBER' }] });
    },
  );
});

describe('an acknowledgement', () => {
  it.each([
    [false, ['BEFORE_P5D', 'AT_DUE', 'AT_DUE']],
    [true, ['AT_DUE', 'AT_DUE']],
  ])('under a policy that silences (%s) leaves %j', async (acknowledgementSilences, codes) => {
    await app.given(aPolicy(lumen, { acknowledgementSilences }));
    const { id, version } = await aClock();
    const { acknowledgeDeadline: clock } = await app
      .as(lumen.dpo)
      .ask(ACKNOWLEDGE, { input: { id, version } });
    expect(planned(clock).map((step: string) => step.split(' ')[0])).toEqual(codes);
    expect(await trail('deadline.acknowledged', id)).toBe(1);
  });
});

describe('each of these verbs', () => {
  const CALLS: [string, string, object][] = [
    ['acknowledge', ACKNOWLEDGE, {}],
    ['snooze', SNOOZE, { until: '2027-03-20T08:00:00Z' }],
    ['reassign', REASSIGN, { assigneeId: null }],
  ];
  it.each(CALLS)(
    '%s is refused to who only reads, and in a stale version',
    async (action, document, more) => {
      const { id, version } = await aClock();
      const input = { id, version, ...more };
      for (const role of [Role.AUDITOR, Role.PROCESSOR_MANAGER, Role.BUSINESS_OWNER, Role.OWNER]) {
        const reader = app.as(lumen.role(role));
        expect((await reader.run(document, { input })).error?.code).toBe('FORBIDDEN');
        const { deadline } = await reader.ask(DEADLINE, { id });
        const permission = deadline.permissions.find((each: Json) => each.action === action);
        expect(permission).toEqual({ action, allowed: false, reason: 'FORBIDDEN' });
      }
      const officer = app.as(lumen.role(Role.PRIVACY_OFFICER));
      const stale = await officer.run(document, { input: { ...input, version: version + 7 } });
      expect(stale.error?.code).toBe('CONFLICT');
      expect((await officer.run(document, { input })).error).toBeUndefined();
    },
  );
});
