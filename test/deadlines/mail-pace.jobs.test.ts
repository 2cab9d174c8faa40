import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type MailTransport, openTransport } from '@vigie/server';
import { fine, MailServer, ScriptedServer } from '../jobs/mail-server.ts';
import { until } from '../jobs/office.ts';

let server: MailServer;
let transports: MailTransport[];

beforeEach(async () => {
  server = await MailServer.start();
  transports = [];
});

afterEach(async () => {
  for (const transport of transports) await transport.close();
  await server.stop();
});

function transportTo(port: number, pace: string): MailTransport {
  const transport = openTransport({
    smtpUrl: `smtp://127.0.0.1:${port}?from=vigie@lumen.example&${pace}`,
    publicUrl: undefined,
    dataDir: '/nowhere',
  });
  transports.push(transport);
  return transport;
}

const mails = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    messageId: `mail-${place}@lumen.example`,
    to: 'dpo@lumen.example',
    subject: 'Échéance',
    text: 'Bonjour\n.\nÀ demain\n',
    urgent: false,
  }));

const sendAll = (transport: MailTransport, count: number) =>
  Promise.all(mails(count).map((mail) => transport.send(mail)));

describe('the connections to the mail server', () => {
  it('are as many as SMTP_URL says, and carry one mail after the other', async () => {
    const transport = transportTo(server.port, 'connections=3');
    expect(transport.atOnce).toBe(3);
    const answers = await sendAll(transport, 40);
    expect(answers.map(({ answer }) => answer)).toEqual(Array(40).fill('250'));
    expect([...server.copies().values()]).toEqual(Array(40).fill(1));
    expect(server.mostAtOnce).toBe(3);
    expect(server.connections).toBe(3);
    expect(server.taken[0]?.parsed.text).toBe('Bonjour\n.\nÀ demain\n');
  });

  it('are eight when it says nothing', () => {
    expect(transportTo(server.port, '').atOnce).toBe(8);
  });

  it.each(['connections=0', 'connections=many', 'connections=-2'])('are not made of "%s"', (pace) => {
    expect(() => transportTo(server.port, pace)).toThrow(
      /connections= that is no whole number from 1 to 100/,
    );
  });

  it('are given up after a hundred mails, and when no mail came for a second', async () => {
    const transport = transportTo(server.port, 'connections=1');
    await sendAll(transport, 101);
    expect(server.mostAtOnce).toBe(1);
    expect(server.connections).toBe(2);
    await until(() => server.open === 0, 5000);
  });

  it('carry no more mails a second than SMTP_URL says', async () => {
    const from = performance.now();
    await sendAll(transportTo(server.port, 'connections=2&rate=4'), 10);
    // Four in each of the first two seconds, the last two in the third, however fast the machine is.
    expect(performance.now() - from).toBeGreaterThan(1800);
    expect(server.taken).toHaveLength(10);
  });

  it('are replaced when the server hung up on one that was idle: the mail goes out once, over another', async () => {
    let hangUp = false;
    let greetings = 0;
    const stub = await ScriptedServer.start((command) => {
      if (command === 'BANNER') greetings += 1;
      if (command === 'MAIL' && hangUp) {
        hangUp = false;
        return null;
      }
      return fine(command);
    });
    const transport = transportTo(stub.port, 'connections=1');
    const [first, second] = mails(2);
    await transport.send(first as never);
    hangUp = true;
    await expect(transport.send(second as never)).resolves.toEqual({ answer: '250' });
    expect(greetings).toBe(2);
    expect(stub.bodies.filter((body) => body.includes('mail-1@'))).toHaveLength(1);
    await stub.stop();
  });
});
