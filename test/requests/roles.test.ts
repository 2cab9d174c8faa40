import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, nodeOf, TestApp } from '../harness/app.ts';
import { ago, DAY } from '../harness/clock.ts';
import { footprint } from '../harness/footprint.ts';
import * as factory from './request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

type Make = () => Promise<Json>;

const received: Make = () => app.given(factory.aRequest(lumen));
const qualified: Make = () => app.given(factory.aQualifiedRequest(lumen));
const answered: Make = async () => {
  const decided = await app.given(factory.aDecidedRequest(lumen));
  return factory.performed(app, lumen, factory.ANSWER, decided, { channel: 'POST', content: 'Voici.' });
};
const assigned: Make = () => app.given(factory.aRequest(lumen, { assigneeId: lumen.dpo.userId }));
const known: Make = async () =>
  factory.performed(app, lumen, factory.VERIFY, await received(), { result: 'NOT_NEEDED' });
const byMandate: Make = () => app.given(factory.aRequest(lumen, { requester: { type: 'MANDATE' } }));
const rightOf =
  (make: Make): Make =>
  async () =>
    (await make()).rights[0];
/** Known by another system, under a name of its own. */
const referred: Make = () =>
  app.given(factory.aRequest(lumen, { externalReference: { system: 'zendesk', id: `SAV-${++tickets}` } }));
let tickets = 0;
const failed: Make = async () => (await app.given(factory.aFailedLetter(lumen))).letter;
const granted: Make = () => app.given(factory.anErasure(lumen));
const told: Make = async () => {
  const recipient = { outcome: 'TOLD', recipient: 'Transports Express' };
  return (
    await factory.performed(app, lumen, factory.NOTIFY_RECIPIENT, (await granted()).rights[0], recipient)
  ).request;
};
const excessive: Make = () => app.given(factory.anExcessiveRequest(lumen));
const fee = { amountInCents: 1500, reason: 'Répétée.', channel: 'POST' };
const identifiers = [{ scheme: 'CUSTOMER_NUMBER', value: 'ML-700' }];

const VERBS: [name: string, document: string, make: Make, more: object][] = [
  ['acknowledgeRequest', factory.ACKNOWLEDGE, received, { channel: 'POST' }],
  ['verifyRequest', factory.VERIFY, received, { result: 'NOT_NEEDED' }],
  ['verifyMandateOfRequest', factory.VERIFY_MANDATE, byMandate, { result: 'VERIFIED', note: 'Pièce 2.' }],
  ['identifySubjectOfRequest', factory.IDENTIFY_SUBJECT, known, { identifiers }],
  ['assignRequest', factory.ASSIGN, assigned, { assigneeId: null }],
  ['setExternalReferenceOfRequest', factory.SET_EXTERNAL_REFERENCE, referred, { externalReference: null }],
  ['correctReceiptOfRequest', factory.CORRECT_RECEIPT, received, { receivedAt: ago(DAY), reason: 'Erreur.' }],
  ['qualifyRequest', factory.QUALIFY, known, {}],
  ['startRequest', factory.START, qualified, {}],
  ['transferRequest', factory.TRANSFER, received, { to: 'Lumen Voyages SA', channel: 'POST' }],
  ['withdrawRequest', factory.WITHDRAW, received, { channel: 'PHONE' }],
  ['closeRequest', factory.CLOSE, answered, {}],
  ['addRightToRequest', factory.ADD_RIGHT, received, { right: 'ERASURE' }],
  ['correctRight', factory.CORRECT_RIGHT, rightOf(received), { right: 'ERASURE' }],
  ['recordAssessmentOfRight', factory.ASSESS, rightOf(received), {}],
  ['grantRight', factory.GRANT, rightOf(qualified), {}],
  ['partiallyGrantRight', factory.PARTIALLY_GRANT, rightOf(qualified), factory.refusal()],
  ['refuseRight', factory.REFUSE, rightOf(qualified), factory.refusal()],
  ['resendLetterOfRequest', factory.RESEND, failed, { channel: 'POST' }],
  ['notifyRecipientOfRight', factory.NOTIFY_RECIPIENT, rightOf(granted), { outcome: 'NO_RECIPIENT' }],
  ['tellRecipientsOfRequest', factory.TELL_RECIPIENTS, told, { channel: 'POST' }],
  ['announceFeeOfRight', factory.ANNOUNCE_FEE, rightOf(excessive), fee],
  ['describeAccessOfRequest', factory.DESCRIBE_ACCESS, received, { sections: [] }],
];

const CASE_WORKERS: readonly Role[] = [Role.CONTROLLER_REPRESENTATIVE, Role.DPO, Role.PRIVACY_OFFICER];

describe.each(VERBS)('%s', (_, document, make, more) => {
  it.each(Object.values(Role))('by %s does what it says, or leaves no trace', async (role) => {
    const { id, version } = await make();
    const untouched = await footprint(app, lumen.id);
    const run = () => app.as(lumen.role(role)).run(document, { input: { id, version, ...more } });
    const { error, data } = await run();
    if (CASE_WORKERS.includes(role)) {
      expect(error).toBeUndefined();
      const node = nodeOf(data);
      // A letter that goes out again, or a right that is added, is another node than that which was named.
      expect(node.id !== id || node.version > version).toBe(true);
      // The same once more, from the version that is gone by now.
      const changed = await footprint(app, lumen.id);
      expect((await run()).error?.code).toBe('CONFLICT');
      expect(await footprint(app, lumen.id)).toEqual(changed);
    } else {
      expect(error?.code).toBe('FORBIDDEN');
      expect(await footprint(app, lumen.id)).toEqual(untouched);
    }
  });
});
