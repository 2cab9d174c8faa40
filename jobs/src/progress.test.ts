import { expect, it } from '@jest/globals';
import { countdown } from './progress.ts';

it('gives the share of what was there at the beginning, and never more than all of it', () => {
  const told: number[] = [];
  const tell = countdown(4, (share) => told.push(share));
  tell();
  tell(2);
  tell(3);
  expect(told).toEqual([0.25, 0.75, 1]);
});

it('is done at once where nothing was there', () => {
  const told: number[] = [];
  countdown(0, (share) => told.push(share))(0);
  expect(told).toEqual([0]);
});
