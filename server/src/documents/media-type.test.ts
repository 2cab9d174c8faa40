import { describe, expect, it } from '@jest/globals';
import { fileKind } from './media-type.ts';
import { contentTypeOf } from './text-encoding.ts';

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
const utf16 = (value: string): Buffer => Buffer.from(`\ufeff${value}`, 'utf16le');
const latin = (value: string): Buffer => Buffer.from(value, 'latin1');
/** The first box of a picture in the High Efficiency Image File Format, with its brand. */
const heif = (brand: string): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), text(`ftyp${brand}\0\0\0\0mif1${brand}`), Buffer.alloc(40)]);
const TIFF = Buffer.concat([Buffer.from('49492a00080000000000', 'hex'), Buffer.alloc(40)]);
/** A compound file: its first sector, and a directory entry. */
const compound = (entry: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(entry, 'utf16le')]);
const EML = latin(
  'Received: from mx.example\r\n\tby mail.example\r\nFrom: Odile <odile@example.com>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\n\r\nBonjour, accès svp : é',
);
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
    ['excel.csv', latin('nom;ville\r\nOdile;Orléans\r\n'), 'text/csv'],
    ['excel-unicode.csv', utf16('nom\tville\r\nOdile\tOrléans\r\n'), 'text/csv'],
    ['voitures.csv', text('BMW;Orléans\n'), 'text/csv'],
    ['euro.txt', Buffer.from([0x31, 0x30, 0x20, 0x80]), 'text/plain'],
    ['scan.pdf', Buffer.concat([Buffer.alloc(1_000, ' '), PDF]), 'application/pdf'],
    ['IMG_0042.HEIC', heif('heic'), 'image/heic'],
    ['img.heif', heif('mif1'), 'image/heic'],
    ['scan.tif', TIFF, 'image/tiff'],
    ['demande.eml', EML, 'message/rfc822'],
    ['demande.msg', compound('__properties_version1.0'), 'application/vnd.ms-outlook'],
    ['donnees.xml', text('<?xml version="1.0"?><a/>'), 'application/xml'],
    ['pages.txt', text('Page 1\f\nPage 2'), 'text/plain'],
    ['lettre.txt', text('Bonjour,\r\n\tmerci.'), 'text/plain'],
  ])('is told from the bytes of %s', async (name, bytes, type) => {
    expect(await fileKind(bytes, name)).toEqual({ mediaType: type });
  });

  it.each([
    ['a program', 'carte.exe', EXE, { obstacle: 'DOCUMENT_TYPE_REFUSED', found: 'application/x-msdownload' }],
    [
      'a program that calls itself a picture',
      'carte.png',
      EXE,
      { obstacle: 'DOCUMENT_NAME_DIFFERS', found: 'application/x-msdownload' },
    ],
    ['a program that calls itself a text', 'carte.txt', EXE, { obstacle: 'DOCUMENT_TEXT_UNREADABLE' }],
    [
      'a picture that calls itself a document',
      'carte.pdf',
      PNG,
      { obstacle: 'DOCUMENT_NAME_DIFFERS', found: 'image/png' },
    ],
    [
      'a document that calls itself a text',
      'carte.txt',
      PDF,
      { obstacle: 'DOCUMENT_NAME_DIFFERS', found: 'application/pdf' },
    ],
    [
      'a page that runs in a browser',
      'carte.html',
      text('<html><script>alert(1)</script>'),
      { obstacle: 'DOCUMENT_TYPE_REFUSED' },
    ],
    [
      'a drawing that runs in a browser',
      'a.svg',
      text('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      { obstacle: 'DOCUMENT_TYPE_REFUSED' },
    ],
    [
      'bytes that call themselves a text',
      'lettre.txt',
      Buffer.from([0x41, 0x00, 0x42]),
      { obstacle: 'DOCUMENT_TEXT_UNREADABLE' },
    ],
    [
      'a text of no known encoding',
      'lettre.txt',
      Buffer.from([0xe9, 0x81, 0xe9]),
      { obstacle: 'DOCUMENT_TEXT_UNREADABLE' },
    ],
    [
      'UTF-16 that is cut off',
      'l.csv',
      Buffer.from([0xff, 0xfe, 0x41]),
      { obstacle: 'DOCUMENT_TEXT_UNREADABLE' },
    ],
    ['what is no JSON', 'donnees.json', text('{nom:'), { obstacle: 'DOCUMENT_NAME_DIFFERS' }],
    [
      'JSON that is not UTF-8',
      'donnees.json',
      utf16('{"nom":"Odile"}'),
      { obstacle: 'DOCUMENT_NAME_DIFFERS' },
    ],
    [
      'a PDF whose header comes too late',
      'a.pdf',
      Buffer.concat([Buffer.alloc(1_025, ' '), PDF]),
      { obstacle: 'DOCUMENT_NAME_DIFFERS' },
    ],
    [
      'a compound file that is no message',
      'a.msg',
      compound('WordDocument'),
      { obstacle: 'DOCUMENT_NAME_DIFFERS', found: 'application/x-cfb' },
    ],
    ['a text that is no message', 'a.eml', text('Bonjour,\r\nmerci.'), { obstacle: 'DOCUMENT_NAME_DIFFERS' }],
    ['a name without an ending', 'carte', text('Bonjour'), { obstacle: 'DOCUMENT_TYPE_REFUSED' }],
    ['nothing at all', 'vide.txt', Buffer.alloc(0), { obstacle: 'DOCUMENT_EMPTY' }],
  ])('is not taken when it is %s, and why is told', async (_what, name, bytes, why) => {
    expect(await fileKind(bytes, name)).toMatchObject(why);
  });
});

describe('a text that is given back', () => {
  it.each([
    ['utf-8', text('é')],
    ['windows-1252', latin('é')],
    ['utf-16le', utf16('é')],
    ['utf-16be', Buffer.from([0xfe, 0xff, 0x00, 0xe9])],
  ])('says that it is %s', (charset, bytes) => {
    expect(contentTypeOf('text/csv', bytes)).toBe(`text/csv; charset=${charset}`);
    expect(contentTypeOf('image/png', bytes)).toBe('image/png');
  });
});
