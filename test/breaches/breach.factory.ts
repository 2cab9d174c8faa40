import { Role } from '@vigie/schema';
import type { TestOrganisation } from '../harness/actors.ts';
import type { Json, TestApp } from '../harness/app.ts';

/** What tests look at in a breach. */
const BREACH_FIELDS = `id version reference title status detectedAt awareAt dueAt gapReason natures cause
  approximateSubjects
  filings { id stage submittedAt isLate lateReason authorityReference }
  deadlines { id version rule state anchorAt dueAt settledAt round revisions { round dueAt reason } steps { state } }`;

const verb = (name: string, input: string): string =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { ${BREACH_FIELDS} } }`;

export const CREATE = verb('createBreach', 'CreateBreachInput');
export const UPDATE = verb('updateBreach', 'UpdateBreachInput');
export const FILE = verb('fileBreach', 'FileBreachInput');
export const BREACH = `query breach($id: ID!) { breach(id: $id) { ${BREACH_FIELDS} } }`;

/** A breach of confidentiality, of which nobody is aware yet. */
export const breachInput = (organisation: TestOrganisation, more: object = {}): object => ({
  legalEntityId: organisation.entityId,
  title: 'Export envoyé à un mauvais destinataire',
  natures: ['CONFIDENTIALITY'],
  ...more,
});

/** A breach as the DPO records it. */
export const aBreach =
  (organisation: TestOrganisation, more: object = {}) =>
  async (app: TestApp): Promise<Json> => {
    const input = breachInput(organisation, more);
    const { createBreach } = await app.as(organisation.role(Role.DPO)).ask(CREATE, { input });
    return createBreach;
  };
