import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOnce } from '@vigie/jobs';
import { aBreach } from '../breaches/breach.factory.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, secrets, TestApp } from '../harness/app.ts';
import { aRequest } from '../requests/request.factory.ts';

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
