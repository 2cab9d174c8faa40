import { expect, it } from '@jest/globals';
import { isContended, isCutOff, isDiskFull, isOutage, isTransient } from './database-trouble.ts';

const error = (code: string, message = ''): Error => Object.assign(new Error(message), { code });

it.each([
  ['refused', error('ECONNREFUSED'), 'away'],
  ['of an unknown host', error('ENOTFOUND'), 'away'],
  ['of a name server that is silent', error('EAI_AGAIN'), 'away'],
  ['without a way to the host', error('EHOSTUNREACH'), 'away'],
  ['without a way to the network', error('ENETUNREACH'), 'away'],
  ['to a server that starts', error('57P03'), 'away'],
  ['to a full disk', error('53100'), 'full'],
  ['beside a full disk', error('ENOSPC'), 'full'],
  ['that an administrator ends', error('57P01'), 'cut off'],
  ['that ends under a statement', new Error('Connection terminated unexpectedly'), 'cut off'],
  ['in a deadlock', error('40P01'), 'contended'],
  ['with another password', error('28P01'), 'wrong'],
  ['with a syntax error', error('42601'), 'wrong'],
])('a connection %s, and one that was wrapped around it: %s', (_title, cause, is) => {
  for (const each of [cause, new Error('told', { cause })]) {
    expect(isOutage(each)).toBe(is === 'away' || is === 'cut off' || is === 'full');
    expect(isDiskFull(each)).toBe(is === 'full');
    expect(isCutOff(each)).toBe(is === 'cut off');
    expect(isTransient(each)).toBe(is !== 'wrong');
  }
  expect(isContended(cause)).toBe(is === 'contended');
});
