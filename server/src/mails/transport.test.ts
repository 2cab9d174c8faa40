import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openTransport } from './open-transport.ts';
import { checkedAddress, headerLine, MailFailure, mailHost, senderOf } from './transport.ts';

const mail = (more: object = {}) => ({
  messageId: '0199-1@privacy.lumen.example',
  to: 'dpo@lumen.example',
  subject: 'Échéance',
  text: 'Bonjour',
  urgent: true,
  ...more,
});

describe('an address', () => {
  it.each([
    'dpo@lumen.example\r\nBcc: all@lumen.example',
    'dpo@lumen.example, other@lumen.example',
    '"a b"@lumen.example',
    'Dpo <dpo@lumen.example>',
    'dpo',
    '',
  ])('is refused when it could say more than one address: %j', (address) => {
    expect(() => checkedAddress(address)).toThrow(MailFailure);
  });

  it('is taken as it is otherwise', () => {
    expect(checkedAddress(' dpo+alerts@lumen.example ')).toBe('dpo+alerts@lumen.example');
  });
});

it('makes one line of whatever is to stand in a header', () => {
  expect(headerLine('a\r\nBcc: b\u2028c\u0000d')).toBe('a Bcc: b c d');
});

it.each([
  ['smtp://mail.lumen.example?from=alerts@lumen.example', 'alerts@lumen.example'],
  ['smtp://vigie%40lumen.example:pw@mail.lumen.example', 'vigie@lumen.example'],
  ['smtp://user:pw@mail.lumen.example', 'vigie@privacy.lumen.example'],
])('writes from the sender that %s names', (url, sender) => {
  expect(senderOf(url, 'https://privacy.lumen.example')).toBe(sender);
});

it('has a host of its own when nobody outside can reach us', () => {
  expect(mailHost('http://localhost:4000')).toBe('vigie.localhost');
  expect(mailHost(undefined)).toBe('vigie.localhost');
});

describe('files', () => {
  it('hold each mail once, readable by their owner alone, however often it is sent', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'vigie-mail-'));
    try {
      const transport = openTransport({ smtpUrl: undefined, publicUrl: undefined, dataDir });
      await transport.send(mail());
      await transport.send(mail());
      await transport.send(mail({ messageId: '../../etc/2@x', subject: 'a\r\nBcc: evil@x.example' }));
      const names = (await readdir(join(dataDir, 'outbox'))).sort();
      expect(names).toEqual(['0199-1.eml', '______etc_2.eml']);
      const path = join(dataDir, 'outbox', names[0] as string);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await readFile(path, 'utf8')).toContain('Message-ID: <0199-1@privacy.lumen.example>');
      expect(await readFile(join(dataDir, 'outbox', names[1] as string), 'utf8')).not.toMatch(/^Bcc:/im);
    } finally {
      await rm(dataDir, { recursive: true });
    }
  });

  it('on a full disk are tried again, leave no half behind, and say so once', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'vigie-mail-'));
    const told: string[] = [];
    try {
      const folder = join(dataDir, 'outbox');
      await mkdir(folder);
      const transport = openTransport({
        smtpUrl: undefined,
        publicUrl: undefined,
        dataDir,
        tell: (line) => told.push(line),
      });
      const full = () => symlink('/dev/full', join(folder, `.0199-1.eml.${process.pid}`));
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await full();
        await expect(transport.send(mail())).rejects.toMatchObject({ kind: 'TEMPORARY', code: 'ENOSPC' });
        expect(await readdir(folder)).toEqual([]);
      }
      expect(told).toEqual(['mails cannot be written (ENOSPC): they are tried again until they can']);
      await transport.send(mail());
      expect(await readdir(folder)).toEqual(['0199-1.eml']);
      expect(told.slice(1)).toEqual(['mails are written again']);
    } finally {
      await rm(dataDir, { recursive: true });
    }
  });
});
