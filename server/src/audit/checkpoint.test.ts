import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Secrets } from '../secrets.ts';
import {
  checkpointText,
  isSigned,
  parseCheckpoint,
  publicKey,
  signCheckpoint,
  verificationKey,
} from './checkpoint.ts';

const secrets = new Secrets(Buffer.alloc(32, 7));
const key = publicKey(secrets);
const about = {
  organisationId: '0192f0a0-0000-7001-8000-000000000001',
  stream: 'CHANGE' as const,
  sequence: 42,
  chain: createHash('sha256').update('x').digest(),
  at: '2026-11-23T10:00:00.000Z',
};
const checkpoint = signCheckpoint(secrets, about);

describe('a checkpoint', () => {
  it('verifies with the public key alone', () => {
    expect(isSigned(checkpoint, [verificationKey(key.pem)])).toBe(true);
  });

  it.each([
    ['organisation', { organisationId: about.organisationId.replace(/1$/, '2') }],
    ['stream', { stream: 'READING' as const }],
    ['number', { sequence: 43 }],
    ['chain', { chain: Buffer.alloc(32) }],
    ['instant', { at: '2026-11-23T10:00:00.001Z' }],
    ['signature', { signature: Buffer.alloc(64) }],
    ['empty signature', { signature: Buffer.alloc(0) }],
    ['key', { keyId: 'ffffffffffffffff' }],
  ])('does not verify with another %s', (_, other) => {
    expect(isSigned({ ...checkpoint, ...other }, [key])).toBe(false);
  });

  it('does not verify under the key of another installation', () => {
    const other = publicKey(new Secrets(Buffer.alloc(32, 8)));
    expect(isSigned(checkpoint, [other])).toBe(false);
    expect(isSigned(checkpoint, [{ ...other, keyId: key.keyId }])).toBe(false);
  });

  it('is the same key at every start', () => {
    expect(publicKey(new Secrets(Buffer.alloc(32, 7)))).toEqual(key);
  });

  it('goes to text and back', () => {
    expect(parseCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint);
  });

  it.each(['', 'x', checkpointText(checkpoint).replace('42', '-1'), `${checkpointText(checkpoint)}more\n`])(
    'is not read from other text: %j',
    (text) => {
      expect(parseCheckpoint(text)).toBeNull();
    },
  );
});
