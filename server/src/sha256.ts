import { createHash } from 'node:crypto';

/** SHA-256 of what was sent or kept, in hexadecimal: it stays as the proof when the thing itself is gone. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
