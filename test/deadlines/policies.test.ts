import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import {
  ARCHIVE_POLICY,
  aPolicy,
  CREATE_POLICY,
  DIGEST_POLICY,
  END,
  POLICIES,
  POLICY,
  policyInput,
  rungBefore,
  SET_DIGEST,
  UPDATE_POLICY,
} from './policy.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const clear = () => app.database.rows('update escalation_policy set archived_at = now()');
const trail = async (action: string, nodeId: string) =>
  app.database.count('audit_entry where action = $1 and node_id = $2', [action, nodeId]);
const events = async (type: string, nodeId: string) =>
  app.database.count('outbox_event where type = $1 and node_id = $2', [type, nodeId]);
const MAY_SET: Role[] = [Role.OWNER, Role.CONTROLLER_REPRESENTATIVE, Role.DPO];
const others = Object.values(Role).filter((role) => !MAY_SET.includes(role));

describe('a policy', () => {
  it('is set, read, changed and ended, each in the trail and as an event', async () => {
    await clear();
    const made = await app.given(aPolicy(lumen, { quietFrom: '20:00', quietUntil: '08:00' }));
    expect(made).toMatchObject({
      family: 'REQUESTS',
      legalEntity: null,
      quietFrom: '20:00',
      quietUntil: '08:00',
      quietWeekends: false,
      acknowledgementSilences: false,
      version: 1,
    });
    expect(made.rungs[0]).toEqual({ ...rungBefore(120), isStandIn: false });
    const reader = app.as(lumen.role('AUDITOR'));
    expect((await reader.ask(POLICY, { id: made.id })).escalationPolicy).toEqual(made);
    expect((await reader.ask(POLICIES)).escalationPolicies).toEqual({ nodes: [made], totalCount: 1 });

    const dpo = app.as(lumen.dpo);
    const change = { id: made.id, version: 1, quietFrom: null, quietUntil: null, quietWeekends: true };
    const { updateEscalationPolicy: changed } = await dpo.ask(UPDATE_POLICY, { input: change });
    expect(changed).toMatchObject({ quietFrom: null, quietWeekends: true, rungs: made.rungs, version: 2 });
    const input = { id: made.id, version: 2 };
    const { archiveEscalationPolicy: archived } = await dpo.ask(ARCHIVE_POLICY, { input });
    expect(archived.archivedAt).not.toBeNull();
    expect((await reader.ask(POLICIES)).escalationPolicies.totalCount).toBe(0);
    for (const event of ['created', 'updated', 'archived']) {
      expect([event, await trail(`escalationPolicy.${event}`, made.id)]).toEqual([event, 1]);
      expect([event, await events(`escalationPolicy.${event}`, made.id)]).toEqual([event, 1]);
    }
  });

  it('changes by the hour of its alerts alone', async () => {
    await clear();
    const { id, version } = await app.given(aPolicy(lumen));
    const input = { id, version, officeFrom: '10:30' };
    const { updateEscalationPolicy } = await app.as(lumen.dpo).ask(UPDATE_POLICY, { input });
    expect(updateEscalationPolicy).toMatchObject({ officeFrom: '10:30', version: version + 1 });
  });

  it.each(MAY_SET)('is set by %s', async (role) => {
    await clear();
    const { error } = await app.as(lumen.role(role)).run(CREATE_POLICY, { input: policyInput() });
    expect(error).toBeUndefined();
  });

  it.each(others)('is not set by %s', async (role) => {
    await clear();
    const { id, version } = await app.given(aPolicy(lumen));
    const actor = app.as(lumen.role(role));
    const input = { id, version };
    for (const [document, sent] of [
      [CREATE_POLICY, policyInput({ family: 'OTHER' })],
      [UPDATE_POLICY, input],
      [ARCHIVE_POLICY, input],
      [SET_DIGEST, { isEnabled: true, hour: 8, workingDaysOnly: true }],
    ] as const) {
      expect((await actor.run(document, { input: sent })).error?.code).toBe('FORBIDDEN');
    }
    expect(await app.database.count('escalation_policy where archived_at is null')).toBe(1);
  });

  it.each([
    ['ALERT_REACHES_NOBODY', { rungs: [rungBefore(24, []), ...END] }],
    ['ALERT_REACHES_NOBODY', { rungs: [rungBefore(24, ['DPO'], []), ...END] }],
    ['NO_ALERT_AT_DUE', { rungs: [END[1]] }],
    ['NO_DAILY_REPEAT', { rungs: [END[0]] }],
    ['REPEAT_NOT_DAILY', { rungs: [END[0], { ...END[1], hours: 72 }] }],
    ['ALERT_HOURS_WRONG', { rungs: [rungBefore(0), ...END] }],
    ['ALERT_GIVEN_TWICE', { rungs: [rungBefore(24), rungBefore(24), ...END] }],
    ['QUIET_HOURS_INCOMPLETE', { quietFrom: '20:00' }],
    ['QUIET_ALL_DAY', { quietFrom: '20:00', quietUntil: '20:00' }],
    ['HOUR_CLOCKS_ARE_NEVER_QUIET', { family: 'HOURS', quietWeekends: true }],
  ])('is refused as %s, when made and when changed (%#)', async (rule, changes) => {
    await clear();
    const dpo = app.as(lumen.dpo);
    const made = await dpo.run(CREATE_POLICY, { input: policyInput(changes) });
    expect(made.error).toMatchObject({ code: 'RULE_BROKEN', rule });
    const { family = 'REQUESTS', ...change } = changes as { family?: string };
    const { id, version } = await app.given(aPolicy(lumen, { family }));
    const changed = await dpo.run(UPDATE_POLICY, { input: { id, version, ...change } });
    expect(changed.error).toMatchObject({ code: 'RULE_BROKEN', rule });
    const twin = await dpo.run(UPDATE_POLICY, { input: { id, version, acknowledgementSilences: true } });
    expect(twin.error).toBeUndefined();
  });

  it.each([
    { quietFrom: '24:00', quietUntil: '08:00' },
    { quietFrom: '8 h', quietUntil: '09:00' },
  ])('does not take %j as hours', async (hours) => {
    const { error } = await app.as(lumen.dpo).run(CREATE_POLICY, { input: policyInput(hours) });
    expect(error?.code).toBe('INVALID_INPUT');
  });

  it('is one a place: of two made at once one is told of the other', async () => {
    await clear();
    const dpo = app.as(lumen.dpo);
    const input = policyInput({ legalEntityId: lumen.entityId });
    const answers = await Promise.all([1, 2, 3].map(() => dpo.run(CREATE_POLICY, { input })));
    expect(answers.map(({ error }) => error?.rule ?? 'MADE').sort()).toEqual([
      'MADE',
      'POLICY_EXISTS',
      'POLICY_EXISTS',
    ]);
    expect((await dpo.run(CREATE_POLICY, { input: policyInput() })).error).toBeUndefined();
  });

  it('is refused in a stale version, and once it is archived', async () => {
    await clear();
    const dpo = app.as(lumen.dpo);
    const { id, version } = await app.given(aPolicy(lumen));
    const input = { id, version, quietWeekends: true };
    expect((await dpo.run(UPDATE_POLICY, { input })).error).toBeUndefined();
    expect((await dpo.run(UPDATE_POLICY, { input })).error?.code).toBe('CONFLICT');
    expect((await dpo.run(ARCHIVE_POLICY, { input: { id, version } })).error?.code).toBe('CONFLICT');
    const next = { id, version: version + 1 };
    expect((await dpo.run(ARCHIVE_POLICY, { input: next })).error).toBeUndefined();
    const late = await dpo.run(UPDATE_POLICY, { input: { id, version: version + 2 } });
    expect(late.error?.rule).toBe('POLICY_ARCHIVED');
  });

  it('of the organisation is not set by who reaches one legal entity, and that of the entity is', async () => {
    await clear();
    const confined = app.as(await lumen.hire([Role.DPO], [lumen.entityId]));
    const house = await app.given(aPolicy(lumen));
    const change = { id: house.id, version: house.version, quietWeekends: true };
    for (const [document, input] of [
      [CREATE_POLICY, policyInput({ family: 'OTHER' })],
      [UPDATE_POLICY, change],
      [SET_DIGEST, { isEnabled: true, hour: 8, workingDaysOnly: true }],
    ] as const) {
      expect((await confined.run(document, { input })).error?.code).toBe('FORBIDDEN');
    }
    const own = policyInput({ legalEntityId: lumen.entityId });
    expect((await confined.run(CREATE_POLICY, { input: own })).error).toBeUndefined();
    await app.given(aPolicy(lumen, { family: 'OTHER', legalEntityId: lumen.otherEntityId }));
    const seen = (await confined.ask(POLICIES)).escalationPolicies.nodes;
    expect(seen.map(({ legalEntity }: Json) => legalEntity?.id ?? null).sort()).toEqual(
      [lumen.entityId, null].sort(),
    );
    const other = policyInput({ legalEntityId: lumen.otherEntityId });
    expect((await confined.run(CREATE_POLICY, { input: other })).error?.code).toMatch(/FORBIDDEN|NOT_FOUND/);
  });
});

describe('the daily digest', () => {
  it('is not there until it is set; then it is on, changed, and off, in the trail and as events', async () => {
    app.at('2027-03-10T06:30:00Z');
    const dpo = app.as(lumen.dpo);
    expect((await dpo.ask(DIGEST_POLICY)).digestPolicy).toBeNull();
    const settings = { isEnabled: true, hour: 8, workingDaysOnly: true };
    const { setDigestPolicy: on } = await dpo.ask(SET_DIGEST, { input: settings });
    expect(on).toMatchObject({ ...settings, version: 1, nextAt: '2027-03-10T07:00:00.000Z' });
    const again = await dpo.run(SET_DIGEST, { input: settings });
    expect(again.error?.code).toBe('CONFLICT');
    const { setDigestPolicy: later } = await dpo.ask(SET_DIGEST, {
      input: { ...settings, hour: 7, version: 1 },
    });
    expect(later.nextAt).toBe('2027-03-11T06:00:00.000Z');
    const { setDigestPolicy: off } = await dpo.ask(SET_DIGEST, {
      input: { ...settings, isEnabled: false, version: later.version },
    });
    expect(off.nextAt).toBeNull();
    expect((await dpo.ask(DIGEST_POLICY)).digestPolicy).toEqual(off);
    expect(await trail('digestPolicy.set', on.id)).toBe(3);
    expect(await events('digestPolicy.set', on.id)).toBe(3);
    app.at();
  });

  it.each([-1, 24])('does not go out at %i o’clock', async (hour) => {
    const input = { isEnabled: true, hour, workingDaysOnly: true };
    const { error } = await app.as(lumen.dpo).run(SET_DIGEST, { input });
    expect(error?.code).toBe('INVALID_INPUT');
  });
});
