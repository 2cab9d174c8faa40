import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Secrets } from '../secrets.ts';
import { isStream, type StreamName } from './streams.ts';

// An Ed25519 key in PKCS#8 (RFC 8410) is this, and its 32 bytes.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const FIRST_LINE = 'vigie-checkpoint/1';

/** How far a stream of an organisation's trail was sealed, signed. Kept outside, it shows what is cut or rewritten later. */
export interface Checkpoint extends StreamName {
  /** Number of the last entry that it covers. */
  sequence: number;
  /** The link of that entry. */
  chain: Buffer;
  /** ISO 8601, UTC, to the millisecond, by the database's clock. */
  at: string;
  keyId: string;
  signature: Buffer;
}

/** The public half of the key that signs checkpoints: all that a verifier needs. */
export interface VerificationKey {
  keyId: string;
  pem: string;
}

const privateKey = (secrets: Secrets): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PKCS8, secrets.key('audit-signature')]),
    format: 'der',
    type: 'pkcs8',
  });

/** The name of a public key: the first 16 hexadecimal digits of the SHA-256 of its SubjectPublicKeyInfo. */
export function verificationKey(pem: string): VerificationKey {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('the key is no Ed25519 public key');
  const der = key.export({ format: 'der', type: 'spki' });
  return {
    keyId: createHash('sha256').update(der).digest('hex').slice(0, 16),
    pem: String(key.export({ format: 'pem', type: 'spki' })),
  };
}

/** The key under which this installation's checkpoints verify: to be published, and kept outside. */
export const publicKey = (secrets: Secrets): VerificationKey =>
  verificationKey(String(createPublicKey(privateKey(secrets)).export({ format: 'pem', type: 'spki' })));

/** The bytes that are signed: seven lines of text, so that any tool can check them. */
const signedText = (checkpoint: Omit<Checkpoint, 'signature'>): string =>
  [
    FIRST_LINE,
    checkpoint.organisationId,
    checkpoint.stream,
    checkpoint.sequence,
    checkpoint.chain.toString('base64'),
    checkpoint.at,
    checkpoint.keyId,
    '',
  ].join('\n');

/** Signs how far a stream is sealed. */
export function signCheckpoint(
  secrets: Secrets,
  about: StreamName & { sequence: number; chain: Buffer; at: string },
): Checkpoint {
  const unsigned = { ...about, keyId: publicKey(secrets).keyId };
  return { ...unsigned, signature: sign(null, Buffer.from(signedText(unsigned)), privateKey(secrets)) };
}

/** Whether one of these keys signed exactly this. */
export function isSigned(checkpoint: Checkpoint, keys: readonly VerificationKey[]): boolean {
  const key = keys.find(({ keyId }) => keyId === checkpoint.keyId);
  return (
    key !== undefined && verify(null, Buffer.from(signedText(checkpoint)), key.pem, checkpoint.signature)
  );
}

/** A checkpoint as text, to be kept outside: what is signed, and the signature as an eighth line. */
export const checkpointText = (checkpoint: Checkpoint): string =>
  `${signedText(checkpoint)}${checkpoint.signature.toString('base64')}\n`;

/** Reads a file of checkpoints as they go out, one after the other; null when it holds anything else, or nothing. */
export function parseCheckpoints(text: string): Checkpoint[] | null {
  const parts = text.split(/(?=^vigie-checkpoint\/)/m).filter((part) => part.trim() !== '');
  const checkpoints = parts.map(parseCheckpoint);
  return checkpoints.length > 0 && checkpoints.every((each) => each !== null) ? checkpoints : null;
}

/** Reads what `checkpointText` wrote; null for anything else. Its signature is still to be checked. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const lines = text.trim().split(/\r?\n/);
  const [first, organisationId, stream, sequence, chain, at, keyId, signature, ...rest] = lines;
  if (
    first !== FIRST_LINE ||
    !organisationId ||
    !isStream(stream) ||
    !chain ||
    !at ||
    !keyId ||
    !signature ||
    rest.length > 0
  )
    return null;
  const number = Number(sequence);
  if (!Number.isSafeInteger(number) || number < 1) return null;
  return {
    organisationId,
    stream,
    sequence: number,
    chain: Buffer.from(chain, 'base64'),
    at,
    keyId,
    signature: Buffer.from(signature, 'base64'),
  };
}
