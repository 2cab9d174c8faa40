import { describe, expect, it } from '@jest/globals';
import { passwordObstacle } from './password.ts';

const own = { email: 'camille.arnaud@maison-lumen.example', name: 'Camille Arnaud' };

describe('a password', () => {
  it.each([
    ['shortpw', 'TOO_SHORT'],
    ['9f$kQ2!xZ7w', 'TOO_SHORT'],
    ['😀😀😀', 'TOO_SHORT'],
    ['camille.arnaud@maison-lumen.example', 'ONE_S_OWN_WORDS'],
    ['Camille Arnaud', 'ONE_S_OWN_WORDS'],
    ['Arnaud-Camille-2026', 'ONE_S_OWN_WORDS'],
    ['maisonlumen12345', 'ONE_S_OWN_WORDS'],
    ['password1234', 'COMMON'],
    ['P@ssword2026!', 'COMMON'],
    ['motdepasse123', 'COMMON'],
    ['azertyuiop123', 'COMMON'],
    ['qwertyuiop[]', 'COMMON'],
    ['1qaz2wsx3edc', 'COMMON'],
    ['administrator', 'COMMON'],
    ['aaaaaaaaaaaaaaaa', 'COMMON'],
    ['abcdefghijklmnop', 'COMMON'],
    ['123456789012', 'COMMON'],
    ['passwordpassword', 'COMMON'],
  ])('%s is none: %s', async (password, obstacle) => {
    expect(await passwordObstacle(password, own)).toBe(obstacle);
  });

  it.each([
    'correct horse battery staple',
    'une pomme verte sur le quai',
    'vK3-plume-Ourse-94',
    'Camille aime les quais sous la pluie',
    'xT9vQm2LbR7z',
    'чайник летает над рекой',
  ])('%s is one', async (password) => {
    expect(await passwordObstacle(password, own)).toBeNull();
  });
});
