import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOnce } from '@vigie/jobs';
import { aBreach } from '../breaches/breach.factory.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, secrets, TestApp } from '../harness/app.ts';
import { aRequest, performed, WITHDRAW } from '../requests/request.factory.ts';
import { aPolicy } from './policy.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const sweep = () =>
  runOnce({
    parts: app.parts,
    transport: {
      atOnce: 1,
      send: async () => ({ answer: '250' }),
      forgetBefore: async () => 0,
      close: async () => undefined,
    },
    publicUrl: 'https://privacy.lumen.example',
    systemPool: app.parts.databases.system,
    secrets,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    legalOffset: app.parts.legalOffset,
  });

describe('the inbox', () => {
  const INBOX = '{ notifications(first: 50) { nodes { fr: body en: body(locale: EN) deadline { id } } } }';
  const bodiesOf = async ({ id }: Json): Promise<{ fr: string; en: string }> => {
    await sweep();
    const { notifications } = await app.as(lumen.dpo).ask(INBOX);
    const { fr, en } = notifications.nodes.find(({ deadline }: Json) => deadline.id === id);
    return { fr: fr.split('\n').at(-1), en: en.split('\n').at(-1) };
  };

  it('tells the day of a clock of days, in either language', async () => {
    app.at('2027-03-10T08:00:00Z');
    const { deadlines } = await app.given(aRequest(lumen, { receivedAt: '2027-03-10T08:00:00Z' }));
    app.at('2027-04-06T08:00:00Z');
    expect(await bodiesOf(deadlines[0])).toEqual({ fr: 'lundi 12 avril 2027', en: 'Monday 12 April 2027' });
  });

  it('tells the hour of a clock of hours', async () => {
    app.at('2027-03-10T08:00:00Z');
    const { deadlines } = await app.given(aBreach(lumen, { awareAt: '2027-03-10T08:00:00Z' }));
    expect(await bodiesOf(deadlines[0])).toEqual({
      fr: 'samedi 13 mars 2027 à 9 h 00 (Europe/Paris)',
      en: 'Saturday 13 March 2027 at 09:00 (Europe/Paris)',
    });
  });
});

describe('the next alert of a clock', () => {
  const NEXT = 'query next($id: ID!) { deadline(id: $id) { version state nextAlertAt } }';
  const nextOf = async ({ id }: Json): Promise<Json> => (await app.as(lumen.dpo).ask(NEXT, { id })).deadline;

  it('is the next of its ladder, then the next repeat of what is overdue', async () => {
    app.at('2027-03-10T08:00:00Z');
    const { deadlines } = await app.given(aBreach(lumen, { awareAt: '2027-03-10T08:00:00Z' }));
    const [clock] = deadlines;
    expect(await nextOf(clock)).toMatchObject({ nextAlertAt: '2027-03-11T08:00:00.000Z' });
    app.at('2027-03-14T09:00:00Z');
    await sweep();
    expect(await nextOf(clock)).toMatchObject({ state: 'MISSED', nextAlertAt: '2027-03-15T08:00:00.000Z' });
    app.at('2027-03-15T08:00:01Z');
    expect(await nextOf(clock)).toMatchObject({ nextAlertAt: '2027-03-16T08:00:00.000Z' });
  });

  it('follows the policy of the organisation, and there is none once the clock has ended', async () => {
    app.at('2027-03-10T08:00:00Z');
    const request = await app.given(aRequest(lumen, { receivedAt: '2027-03-10T08:00:00Z' }));
    const [clock] = request.deadlines;
    expect(await nextOf(clock)).toMatchObject({ nextAlertAt: '2027-03-29T07:00:00.000Z' });
    await app.given(aPolicy(lumen));
    expect(await nextOf(clock)).toMatchObject({ nextAlertAt: '2027-04-07T07:00:00.000Z' });
    await performed(app, lumen, WITHDRAW, request, { channel: 'PHONE' });
    expect(await nextOf(clock)).toMatchObject({ state: 'CANCELLED', nextAlertAt: null });
  });
});
