import { describe, expect, it } from '@jest/globals';
import { isLoopback } from './loopback.ts';

describe('only this machine reaches', () => {
  it.each([
    '127.0.0.1',
    '127.9.8.7',
    '::1',
    '[::1]',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    'localhost',
    'LocalHost',
  ])('%s', (host) => expect(isLoopback(host)).toBe(true));
});

describe('others may reach', () => {
  it.each([
    '127.0.0.1.evil.example',
    '127.evil.example',
    '127.1',
    '127.0.0.256',
    'localhost.evil.example',
    'notlocalhost',
    '0.0.0.0',
    '::',
    '::ffff:10.0.0.1',
    '128.0.0.1',
    '[127.0.0.1].example',
    '',
  ])('%j', (host) => expect(isLoopback(host)).toBe(false));
});
