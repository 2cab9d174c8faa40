import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { realNow } from '../harness/clock.ts';

/** One mail as the server took it. */
export interface Accepted {
  messageId: string;
  to: string;
  at: number;
  /** Which of the sink's doors it came through: each worker has its own. */
  door: number;
}

/** One moment of a conversation. */
export interface Moment {
  command: string;
  line: string;
  to: string;
  door: number;
  /** Which conversation this is, from 1. */
  conversation: number;
}

/** What the server answers: a reply; null hangs up, undefined says nothing. */
export type Answer = string | null | undefined;
export type Behaviour = (moment: Moment) => Answer | Promise<Answer>;

const REPLIES: Record<string, string> = {
  BANNER: '220 sink',
  EHLO: '250 sink',
  DATA: '354 go on',
  BODY: '250 taken',
  QUIT: '221 bye',
};

/** What a server answers that has nothing against it. */
export const fine: Behaviour = ({ command }) => REPLIES[command] ?? '250 ok';

/**
 * An SMTP server that counts. A mail is taken once its last line is there and it is not refused, whatever the client gets
 * to hear of that; several doors tell workers apart.
 */
export class MailSink {
  readonly accepted: Accepted[] = [];
  behaviour: Behaviour = fine;
  /** Most conversations at once. */
  widest = 0;
  readonly #doors: Server[] = [];
  readonly #sockets = new Set<Socket>();
  #conversations = 0;

  /** How many there are now. */
  get open(): number {
    return this.#sockets.size;
  }

  /** A new door; gives its port. */
  async openDoor(port = 0): Promise<number> {
    const door = this.#doors.length;
    const server = createServer((socket) => this.#talk(socket, door));
    this.#doors.push(server);
    await new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
    return (server.address() as AddressInfo).port;
  }

  #talk(socket: Socket, door: number): void {
    this.#sockets.add(socket);
    // What hung up before this one called may be told of after it, in the same turn.
    setImmediate(() => {
      this.widest = Math.max(this.widest, this.#sockets.size);
    });
    this.#conversations += 1;
    const conversation = this.#conversations;
    for (const over of ['end', 'close']) socket.on(over, () => this.#sockets.delete(socket));
    socket.on('error', () => undefined);
    let to = '';
    let isBody = false;
    let rest = '';
    let turn: Promise<void> = Promise.resolve();
    const answer = async (command: string, line: string): Promise<void> => {
      if (command === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      const reply = await this.behaviour({ command, line, to, door, conversation });
      if (command === 'BODY' && !/^[45]/.test(reply ?? '')) {
        const messageId = /^Message-ID: <([^>]*)>/im.exec(line)?.[1] ?? '';
        this.accepted.push({ messageId, to, at: realNow().getTime(), door });
      }
      isBody = command === 'DATA' && (reply?.startsWith('354') ?? false);
      if (reply === null) socket.destroy();
      else if (reply !== undefined && !socket.destroyed) socket.write(`${reply}\r\n`);
    };
    const listen = async (): Promise<void> => {
      for (;;) {
        const mark = isBody ? '\r\n.\r\n' : '\r\n';
        const end = rest.indexOf(mark);
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + mark.length);
        await answer(isBody ? 'BODY' : (line.split(/[ :]/)[0]?.toUpperCase() ?? ''), line);
      }
    };
    turn = turn.then(() => answer('BANNER', ''));
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      turn = turn.then(listen);
    });
  }

  /** How often each Message-ID was taken. */
  copies(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { messageId } of this.accepted) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
    return counts;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(
      this.#doors.map(
        (door) =>
          new Promise<void>((resolve) => {
            door.close(() => resolve());
          }),
      ),
    );
  }
}
