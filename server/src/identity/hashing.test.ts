import { describe, expect, it } from '@jest/globals';
import { Turns } from './hashing.ts';

/** Work that lasts until it is told to end. */
function lasting() {
  const begun: { name: string; end: (error?: Error) => void }[] = [];
  const work = (name: string) => () =>
    new Promise<string>((done, fail) => {
      begun.push({ name, end: (error) => (error ? fail(error) : done(name)) });
    });
  return { begun, work, names: () => begun.map(({ name }) => name) };
}

const settled = () => new Promise((done) => setImmediate(done));

describe('turns', () => {
  it('let so many on at once, the others in their order', async () => {
    const { begun, work, names } = lasting();
    const turns = new Turns(2, 3);
    const all = ['a', 'b', 'c', 'd'].map((name) => turns.take(work(name)));
    await settled();
    expect(names()).toEqual(['a', 'b']);
    begun[1]?.end();
    await settled();
    expect(names()).toEqual(['a', 'b', 'c']);
    begun[0]?.end();
    await settled();
    begun[2]?.end();
    begun[3]?.end();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('refuse what comes once enough is waiting, and begin none of it', async () => {
    const { begun, work, names } = lasting();
    const turns = new Turns(1, 1);
    const [first, second] = [turns.take(work('a')), turns.take(work('b'))];
    await expect(turns.take(work('c'))).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 2 });
    begun[0]?.end();
    expect(await first).toBe('a');
    await settled();
    begun[1]?.end();
    expect(await second).toBe('b');
    const later = turns.take(work('d'));
    await settled();
    begun[2]?.end();
    expect(await later).toBe('d');
    expect(names()).toEqual(['a', 'b', 'd']);
  });

  it('go on after what failed', async () => {
    const { begun, work } = lasting();
    const turns = new Turns(1, 1);
    const [first, second] = [turns.take(work('a')), turns.take(work('b'))];
    begun[0]?.end(new Error('no'));
    await expect(first).rejects.toThrow('no');
    await settled();
    begun[1]?.end();
    expect(await second).toBe('b');
  });
});
