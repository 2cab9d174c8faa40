import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A wire to a server that can be cut, and turned to another one. */
export class Wire {
  readonly #server: Server;
  readonly #pairs = new Set<[Socket, Socket | null]>();
  #target: number;
  #isSilent = false;
  #count = 0;

  private constructor(target: number, onConnection: (count: number) => void) {
    this.#target = target;
    this.#server = createServer((near) => {
      near.on('error', () => undefined);
      this.#count += 1;
      onConnection(this.#count);
      if (this.#isSilent) {
        this.#pairs.add([near, null]);
        return;
      }
      const far = connect(this.#target, '127.0.0.1');
      far.on('error', () => near.destroy());
      const pair: [Socket, Socket] = [near, far];
      this.#pairs.add(pair);
      const isLost = { value: false };
      this.#losing.add(() => {
        isLost.value = true;
      });
      near.on('data', (chunk) => isLost.value || far.write(chunk));
      far.on('data', (chunk) => isLost.value || near.write(chunk));
      near.on('close', () => {
        this.#pairs.delete(pair);
        // A lost peer is not told of it.
        if (!isLost.value) far.destroy();
      });
      far.on('close', () => {
        if (!isLost.value) near.destroy();
      });
    });
  }

  readonly #losing = new Set<() => void>();

  /** @param onConnection told of each new connection, before anything passes over it */
  static async to(target: number, onConnection: (count: number) => void = () => undefined): Promise<Wire> {
    const wire = new Wire(target, onConnection);
    await new Promise<void>((resolve) => {
      wire.#server.listen(0, '127.0.0.1', resolve);
    });
    return wire;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on nothing passes and nobody is told: what is open stays open for ever, what is new is never answered. */
  partition(): void {
    this.#isSilent = true;
    for (const lose of this.#losing) lose();
    this.#losing.clear();
  }

  /** New connections pass again. The old ones stay lost. */
  heal(): void {
    this.#isSilent = false;
  }

  /** Cuts what is open, and leads everything new to another server. */
  turnTo(target: number): void {
    this.#target = target;
    for (const [near, far] of this.#pairs) {
      near.destroy();
      far?.destroy();
    }
    this.#pairs.clear();
  }

  async close(): Promise<void> {
    this.turnTo(this.#target);
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}
