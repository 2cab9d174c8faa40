import { describe, expect, it } from '@jest/globals';
import { Secrets } from '../secrets.ts';
import { addGeneration } from '../vault/organisation-keys.ts';
import { fitsKeyCheck, keyCheckOf } from './key-check.ts';
import { isProved, OWNERS_EVIDENCE, type Run } from './key-evidence.ts';

const [own, other] = [7, 8].map((byte) => new Secrets(Buffer.alloc(32, byte))) as [Secrets, Secrets];
const ORGANISATION = '01a22da2-53c7-7001-9bfb-91a32441cb31';

describe('the check value', () => {
  it('fits the key that it was made of, and no other', () => {
    const check = keyCheckOf(own);
    expect(check).toHaveLength(48);
    expect([own, other].map((secrets) => fitsKeyCheck(secrets, check))).toEqual([true, false]);
  });

  it('is another each time, and none when it was cut off or changed', () => {
    const check = keyCheckOf(own);
    expect(keyCheckOf(own).equals(check)).toBe(false);
    expect(fitsKeyCheck(own, check.subarray(0, 40))).toBe(false);
    const changed = Buffer.from(check);
    changed.writeUInt8((changed.readUInt8(0) + 1) % 256, 0);
    expect(fitsKeyCheck(own, changed)).toBe(false);
  });
});

describe('what stands in a database', () => {
  /** A database in which the wrapped key of one organisation stands, and nothing else. */
  async function withOrganisationKey(): Promise<Run> {
    let wrapped = '';
    await addGeneration(
      own,
      async (_text, values = []) => {
        wrapped = (values[2] as Buffer).toString('hex');
        return [];
      },
      ORGANISATION,
      1,
    );
    return async (text) =>
      text.includes('from organisation_key') ? [{ organisation: ORGANISATION, generation: 1, wrapped }] : [];
  }

  it('proves the key by the wrapped key of an organisation', async () => {
    const run = await withOrganisationKey();
    expect(await isProved(run, own, OWNERS_EVIDENCE)).toBe(true);
    expect(await isProved(run, other, OWNERS_EVIDENCE)).toBe(false);
  });

  it('proves nothing where there is nothing', async () => {
    expect(await isProved(async () => [], own, OWNERS_EVIDENCE)).toBeNull();
  });
});
