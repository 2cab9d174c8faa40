import pg from 'pg';

let counted: string[] | null = null;
const send = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function query(this: pg.Client, ...args: unknown[]) {
  const [first] = args as [string | { text?: string } | undefined];
  counted?.push(typeof first === 'string' ? first : (first?.text ?? ''));
  return send.apply(this, args);
} as never;

/** The statements that this process sent to its databases during `work`. */
export async function counting(work: () => Promise<unknown>): Promise<string[]> {
  const mine: string[] = [];
  counted = mine;
  try {
    await work();
    return mine;
  } finally {
    counted = null;
  }
}
