import { describe, expect, it } from '@jest/globals';
import { Secrets } from '../secrets.ts';
import { SealBroken } from './cipher.ts';
import { StaffVault } from './staff-vault.ts';

const vault = new StaffVault(new Secrets(Buffer.alloc(32, 7)));
const key = vault.makeKey();
const name = vault.seal(key, 'User.name', 'Jeanne Canari');

describe('the name of a person who works with Vigie', () => {
  it('opens with their key, for its field', () => {
    expect(vault.open(key, 'User.name', name)).toBe('Jeanne Canari');
  });

  it('is gone with their key', () => {
    expect(vault.open(null, 'User.name', name)).toBeNull();
  });

  it('does not open as another field, with the key of another person, or under another secret key', () => {
    expect(() => vault.open(key, 'User.email', name)).toThrow(SealBroken);
    expect(() => vault.open(vault.makeKey(), 'User.name', name)).toThrow(SealBroken);
    const other = new StaffVault(new Secrets(Buffer.alloc(32, 8)));
    expect(() => other.open(key, 'User.name', name)).toThrow(SealBroken);
  });

  it('does not open with any bit turned, and the error does not carry it', () => {
    for (let place = 0; place < name.length; place++) {
      const turned = Buffer.from(name);
      turned[place] = (turned[place] as number) ^ 1;
      expect(() => vault.open(key, 'User.name', turned)).toThrow(
        /^The seal does not hold: User\.name [a-z ,]+\.$/,
      );
    }
  });

  it('does not open cut short', () => {
    for (let length = 0; length < name.length; length++) {
      expect(() => vault.open(key, 'User.name', name.subarray(0, length))).toThrow(SealBroken);
    }
  });

  it('is sealed differently each time, and never shows', () => {
    expect(vault.seal(key, 'User.name', 'Jeanne Canari').equals(name)).toBe(false);
    expect(name.includes('Canari')).toBe(false);
  });

  it('is found by address whatever its case and spaces, and by no other', () => {
    expect(vault.index(' Jeanne@Exemple.FR ').equals(vault.index('jeanne@exemple.fr'))).toBe(true);
    expect(vault.index('jean@exemple.fr').equals(vault.index('jeanne@exemple.fr'))).toBe(false);
  });
});
