import { describe, expect, it } from '@jest/globals';
import { timeObstacle } from './verb.check.ts';

const NOW = Date.parse('2026-03-12T10:00:00Z');
const RULE = { future: 'IN_FUTURE', after: ['receivedAt', 'BEFORE_RECEIPT'], absent: 'NOW' } as const;

describe('when something happened', () => {
  it.each([
    ['2026-03-12T10:00:00Z', null, null],
    // The clocks of two machines may be five minutes apart.
    ['2026-03-12T10:05:00Z', null, null],
    ['2026-03-12T10:05:01Z', null, 'IN_FUTURE'],
    ['2026-03-12T10:06:00Z', '2026-03-12T10:07:00Z', 'IN_FUTURE'],
    ['2026-03-12T08:00:00Z', '2026-03-12T08:00:00Z', null],
    ['2026-03-12T07:59:59Z', '2026-03-12T08:00:00Z', 'BEFORE_RECEIPT'],
    ['2026-03-12T07:59:59Z', null, null],
  ])('%s with a receipt at %s: %s', (at, receivedAt, obstacle) => {
    const timeOf = () => (receivedAt ? Date.parse(receivedAt) : null);
    expect(timeObstacle(RULE, Date.parse(at), NOW, timeOf)).toBe(obstacle);
  });

  it('may lie anywhere behind now where it follows nothing', () => {
    const rule = { future: 'IN_FUTURE', absent: 'NOTHING' } as const;
    expect(timeObstacle(rule, 0, NOW, () => NOW)).toBeNull();
  });
});
