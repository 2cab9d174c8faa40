import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** One mail as the server took it. */
export interface Taken {
  messageId: string;
  to: string;
  raw: string;
  parsed: ParsedMail;
}

/** A real SMTP server that keeps what it takes. */
export class MailServer {
  readonly taken: Taken[] = [];
  /** Connections that it saw, and those that are open. */
  connections = 0;
  open = 0;
  mostAtOnce = 0;
  readonly #server: SMTPServer;

  private constructor(onTaken: () => void) {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onConnect: (_session, done) => {
        this.connections += 1;
        this.open += 1;
        this.mostAtOnce = Math.max(this.mostAtOnce, this.open);
        done();
      },
      onClose: () => {
        this.open -= 1;
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString('utf8');
          const to = session.envelope.rcptTo[0]?.address ?? '';
          simpleParser(raw).then((parsed) => {
            this.taken.push({ messageId: parsed.messageId ?? '', to, raw, parsed });
            onTaken();
            done();
          }, done);
        });
      },
    });
    this.#server.on('error', () => undefined);
  }

  /** @param onTaken called for each mail after it was taken and before the server says 250 */
  static async start(onTaken: () => void = () => undefined): Promise<MailServer> {
    const server = new MailServer(onTaken);
    await new Promise<void>((resolve) => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  /** How often each Message-ID was taken. */
  copies(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { messageId } of this.taken) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
    return counts;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}

/** What a scripted server answers to each command; null hangs up, undefined says nothing at all. */
export type Script = (command: string, body: string) => string | null | undefined;

const REPLIES: Record<string, string> = {
  BANNER: '220 stub',
  EHLO: '250 stub',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  BODY: '250 taken',
  QUIT: '221 bye',
  RSET: '250 ok',
};

/** The answer of a server that has nothing against it. */
export const fine = (command: string): string => REPLIES[command] ?? '250 ok';

/** A server that misbehaves as its script says, down to the byte. */
export class ScriptedServer {
  readonly bodies: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(script: Script) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
      let body: string | null = null;
      const answer = (command: string, text = ''): void => {
        if (command === 'BODY') this.bodies.push(text);
        const reply = script(command, text);
        if (reply === null) socket.destroy();
        else if (reply !== undefined) socket.write(`${reply}\r\n`);
        if (command === 'DATA' && reply?.startsWith('354')) body = '';
      };
      answer('BANNER');
      let rest = '';
      socket.on('data', (chunk) => {
        rest += chunk.toString('utf8');
        for (;;) {
          const mark: string = body === null ? '\r\n' : '\r\n.\r\n';
          const end = rest.indexOf(mark);
          if (end < 0) return;
          const text = rest.slice(0, end);
          rest = rest.slice(end + mark.length);
          if (body !== null) {
            body = null;
            answer('BODY', text);
          } else answer(text.split(/[ :]/)[0]?.toUpperCase() ?? '', text);
        }
      });
    });
  }

  static async start(script: Script): Promise<ScriptedServer> {
    const stub = new ScriptedServer(script);
    await new Promise<void>((resolve) => {
      stub.#server.listen(0, '127.0.0.1', resolve);
    });
    return stub;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}
