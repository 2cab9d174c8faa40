import type { TestOrganisation } from '../harness/actors.ts';
import type { Json, TestApp } from '../harness/app.ts';

const POLICY_FIELDS = `id version family legalEntity { id } rungs { moment hours isStandIn recipients channels }
  quietFrom quietUntil quietWeekends officeFrom acknowledgementSilences archivedAt`;

const verb = (name: string, input: string, fields = POLICY_FIELDS): string =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;

export const CREATE_POLICY = verb('createEscalationPolicy', 'CreateEscalationPolicyInput');
export const UPDATE_POLICY = verb('updateEscalationPolicy', 'UpdateEscalationPolicyInput');
export const ARCHIVE_POLICY = verb('archiveEscalationPolicy', 'ArchiveEscalationPolicyInput');
export const POLICY = `query escalationPolicy($id: ID!) { escalationPolicy(id: $id) { ${POLICY_FIELDS} } }`;
export const POLICIES = `{ escalationPolicies { nodes { ${POLICY_FIELDS} } totalCount } }`;
export const SET_DIGEST = verb(
  'setDigestPolicy',
  'SetDigestPolicyInput',
  'id version isEnabled hour workingDaysOnly nextAt',
);
export const DIGEST_POLICY = '{ digestPolicy { id version isEnabled hour workingDaysOnly nextAt } }';

const CHANNELS = ['MAIL', 'INBOX'];

/** The due instant and the daily repeat, which every ladder has. */
export const END = [
  { moment: 'AT_DUE', hours: 0, recipients: ['ASSIGNEE', 'CONTROLLER_REPRESENTATIVE'], channels: CHANNELS },
  { moment: 'OVERDUE', hours: 24, recipients: ['ASSIGNEE', 'CONTROLLER_REPRESENTATIVE'], channels: CHANNELS },
];

/** A rung so many hours before the due instant. */
export const rungBefore = (hours: number, recipients = ['ASSIGNEE'], channels = CHANNELS) => ({
  moment: 'BEFORE_DUE',
  hours,
  recipients,
  channels,
});

/** What a policy is made of where a test does not care. */
export const policyInput = (more: object = {}) => ({
  family: 'REQUESTS',
  rungs: [rungBefore(5 * 24), ...END],
  ...more,
});

/** A policy that the DPO has set. */
export const aPolicy =
  (organisation: TestOrganisation, more: object = {}) =>
  async (app: TestApp): Promise<Json> =>
    (await app.as(organisation.dpo).ask(CREATE_POLICY, { input: policyInput(more) })).createEscalationPolicy;
