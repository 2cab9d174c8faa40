import { describe, expect, it } from '@jest/globals';
import { mediaTypeOf } from './media-type.ts';

const text = (value: string): Buffer => Buffer.from(value, 'utf8');
const PDF = text('%PDF-1.7\n%âãÏÓ\n1 0 obj\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(40),
]);
const ZIP = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]);
const EXE = Buffer.concat([text('MZ'), Buffer.alloc(200)]);

describe('what a file is', () => {
  it.each([
    ['carte.pdf', PDF, 'application/pdf'],
    ['Carte.PDF', PDF, 'application/pdf'],
    ['carte.png', PNG, 'image/png'],
    ['carte.jpg', JPEG, 'image/jpeg'],
    ['carte.jpeg', JPEG, 'image/jpeg'],
    ['donnees.zip', ZIP, 'application/zip'],
    ['donnees.json', text('{"nom":"Odile"}'), 'application/json'],
    ['donnees.csv', text('nom;ville\nOdile;Orléans\n'), 'text/csv'],
    ['donnees.xml', text('<?xml version="1.0"?><a/>'), 'application/xml'],
    ['lettre.txt', text('Bonjour,\r\n\tmerci.'), 'text/plain'],
  ])('is told from the bytes of %s', async (name, bytes, type) => {
    expect(await mediaTypeOf(bytes, name)).toBe(type);
  });

  it.each([
    ['a program', 'carte.exe', EXE],
    ['a program that calls itself a picture', 'carte.png', EXE],
    ['a picture that calls itself a document', 'carte.pdf', PNG],
    ['a page that runs in a browser', 'carte.html', text('<html><script>alert(1)</script>')],
    ['a drawing that runs in a browser', 'carte.svg', text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
    ['bytes that call themselves a text', 'lettre.txt', Buffer.from([0x41, 0x00, 0x42])],
    ['a text of no known encoding', 'lettre.txt', Buffer.from([0xe9, 0x74, 0xe9])],
    ['what is no JSON', 'donnees.json', text('{nom:')],
    ['a name without an ending', 'carte', text('Bonjour')],
    ['nothing at all', 'vide.txt', Buffer.alloc(0)],
  ])('is not taken when it is %s', async (_what, name, bytes) => {
    expect(await mediaTypeOf(bytes, name)).toBeNull();
  });
});
