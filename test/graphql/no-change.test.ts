import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Notification, Role } from '@vigie/schema';
import { newId } from '@vigie/server';
import { aBreach, walk } from '../breaches/breach.factory.ts';
import { aPolicy, policyInput } from '../deadlines/policy.factory.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { ago, DAY, HOUR } from '../harness/clock.ts';
import { footprint } from '../harness/footprint.ts';
import { aRequest } from '../requests/request.factory.ts';
import { aSubject } from '../subjects/subject.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app, 'lumen', [Role.DPO, Role.OWNER]);
});

afterAll(() => app.close());

interface Case {
  verb: string;
  /** Where its answer is a record of the node: the field that leads to it. */
  parent?: string;
  input: string;
  role?: Role;
  /** Makes the node, and says what to send twice and what to send then. */
  given: () => Promise<{ id: string; version: number; same: object; other: object }>;
  /** A verb on a node that has no such value yet: sent once before it is sent again. */
  first?: boolean;
}

const versionOf = async (id: string): Promise<number> =>
  (await app.as(lumen.role('OWNER')).ask('query ($id: ID!) { node(id: $id) { version } }', { id })).node
    .version;

const CASES: Case[] = [
  {
    verb: 'updateBreach',
    input: 'UpdateBreachInput',
    first: true,
    given: async () => ({
      ...(await app.given(aBreach(lumen, { awareAt: ago(HOUR) }))),
      same: {
        title: 'Fichier égaré',
        natures: ['CONFIDENTIALITY'],
        description: 'Un fichier est parti.',
        contact: null,
        approximateSubjects: 12,
        involvedSubjects: [{ category: 'CUSTOMERS', approximateCount: 12 }],
        detectedAt: ago(2 * HOUR),
        assigneeId: lumen.dpo.userId,
      },
      other: { description: 'Deux fichiers sont partis.' },
    }),
  },
  {
    verb: 'updateLegalEntity',
    input: 'UpdateLegalEntityInput',
    role: Role.OWNER,
    given: async () => ({
      id: lumen.entityId,
      version: await versionOf(lumen.entityId),
      same: { name: 'Maison Lumen SAS', timeZone: 'Europe/Paris' },
      other: { name: 'Maison Lumen SA' },
    }),
  },
  {
    verb: 'changeRoleOfMember',
    input: 'ChangeRoleOfMemberInput',
    role: Role.OWNER,
    given: async () => {
      const { membershipId: id } = await lumen.hire([Role.AUDITOR, Role.INTEGRATOR], [lumen.entityId]);
      return {
        id,
        version: await versionOf(id),
        same: { roles: ['INTEGRATOR', 'AUDITOR'], legalEntityIds: [lumen.entityId] },
        other: { roles: ['AUDITOR'], legalEntityIds: [lumen.entityId] },
      };
    },
  },
  {
    verb: 'updateEscalationPolicy',
    input: 'UpdateEscalationPolicyInput',
    given: async () => {
      const input = policyInput() as Json;
      const { id, version } = await app.given(aPolicy(lumen));
      return {
        id,
        version,
        same: { rungs: input.rungs, quietWeekends: false },
        other: { quietWeekends: true },
      };
    },
  },
  {
    verb: 'assignRequest',
    input: 'AssignRequestInput',
    first: true,
    given: async () => ({
      ...(await app.given(aRequest(lumen))),
      same: { assigneeId: lumen.dpo.userId },
      other: { assigneeId: null },
    }),
  },
  {
    verb: 'correctReceiptOfRequest',
    input: 'CorrectReceiptOfRequestInput',
    given: async () => {
      const receivedAt = ago(DAY);
      return {
        ...(await app.given(aRequest(lumen, { receivedAt }))),
        same: { receivedAt, reason: 'Rien.' },
        other: { receivedAt: ago(2 * DAY), reason: 'Arrivé la veille.' },
      };
    },
  },
  {
    verb: 'identifySubjectOfRequest',
    input: 'IdentifySubjectOfRequestInput',
    first: true,
    given: async () => ({
      ...(await app.given(aRequest(lumen))),
      same: { dataSubjectId: (await app.given(aSubject(lumen))).id },
      other: { dataSubjectId: (await app.given(aSubject(lumen))).id },
    }),
  },
  {
    verb: 'describeAccessOfRequest',
    parent: 'request',
    input: 'DescribeAccessOfRequestInput',
    first: true,
    given: async () => ({
      ...(await app.given(aRequest(lumen))),
      same: { sections: [{ heading: 'PURPOSES', text: 'Vos commandes.' }] },
      other: { sections: [{ heading: 'PURPOSES', text: 'Vos livraisons.' }] },
    }),
  },
  {
    verb: 'correctRight',
    input: 'CorrectRightInput',
    given: async () => ({
      ...(await app.given(aRequest(lumen))).rights[0],
      same: { right: 'ACCESS' },
      other: { right: 'ERASURE' },
    }),
  },
  {
    verb: 'correctRegimeOfBreach',
    parent: 'breach',
    input: 'CorrectRegimeOfBreachInput',
    given: async () => {
      const breach = await app.given(aBreach(lumen, { awareAt: ago(DAY) }));
      const facts = { regime: 'NIS2', nis2Class: 'ESSENTIAL' };
      const applied = await walk(app, lumen.dpo, breach, ['applyRegime', facts]);
      return { ...applied, same: facts, other: { ...facts, nis2Class: 'IMPORTANT' } };
    },
  },
  {
    verb: 'snoozeDeadline',
    input: 'SnoozeDeadlineInput',
    first: true,
    given: async () => ({
      ...(await app.given(aBreach(lumen, { awareAt: ago(HOUR) }))).deadlines[0],
      same: { until: ago(-HOUR) },
      other: { until: ago(-2 * HOUR) },
    }),
  },
  {
    verb: 'reassignDeadline',
    input: 'ReassignDeadlineInput',
    given: async () => ({
      ...(await app.given(aBreach(lumen, { awareAt: ago(HOUR) }))).deadlines[0],
      same: { assigneeId: null },
      other: { assigneeId: lumen.dpo.userId },
    }),
  },
];

describe('a change of nothing', () => {
  it.each(CASES)(
    'by $verb leaves no version, no entry and no event',
    async ({ verb, parent, input, role, given, first }) => {
      const { id, version, same, other } = await given();
      const actor = app.as(role ? lumen.role(role) : lumen.dpo);
      const fields = parent ? `node: ${parent} { version }` : 'version';
      const document = `mutation ($input: ${input}!) { node: ${verb}(input: $input) { ${fields} } }`;
      const send = async (at: number, values: object): Promise<number> => {
        const { node } = await actor.ask(document, { input: { id, version: at, ...values } });
        return (node.node ?? node).version;
      };
      const known = first ? await send(version, same) : version;
      const before = await footprint(app, lumen.id);
      expect(await send(known, same)).toBe(known);
      expect(await footprint(app, lumen.id)).toEqual(before);
      expect(await send(known, other)).toBeGreaterThan(known);
      expect((await footprint(app, lumen.id)).audit_entry).not.toBe(before.audit_entry);
    },
  );

  it('by readNotification leaves the hour at which it was read', async () => {
    const id = await notificationOf();
    const read =
      'mutation ($input: ReadNotificationInput!) { readNotification(input: $input) { version readAt } }';
    const once = (await app.as(lumen.dpo).ask(read, { input: { id, version: 1 } })).readNotification;
    const before = await footprint(app, lumen.id);
    const again = (await app.as(lumen.dpo).ask(read, { input: { id, version: once.version } }))
      .readNotification;
    expect([once.readAt, again]).toEqual([expect.any(String), once]);
    expect(await footprint(app, lumen.id)).toEqual(before);
  });

  it('by setDigestPolicy plans nothing anew', async () => {
    const set =
      'mutation ($input: SetDigestPolicyInput!) { setDigestPolicy(input: $input) { version nextAt } }';
    const settings = { isEnabled: true, hour: 7, workingDaysOnly: false };
    const once = (await app.as(lumen.dpo).ask(set, { input: settings })).setDigestPolicy;
    const before = await footprint(app, lumen.id);
    const again = (await app.as(lumen.dpo).ask(set, { input: { ...settings, version: once.version } }))
      .setDigestPolicy;
    expect(again).toEqual(once);
    expect(await footprint(app, lumen.id)).toEqual(before);
    const other = { ...settings, version: once.version, hour: 8 };
    expect((await app.as(lumen.dpo).ask(set, { input: other })).setDigestPolicy.version).toBe(
      once.version + 1,
    );
  });
});

/** A line in the inbox of the DPO: an alert of a clock. */
const notificationOf = async (): Promise<string> => {
  const breach = await app.given(aBreach(lumen, { awareAt: ago(HOUR) }));
  return app.work(
    lumen.id,
    async (ctx) =>
      ctx.make(Notification, {
        recipientId: lumen.dpo.userId,
        legalEntityId: lumen.entityId,
        stepId: newId('AlertStep'),
        kind: 'AT_DUE',
        nodeId: breach.id,
        deadlineId: breach.deadlines[0].id,
      }).id,
  );
};
