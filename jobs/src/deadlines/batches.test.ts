import { describe, expect, it } from '@jest/globals';
import { AlertChannel } from '@vigie/schema';
import { batchesOf, type DueStep } from './batches.ts';

const steps = (count: number, organisationId: string, channel: AlertChannel): DueStep[] =>
  Array.from({ length: count }, (_, place) => ({
    organisationId,
    id: `${organisationId}-${place}`,
    channel,
  }));

describe('steps in batches', () => {
  it('are of one organisation and of the channel asked for, in the order in which they came', () => {
    const due = [
      ...steps(1, 'lumen', AlertChannel.MAIL),
      ...steps(2, 'aurore', AlertChannel.INBOX),
      ...steps(2, 'aurore', AlertChannel.MAIL),
      { organisationId: 'lumen', id: 'lumen-last', channel: AlertChannel.MAIL },
    ];
    expect(batchesOf(due, AlertChannel.MAIL)).toEqual([
      { organisationId: 'lumen', ids: ['lumen-0', 'lumen-last'] },
      { organisationId: 'aurore', ids: ['aurore-0', 'aurore-1'] },
    ]);
    expect(batchesOf(due, AlertChannel.INBOX)).toEqual([
      { organisationId: 'aurore', ids: ['aurore-0', 'aurore-1'] },
    ]);
  });

  it.each([
    [AlertChannel.MAIL, 100, [40, 40, 20]],
    [AlertChannel.INBOX, 1001, [500, 500, 1]],
  ])('by %s are so many at most that a crash or a lock costs little', (channel, count, sizes) => {
    const batches = batchesOf(steps(count, 'lumen', channel), channel);
    expect(batches.map(({ ids }) => ids.length)).toEqual(sizes);
    expect(batches.flatMap(({ ids }) => ids)).toEqual(steps(count, 'lumen', channel).map(({ id }) => id));
  });
});
