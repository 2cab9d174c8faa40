import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** Mails whose whole text is kept, to be read afterwards: one in so many. */
const SAMPLE = 500;

/** A real SMTP server that counts what it takes, by Message-ID, and keeps a sample. */
export class MailSink {
  readonly copies = new Map<string, number>();
  readonly sample: string[] = [];
  taken = 0;
  connections = 0;
  #mostAtOnce = 0;
  #open = 0;
  readonly #server: SMTPServer;

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      logger: false,
      onConnect: (_session, done) => {
        this.connections += 1;
        this.#open += 1;
        this.#mostAtOnce = Math.max(this.#mostAtOnce, this.#open);
        done();
      },
      onClose: () => {
        this.#open -= 1;
      },
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.#take(Buffer.concat(chunks).toString('latin1'));
          done();
        });
      },
    });
    this.#server.on('error', () => undefined);
  }

  static async start(): Promise<MailSink> {
    const sink = new MailSink();
    await new Promise<void>((resolve) => {
      sink.#server.listen(0, '127.0.0.1', resolve);
    });
    return sink;
  }

  #take(raw: string): void {
    this.taken += 1;
    const id = /^Message-ID: <([^@>]+)@/im.exec(raw)?.[1] ?? '';
    this.copies.set(id, (this.copies.get(id) ?? 0) + 1);
    if (this.taken % SAMPLE === 1) this.sample.push(raw);
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}?from=vigie@bench.example`;
  }

  get mostAtOnce(): number {
    return this.#mostAtOnce;
  }

  forget(): void {
    this.copies.clear();
    this.sample.length = 0;
    this.taken = 0;
    this.connections = 0;
    this.#mostAtOnce = this.#open;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}
